import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Entry, entryOf } from '../../src/core/library/entry.ts';
import { WordIndex } from '../../src/core/library/word-index.ts';
import { indexFileOf, keepIndex, recallIndex } from '../../src/storage/library-index.ts';
import { makeRelease } from '../fixtures/make-release.ts';

const FOLDER = '/releases';
const LONG_AGO = '1000: as it was';

const root = mkdtempSync(path.join(tmpdir(), 'index-'));
afterAll(() => rmSync(root, { recursive: true }));

let cache = '';
beforeEach(() => {
  cache = mkdtempSync(path.join(root, 'of-'));
});

function entry(id: string): Entry {
  const release = makeRelease([['The pier is open.']]);
  return entryOf({ ...release, id }, { owner: 'everyone', revision: id });
}

/** Keeps what is known of two releases, "sea" and "town", as they look. */
function keep(look: ReadonlyMap<string, string>): void {
  const entries = new Map(['sea', 'town'].map((id) => [id, entry(id)]));
  const words = new WordIndex<string>();
  for (const [id, { key }] of entries) words.add(key, [id, 'boat']);
  keepIndex(FOLDER, look, entries, (isWanted) => words.pack(isWanted), cache);
}

const recall = (look: ReadonlyMap<string, string>) => recallIndex(FOLDER, look, cache);
const filesOf = (look: ReadonlyMap<string, string>) => recall(look)?.releases.map(({ file }) => file);

describe('what is known of a library', () => {
  const look = new Map([
    ['sea', LONG_AGO],
    ['town', LONG_AGO],
  ]);

  it('is what an earlier start kept, words and all', () => {
    keep(look);
    const known = recall(look);
    expect(known?.isOld).toBe(false);
    expect(known?.releases.map((one) => one.entry)).toEqual([entry('sea'), entry('town')]);
    const words = new WordIndex<string>();
    if (known) words.addPacked(known.words, () => true);
    expect(words.rank(['sea'], () => true).map(({ item }) => item)).toEqual([entry('sea').key]);
  });

  it('leaves out what looks different or is gone', () => {
    keep(look);
    expect(filesOf(new Map([...look, ['town', 'changed']]))).toEqual(['sea']);
    expect(recall(new Map([['town', LONG_AGO]]))).toMatchObject({ isOld: true });
    expect(filesOf(new Map([...look, ['new', LONG_AGO]]))).toEqual(['sea', 'town']);
  });

  it('does not count on files that were written a moment ago', () => {
    const justNow = new Map([...look, ['town', `${Date.now()}: just written`]]);
    keep(justNow);
    expect(filesOf(justNow)).toEqual(['sea']);
  });

  it('is nothing where it is damaged, of another folder, or was never kept', () => {
    expect(recall(look)).toBeUndefined();
    keep(look);
    expect(recallIndex('/others', look, cache)).toBeUndefined();
    const file = indexFileOf(FOLDER, cache);
    const bytes = readFileSync(file);
    for (const damaged of [bytes.subarray(0, bytes.length - 1), bytes.fill(0, 40, 44), Buffer.of()]) {
      writeFileSync(file, damaged);
      expect(recall(look)).toBeUndefined();
    }
  });
});
