import type { DeckPlace } from './command.ts';

/**
 * Which card lies at a place of an endlessly reshuffled deck, from 0.
 *
 * Every run of `size` places from a multiple of it shows each card once; the same card never stands on both
 * sides of a reshuffle where there are two or more. The same seed always gives the same order.
 *
 * @param size number of cards, 1 or more
 * @param at `seed` counts modulo 2^32; `place` is whole, 0 or more
 * @throws {RangeError} when `size` or `place` is out of range
 */
export function cardAt(size: number, at: DeckPlace): number {
  if (!Number.isSafeInteger(size) || size < 1) {
    throw new RangeError(`cardAt: expected \`size\` to be a whole number from 1 up, got ${size}`);
  }
  if (!Number.isSafeInteger(at.place) || at.place < 0) {
    throw new RangeError(`cardAt: expected \`place\` to be a whole number from 0 up, got ${at.place}`);
  }
  // With two cards only the same order over and over keeps them apart at the seam.
  const round = size === 2 ? 0 : Math.floor(at.place / size);
  const cards = shuffled(size, at.seed, round);
  const [first, second, ...rest] = cards;
  const repeats = round > 0 && first === shuffled(size, at.seed, round - 1).at(-1);
  // The last card keeps its place, so the next seam compares with what was really shown.
  const shown = repeats && second !== undefined ? [second, first, ...rest] : cards;
  return shown[at.place % size] ?? 0;
}

/** The numbers below `size` in an order of their own for each seed and round: sorted by keys that look random. */
function shuffled(size: number, seed: number, round: number): number[] {
  const base = mixed(mixed(seed) ^ round);
  const keyed = Array.from({ length: size }, (_, card) => ({ card, key: mixed(base ^ card) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ card }) => card);
}

/** Spreads each bit over all 32, no two inputs alike. Shifts and multipliers: MurmurHash3, "fmix32"; the first keeps 0 from staying 0. */
function mixed(value: number): number {
  let bits = (value ^ 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
