import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordIndex } from '../../../src/core/library/word-index.ts';

function indexOf(texts: Readonly<Record<string, string>>): WordIndex<string> {
  const index = new WordIndex<string>();
  for (const [name, text] of Object.entries(texts)) index.add(name, text.split(' '));
  return index;
}

const all = (): boolean => true;

/** The items, best first. */
function ranked(
  index: WordIndex<string>,
  stems: readonly string[],
  isWanted: (item: string) => boolean = all,
): string[] {
  return index.rank(stems, isWanted).map(({ item }) => item);
}

describe('WordIndex', () => {
  it('puts first what says more of what is asked, and leaves out what shares none', () => {
    const index = indexOf({ sea: 'boat sea mayor', town: 'boat town mayor town', hill: 'hill sheep' });
    expect(ranked(index, ['boat', 'mayor', 'sea', 'town'])).toEqual(['town', 'sea']);
    expect(ranked(index, ['nothing'])).toEqual([]);
  });

  it('prefers the shorter of two that say it as often', () => {
    const index = indexOf({ long: 'boat a b c d e f g', short: 'boat a', other: 'x y z' });
    expect(ranked(index, ['boat'])).toEqual(['short', 'long']);
  });

  it('says how much of what is asked each has, the rarer words counting more', () => {
    const index = indexOf({ sea: 'boat town', town: 'mayor town', hill: 'sheep town', moor: 'grass town' });
    const shares = (...stems: string[]) =>
      Object.fromEntries(index.rank(stems, all).map(({ item, share }) => [item, share]));
    expect(shares('boat', 'nowhere', 'never').sea).toBeCloseTo(1 / 3);
    expect(shares('boat', 'nowhere').sea).toBeCloseTo(1 / 2);
    expect(shares('mayor', 'town').town).toBeCloseTo(1);
    expect(shares('mayor', 'town').sea).toBeLessThan(1 / 2);
  });

  it('asks of each whether it is wanted', () => {
    const index = indexOf({ sea: 'boat', town: 'boat' });
    expect(ranked(index, ['boat'], (name: string) => name !== 'sea')).toEqual(['town']);
  });

  it('replaces what is added again', () => {
    const index = indexOf({ sea: 'boat', town: 'mayor' });
    index.add('sea', ['sheep']);
    expect(ranked(index, ['boat'])).toEqual([]);
    expect(ranked(index, ['sheep'])).toEqual(['sea']);
  });

  it('ranks as one that never held what came and went', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 6 });
    const steps = fc.array(
      fc.record({ name: fc.constantFrom('p', 'q', 'r', 's'), words: fc.option(words) }),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(steps, words, (taken, question) => {
        const lived = new WordIndex<string>();
        const now = new Map<string, readonly string[]>();
        for (const { name, words: stems } of taken) {
          now.delete(name);
          if (stems) now.set(name, stems);
          if (stems) lived.add(name, stems);
          else lived.remove(name);
        }
        const fresh = new WordIndex<string>();
        for (const [name, stems] of now) fresh.add(name, stems);
        expect(new Set(lived.rank(question, all))).toEqual(new Set(fresh.rank(question, all)));
      }),
    );
  });

  it('ranks what was packed as it did before, and leaves out what is wanted no more', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 6 });
    const items = fc.array(words, { maxLength: 12 });
    fc.assert(
      fc.property(items, items, words, (older, newer, question) => {
        const first = new WordIndex<number>();
        for (const [item, stems] of older.entries()) first.add(item, stems);
        const isWanted = (item: number) => item % 3 !== 0;
        const packed = first.pack((item) => item % 2 === 0);
        const later = new WordIndex<number>();
        // One is there already, and one of the packed comes anew.
        later.add(100, ['a', 'e']);
        later.addPacked(packed, isWanted);
        for (const [item, stems] of newer.entries()) later.add(200 + item, stems);
        later.add(2, ['b']);
        const fresh = new WordIndex<number>();
        fresh.add(100, ['a', 'e']);
        for (const [item, stems] of older.entries())
          if (item % 2 === 0 && isWanted(item)) fresh.add(item, stems);
        for (const [item, stems] of newer.entries()) fresh.add(200 + item, stems);
        fresh.add(2, ['b']);
        expect(new Set(later.rank(question, all))).toEqual(new Set(fresh.rank(question, all)));
      }),
    );
  });

  it('ranks alike once much of it was packed by itself', () => {
    const index = new WordIndex<number>();
    const stems = Array.from({ length: 300 }, (_, number) => `word${number}`);
    for (let item = 0; item < 400; item += 1) index.add(item, item === 7 ? [...stems, 'rare'] : stems);
    for (let item = 0; item < 400; item += 2) index.remove(item);
    expect(index.rank(['rare'], () => true).map(({ item }) => item)).toEqual([7]);
    expect(index.rank(['word3'], () => true)).toHaveLength(200);
  });
});
