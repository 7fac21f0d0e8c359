import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordTable } from '../../../src/core/text/word-table.ts';

describe('WordTable', () => {
  it('finds what it was given, and nothing else', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ab', 'é'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), word, (words, other) => {
        const table = new WordTable<string>(64);
        for (const one of new Set(words)) table.set(one, `value of ${one}`);
        for (const one of words) expect([undefined, `value of ${one}`]).toContain(table.get(one));
        if (!words.includes(other)) expect(table.get(other)).toBeUndefined();
      }),
    );
  });

  it('keeps most of what fits, and begins anew when it is full', () => {
    const table = new WordTable<number>(1_024);
    const words = Array.from({ length: 1_024 }, (_, number) => `word${number}`);
    for (const [place, word] of words.entries()) table.set(word, place);
    expect(words.filter((word, place) => table.get(word) === place).length).toBeGreaterThan(1_000);
    table.set('another', -1);
    expect(table.get('another')).toBe(-1);
    expect(words.filter((word) => table.get(word) !== undefined)).toEqual([]);
  });
});
