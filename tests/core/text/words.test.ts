import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords, stemOf } from '../../../src/core/text/words.ts';

describe('the words of a text', () => {
  it.each([
    ['The U.S. Navy’s 1,000 ships', ['the', 'us', 'navy', '1000', 'ships']],
    ['Japan’s Self-Defence Forces', ['japan', 'self', 'defence', 'forces']],
    ["they're o'clock in the 1960s: 2+2", ['they', 'oclock', 'in', 'the', '1960s', '2+2']],
  ])('of %j are %j', (text, words) => {
    expect(readWords(text).map(({ lower }) => lower)).toEqual(words);
  });

  it('stand where they say, in order, and read alone as they do in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let from = 0;
        for (const [place, word] of readWords(text).entries()) {
          expect(word.start).toBeGreaterThanOrEqual(from);
          expect(text.slice(from, word.start)).not.toMatch(/[\p{L}\p{M}\p{N}]/u);
          expect(word.first).toBe(place === 0);
          const raw = text.slice(word.start, word.end);
          expect(readWords(raw)).toEqual([{ ...word, start: 0, end: raw.length, first: true }]);
          from = word.end;
        }
        expect(text.slice(from)).not.toMatch(/[\p{L}\p{M}\p{N}]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('are found among letters, digits and marks of every kind', () => {
    const unit = fc.constantFrom(..."aB3 .’'+,-é́𝒳漢“", 'U.S.', 'ing');
    // The rule as one regular expression, which the quick way through plain words must agree with.
    const rule =
      /\d+\+\d+|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|s)(?!\p{L}))?|(?:\p{L}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const found = readWords(text).map(({ start, end }) => text.slice(start, end));
        expect(found).toEqual(text.match(rule) ?? []);
      }),
      { numRuns: 500 },
    );
  });

  it('read the same however often they were met', () => {
    const text = 'Japan’s U.S. ships, 1,000 of THEM: it’s a Co-operation.';
    const first = readWords(text);
    const many = Array.from({ length: 70_000 }, (_, number) => `w${number.toString(36)}x`).join(' ');
    expect(readWords(many)).toHaveLength(70_000);
    expect(readWords(text)).toEqual(first);
    expect(readWords(text)[0]).toMatchObject({
      lower: 'japan',
      stem: stemOf('japan'),
      stop: false,
      capital: true,
    });
  });

  it('are told by their first 40 letters', () => {
    expect(readWords('a'.repeat(10_000))[0]?.lower).toHaveLength(40);
  });
});

describe('what words are compared by', () => {
  it.each([
    ['signed', 'signing'],
    ['signature', 'signed'],
    ['colour', 'colors'],
    ['organise', 'organized'],
    ['defence', 'defense'],
    ['travelled', 'traveling'],
    ['japanese', 'japan'],
    ['brought', 'bring'],
  ])('is the same for %j and %j', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  it.each([
    ['boat', 'boot'],
    ['japan', 'jam'],
  ])('is another for %j and %j', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});
