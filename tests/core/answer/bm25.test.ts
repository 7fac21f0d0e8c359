import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexBm25 } from '../../../src/core/answer/bm25.ts';

const placesOf = (ranked: readonly { readonly place: number }[]) => ranked.map(({ place }) => place);

describe('sentences ranked by the stems they share with a question', () => {
  it('come first with a rare stem', () => {
    const rank = indexBm25([
      ['treaty', 'sign'],
      ['treaty', 'boat'],
      ['treaty', 'sign'],
    ]);
    expect(placesOf(rank(['treaty', 'boat']))).toEqual([1, 0, 2]);
  });

  it('come first when they are short, of two with the same stem', () => {
    const rank = indexBm25([['boat', 'a', 'b', 'c', 'd'], ['boat']]);
    expect(placesOf(rank(['boat']))).toEqual([1, 0]);
  });

  it('come first when they have the stem more often, of two as long', () => {
    const rank = indexBm25([
      ['boat', 'a', 'b'],
      ['boat', 'boat', 'b'],
    ]);
    expect(placesOf(rank(['boat']))).toEqual([1, 0]);
  });

  it('are those alone that share a stem, each once, best first, whatever is asked', () => {
    const stem = fc.constantFrom('a', 'b', 'c', 'd', 'constructor', '__proto__');
    fc.assert(
      fc.property(
        fc.array(fc.array(stem, { maxLength: 6 }), { maxLength: 8 }),
        fc.array(stem),
        (sentences, asked) => {
          const ranked = indexBm25(sentences)(asked);
          const sharing = sentences.flatMap((own, place) =>
            own.some((one) => asked.includes(one)) ? [place] : [],
          );
          expect(placesOf(ranked).toSorted((a, b) => a - b)).toEqual(sharing);
          for (const [i, { score }] of ranked.entries()) {
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThanOrEqual(ranked[i - 1]?.score ?? Number.POSITIVE_INFINITY);
          }
        },
      ),
    );
  });

  it('rank alike however often the question repeats a stem', () => {
    const rank = indexBm25([['boat', 'sign'], ['boat'], ['sign']]);
    expect(rank(['boat', 'boat', 'sign'])).toEqual(rank(['boat', 'sign']));
  });
});
