import { describe, expect, it } from 'vitest';
import { createDecks } from '../../src/core/decks.ts';

/** Deals from decks of the shuffle 7, and tells the place alone. */
function places() {
  const deal = createDecks(7);
  return (deck: string): number => deal(deck).place;
}

describe('createDecks', () => {
  it('counts each deck by itself', () => {
    const place = places();
    expect(['one', 'one', 'two', 'one'].map((deck) => place(deck))).toEqual([0, 1, 0, 2]);
  });

  it('keeps 10,000 decks, and forgets the one that was unused for longest', () => {
    const place = places();
    for (let deck = 0; deck < 10_000; deck += 1) place(`${deck}`);
    expect(place('0')).toBe(1);
    place('another');
    expect([place('0'), place('2'), place('1')]).toEqual([2, 1, 0]);
  });

  it('goes on behind the place that a button names, and never back', () => {
    const deal = createDecks(7);
    expect(deal('one', { seed: 7, place: 4 })).toEqual({ seed: 7, place: 4 });
    expect(deal('one')).toEqual({ seed: 7, place: 5 });
    expect(deal('one', { seed: 7, place: 2 })).toEqual({ seed: 7, place: 6 });
  });

  it('takes up the shuffle of before a restart, and a negative one as its button names it', () => {
    const deal = createDecks(7);
    deal('one');
    expect(deal('one', { seed: 9, place: 3 })).toEqual({ seed: 9, place: 3 });
    expect(deal('one')).toEqual({ seed: 9, place: 4 });
    const negative = createDecks(-1);
    expect(negative('one').place).toBe(0);
    expect(negative('one', { seed: 2 ** 32 - 1, place: 0 }).place).toBe(1);
  });

  it('is not led to a place that nobody would reach', () => {
    const deal = createDecks(7);
    expect(deal('one', { seed: 9, place: Number.MAX_SAFE_INTEGER })).toEqual({ seed: 7, place: 0 });
    expect(deal('one')).toEqual({ seed: 7, place: 1 });
  });
});
