import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWord, readWords, stemOf, writtenWords } from '../../../src/core/text/words.ts';

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

  it('are the same without their places', () => {
    expect(writtenWords('Japan’s 1,000 ships')).toEqual(['Japan’s', '1,000', 'ships']);
    expect(readWord('Japan’s')).toEqual({
      lower: 'japan',
      stem: stemOf('japan'),
      stop: false,
      capital: true,
    });
  });

  it('are told by their first 40 letters', () => {
    expect(readWord('a'.repeat(10_000)).lower).toHaveLength(40);
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
