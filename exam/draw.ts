import { stableHash } from '../src/core/daily/stable-hash.ts';

/** Chance that is the same for the same seed. */
export type Draw = {
  /** From 0 to `end`, `end` not included. */
  below(end: number): number;
  from<Item>(items: readonly Item[]): Item;
};

/** @param seed another makes other draws */
export function drawing(seed: number): Draw {
  let drawn = 0;
  const below = (end: number): number => {
    drawn += 1;
    return stableHash(`${seed} ${drawn}`) % end;
  };
  return {
    below,
    from(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to draw from');
      return item;
    },
  };
}
