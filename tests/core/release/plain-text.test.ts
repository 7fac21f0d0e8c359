import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainTextOf, sourceSpan } from '../../../src/core/release/plain-text.ts';

const SOURCE = 'The **old** pier.';
const STARS = [
  { start: 9, end: 11 },
  { start: 4, end: 6 },
];

describe('plainTextOf', () => {
  it('leaves spans out, whatever their order', () => {
    expect(plainTextOf(SOURCE, STARS).text).toBe('The old pier.');
  });

  it('leads every character back to its own place, and the end behind the last one', () => {
    const plain = plainTextOf(SOURCE, STARS);
    expect([0, 4, 7, 13].map((at) => plain.sourceOf(at))).toEqual([0, 6, 11, 17]);
  });

  it('finds the place of a character, and for one that is left out the next one’s', () => {
    const plain = plainTextOf(SOURCE, STARS);
    expect([0, 4, 6, 9, 11, 17].map((at) => plain.placeOf(at))).toEqual([0, 4, 4, 7, 7, 13]);
  });

  it('takes overlapping spans, and a source of which nothing is left', () => {
    const all = [
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ];
    expect(plainTextOf('abcd', all).text).toBe('d');
    const nothing = plainTextOf('abc', all);
    expect([nothing.text, nothing.sourceOf(0), nothing.placeOf(3)]).toEqual(['', 0, 0]);
  });

  it('gives the source of a span from its first character to its last', () => {
    const plain = plainTextOf(SOURCE, STARS);
    expect(sourceSpan(plain, { start: 4, end: 7 })).toEqual({ start: 6, end: 9 });
    expect(sourceSpan(plain, { start: 0, end: 7 })).toEqual({ start: 0, end: 9 });
    expect(sourceSpan(plain, { start: 4, end: 4 })).toEqual({ start: 6, end: 6 });
  });

  it('keeps every character as it is, in order, and leads there and back', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(60), fc.nat(10)).map(([start, length]) => ({ start, end: start + length })),
    );
    fc.assert(
      fc.property(fc.string({ minLength: 0, maxLength: 60 }), spans, (source, leftOut) => {
        const inside = leftOut.map(({ start, end }) => ({
          start: Math.min(start, source.length),
          end: Math.min(end, source.length),
        }));
        const plain = plainTextOf(source, inside);
        const places = Array.from(plain.text, (_, at) => plain.sourceOf(at));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        for (const [at, place] of places.entries()) {
          expect(source.charAt(place)).toBe(plain.text.charAt(at));
          expect(plain.placeOf(place)).toBe(at);
          expect(inside.some(({ start, end }) => start <= place && place < end)).toBe(false);
        }
      }),
    );
  });
});
