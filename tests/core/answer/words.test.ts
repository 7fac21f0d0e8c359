import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecentMap } from '../../../src/core/answer/recent-map.ts';
import { readWords } from '../../../src/core/answer/words.ts';

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
});

describe('a memory of recent texts', () => {
  it('never tells anything else than what was kept, and at most twice its size', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 200 }), (keys) => {
        const memory = new RecentMap<number>(5);
        for (const key of keys) {
          expect([undefined, key]).toContain(memory.get(`${key}`));
          memory.set(`${key}`, key);
          expect(memory.get(`${key}`)).toBe(key);
        }
        const kept = Array.from({ length: 31 }, (_, key) => key).filter(
          (key) => memory.get(`${key}`) !== undefined,
        );
        expect(kept.length).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('keeps what is asked for again, however much else comes by', () => {
    const memory = new RecentMap<string>(10);
    memory.set('treaty', 'treati');
    for (let other = 0; other < 1_000; other++) {
      memory.set(`word${other}`, 'word');
      expect(memory.get('treaty')).toBe('treati');
    }
    expect(memory.get('word0')).toBeUndefined();
  });
});
