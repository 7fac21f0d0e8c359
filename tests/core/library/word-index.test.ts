import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordIndex } from '../../../src/core/library/word-index.ts';

function indexOf(texts: Readonly<Record<string, string>>): WordIndex<string> {
  const index = new WordIndex<string>();
  for (const [name, text] of Object.entries(texts)) index.add(name, text.split(' '));
  return index;
}

const all = (): boolean => true;

describe('WordIndex', () => {
  it('puts first what says more of what is asked, and leaves out what shares none', () => {
    const index = indexOf({ sea: 'boat sea mayor', town: 'boat town mayor town', hill: 'hill sheep' });
    expect(index.rank(['boat', 'mayor', 'sea', 'town'], all)).toEqual(['town', 'sea']);
    expect(index.rank(['nothing'], all)).toEqual([]);
  });

  it('prefers the shorter of two that say it as often', () => {
    const index = indexOf({ long: 'boat a b c d e f g', short: 'boat a', other: 'x y z' });
    expect(index.rank(['boat'], all)).toEqual(['short', 'long']);
  });

  it('leaves out what has less than half of what is asked, the rarer words counting more', () => {
    const index = indexOf({ sea: 'boat town', town: 'mayor town', hill: 'sheep town', moor: 'grass town' });
    expect(index.rank(['boat', 'nowhere', 'never'], all)).toEqual([]);
    expect(index.rank(['boat', 'nowhere'], all)).toEqual(['sea']);
    expect(index.rank(['mayor', 'town'], all)).toEqual(['town']);
  });

  it('asks of each whether it is wanted', () => {
    const index = indexOf({ sea: 'boat', town: 'boat' });
    expect(index.rank(['boat'], (name) => name !== 'sea')).toEqual(['town']);
  });

  it('replaces what is added again', () => {
    const index = indexOf({ sea: 'boat', town: 'mayor' });
    index.add('sea', ['sheep']);
    expect(index.rank(['boat'], all)).toEqual([]);
    expect(index.rank(['sheep'], all)).toEqual(['sea']);
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
    expect(index.rank(['rare'], () => true)).toEqual([7]);
    expect(index.rank(['word3'], () => true)).toHaveLength(200);
  });
});
