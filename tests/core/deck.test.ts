import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardAt } from '../../src/core/deck.ts';

const size = fc.integer({ min: 1, max: 40 });
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const round = fc.integer({ min: 0, max: 1000 });

function cardsOf(count: number, deckSeed: number, roundNumber: number): number[] {
  return Array.from({ length: count }, (_, at) =>
    cardAt(count, { seed: deckSeed, place: roundNumber * count + at }),
  );
}

describe('cardAt', () => {
  it('shows every card once in each round', () => {
    fc.assert(
      fc.property(size, seed, round, (count, deckSeed, roundNumber) => {
        const cards = cardsOf(count, deckSeed, roundNumber).sort((a, b) => a - b);
        expect(cards).toEqual(Array.from({ length: count }, (_, card) => card));
      }),
    );
  });

  it('never shows a card twice running, not even across a reshuffle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), seed, round, (count, deckSeed, roundNumber) => {
        const last = (roundNumber + 1) * count - 1;
        const [before, after] = [last, last + 1].map((place) => cardAt(count, { seed: deckSeed, place }));
        expect(before).not.toBe(after);
      }),
    );
  });

  it('gives the same card for the same place', () => {
    expect(cardsOf(24, 5, 3)).toEqual(cardsOf(24, 5, 3));
  });

  it('has another order for another round and another seed', () => {
    const orders = [cardsOf(24, 5, 0), cardsOf(24, 5, 1), cardsOf(24, 6, 0), cardsOf(24, 0, 0)];
    expect(new Set(orders.map(String)).size).toBe(4);
  });

  it('puts every card first about as often', () => {
    const firsts = Array.from({ length: 3000 }, (_, deckSeed) => cardAt(6, { seed: deckSeed, place: 0 }));
    for (let card = 0; card < 6; card += 1) {
      const times = firsts.filter((first) => first === card).length;
      expect(times).toBeGreaterThan(400);
      expect(times).toBeLessThan(600);
    }
  });

  it.each([
    [0, 0],
    [1.5, 0],
    [3, -1],
    [3, 0.5],
    [3, Number.NaN],
  ])('refuses a deck of %d at place %d', (count, place) => {
    expect(() => cardAt(count, { seed: 1, place })).toThrow(RangeError);
  });
});
