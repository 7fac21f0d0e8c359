/** Chance that is the same for the same seed: Mulberry32 by Tommy Ettinger. */
export type Random = {
  /** From 0 up to, and not with, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both among them. */
  whole(min: number, max: number): number;
  /** True in so many cases of one. */
  chance(share: number): boolean;
};

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    whole: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (share) => next() < share,
  };
}
