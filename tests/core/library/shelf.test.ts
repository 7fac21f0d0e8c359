import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, entryOf } from '../../../src/core/library/entry.ts';
import { createShelf } from '../../../src/core/library/shelf.ts';
import { museum } from '../../fixtures/museum.ts';

function entry(id: string, more: Partial<Entry> = {}): Entry {
  return { ...entryOf({ ...museum, id }, { owner: 'everyone', revision: id }), ...more };
}

const pier = entry('pier', { title: 'The new pier opens', date: '2031-05-01' });
const bridge = entry('old-bridge', { title: 'Café on the bridge', publisher: 'Bridge Trust' });
const closed = entry('pier-closed', { title: 'The new pier closes', date: '2032-01-09' });
const shelf = createShelf([bridge, pier, closed]);

function named(typed: string): string[] {
  return shelf.named(typed).map(({ id }) => id);
}

describe('a shelf', () => {
  it('holds the newest first', () => {
    expect(shelf.entries).toEqual([closed, pier, bridge]);
  });

  it('finds by key', () => {
    expect(shelf.byKey(pier.key)).toBe(pier);
    expect(shelf.byKey('000000000000')).toBeUndefined();
  });

  it.each([
    ['pier', ['pier']],
    ['PIER-closed', ['pier-closed']],
    ['the new PIER opens', ['pier']],
    ['“Café on the bridge”', ['old-bridge']],
    ['cafe', ['old-bridge']],
    ['bridge trust', ['old-bridge']],
    ['9 January 2032', ['pier-closed']],
    ['2031-05-01', ['pier']],
    ['new pier', ['pier-closed', 'pier']],
    ['pier of Atlantis', []],
    ['', []],
    [' … ', []],
    [pier.key, ['pier']],
  ])('names by what was typed: %j is %j', (typed, ids) => {
    expect(named(typed)).toEqual(ids);
  });

  it('completes with the newest where nothing is typed, then by words, misspelt and half-typed', () => {
    expect(shelf.suggest('').map(({ value }) => value)).toEqual(['pier-closed', 'pier', 'old-bridge']);
    expect(shelf.suggest('briged')[0]).toEqual({
      shown: 'Café on the bridge · 2 April 2031 · Bridge Trust',
      value: 'old-bridge',
    });
    expect(shelf.suggest('clos')[0]?.value).toBe('pier-closed');
    expect(shelf.suggest('xylophone')).toEqual([]);
  });

  it('completes with the key where the id is too long, or two owners have the same', () => {
    const long = entry('x'.repeat(120));
    expect(createShelf([long]).suggest('')).toMatchObject([{ value: long.key }]);
    const theirs = { ...entryOf({ ...museum, id: 'pier' }, { owner: { guildId: '1' }, revision: '' }) };
    const values = createShelf([pier, theirs])
      .suggest('')
      .map(({ value }) => value);
    expect(values.toSorted()).toEqual([pier.key, theirs.key].toSorted());
    for (const value of values) expect(createShelf([pier, theirs]).named(value)).toHaveLength(1);
  });

  it('shows what tells two releases of one long title apart, in the hundred characters that Discord shows', () => {
    const title = 'The new pier of the harbour of Haven opens to everyone '.repeat(3);
    const [one, other] = [entry('a', { title }), entry('b', { title })];
    for (const some of [
      [{ ...one, date: '2031-01-01' }, other],
      [{ ...one, publisher: 'Harbour Trust' }, other],
      [one, other],
    ]) {
      const shown = createShelf(some)
        .suggest('')
        .map((suggestion) => suggestion.shown);
      expect(new Set(shown).size).toBe(2);
      for (const text of shown) expect(text.length).toBeLessThanOrEqual(100);
    }
  });

  it('offers 25 at most', () => {
    const many = Array.from({ length: 40 }, (_, place) => entry(`r${place}`));
    expect(createShelf(many).suggest('')).toHaveLength(25);
    expect(createShelf(many).suggest('harbour')).toHaveLength(25);
  });

  it('names by each completion exactly the one that it shows, whatever titles there are', () => {
    const titles = fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(titles, (given) => {
        const some = createShelf(given.map((title, place) => entry(`id-${place}`, { title })));
        for (const { value } of some.suggest(''))
          expect(some.named(value).map(({ id }) => id)).toEqual([value]);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (typed) => {
        expect(shelf.named(typed)).toBeDefined();
        expect(shelf.suggest(typed)).toBeDefined();
      }),
    );
  });
});
