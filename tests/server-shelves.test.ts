import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StockedLibrary } from '../src/core/library/library.ts';
import type { PageCheckStore } from '../src/server-releases/page-checks.ts';
import { readServed } from '../src/server-releases/read-served.ts';
import type { ReleaseStore } from '../src/server-releases/store.ts';
import { ServerShelves } from '../src/server-shelves.ts';
import type { Database } from '../src/storage/database/database.ts';
import { migrate } from '../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../src/storage/database/sqlite.ts';
import { createPageCheckStore } from '../src/storage/sql/page-checks.ts';
import { createServerReleaseStore } from '../src/storage/sql/server-releases.ts';
import { makeAnswer } from './fixtures/context.ts';
import { libraryOf, noVectors, openRelease } from './fixtures/library.ts';
import { museum } from './fixtures/museum.ts';
import { pageMarkdown } from './fixtures/server-pages.ts';

const LIMITS = { releasesMax: 9, versionsMax: 9 };
const warned: string[] = [];
let database: Database;
let store: ReleaseStore;
let checks: PageCheckStore;
let library: StockedLibrary;
let shelves: ServerShelves;

beforeEach(async () => {
  warned.length = 0;
  database = openSqlite(IN_MEMORY);
  await migrate(database);
  store = createServerReleaseStore(database);
  library = libraryOf([openRelease(museum)]);
  const engineFor = () => ({ answer: async () => makeAnswer({}), bytes: 1_000 });
  const log = {
    info: () => undefined,
    warn: (_: object, text: string) => warned.push(text),
    error: () => undefined,
  };
  checks = createPageCheckStore(database);
  shelves = new ServerShelves({ library, store, checks, engineFor, vectorsFor: noVectors, log });
});
afterEach(() => database.close());

async function serve(guildId: string, page: number, markdown = pageMarkdown(page)): Promise<void> {
  const releaseId = `page-${page}`;
  const {
    hash: version,
    sentences,
    ...release
  } = readServed(releaseId, { markdown: pageMarkdown(page), corrections: [] });
  const { title, date, publisher, url, licence } = release;
  await store.serve(
    {
      ...{ guildId, releaseId, version, title, date, publisher, url, licence },
      ...{ sentenceCount: sentences.length, source: '', addedBy: '7', addedMs: 0 },
    },
    { markdown, corrections: [] },
    LIMITS,
  );
}

/** What a server sees beside the host's. */
const seen = (guildId?: string) =>
  library
    .shelf(guildId)
    .entries.flatMap(({ id, owner }) => (owner === 'everyone' ? [] : [id]))
    .sort();

describe('the shelves of servers', () => {
  it('hold at the start what each server serves, for that server alone', async () => {
    await serve('1', 1);
    await serve('1', 2);
    await serve('2', 1);
    await shelves.refreshAll();
    expect([seen('1'), seen('2'), seen('3'), seen()]).toEqual([['page-1', 'page-2'], ['page-1'], [], []]);
  });

  it('follow what a server adds, changes and removes', async () => {
    await serve('1', 1);
    await shelves.refresh('1');
    const [entry] = library.shelf('1').entries.filter(({ owner }) => owner !== 'everyone');
    if (!entry) throw new Error('the server serves a page');
    expect((await library.open(entry)).release.title).toBe('Boat 1 is launched');
    await store.correct({ guildId: '1', releaseId: 'page-1' }, entry.version, [
      { sentence: 1, check: 'none', speaker: null },
    ]);
    await shelves.refresh('1');
    await expect(library.open(entry)).rejects.toThrow(/no such/);
    await store.remove({ guildId: '1', releaseId: 'page-1' }, 5);
    await shelves.refresh('1');
    expect(seen('1')).toEqual([]);
  });

  it('answer from a server’s own default there, and from the home elsewhere', async () => {
    await serve('1', 1);
    await store.setDefault('1', { owner: 'server', releaseId: 'page-1' });
    await shelves.refreshAll();
    expect(library.defaultOf('1').id).toBe('page-1');
    expect(library.defaultOf('2').id).toBe('museum');
    expect(library.defaultOf(undefined).id).toBe('museum');
    await store.setDefault('1', { owner: 'everyone', releaseId: 'museum' });
    await shelves.refresh('1');
    expect(library.defaultOf('1').id).toBe('museum');
  });

  it('have the earlier texts of a release, for buttons made on them', async () => {
    await serve('1', 1);
    await shelves.refresh('1');
    const own = () => library.shelf('1').entries.find(({ owner }) => owner !== 'everyone');
    const before = own();
    if (!before) throw new Error('the server serves a page');
    const markdown = pageMarkdown(1, 1);
    const newer = readServed('page-1', { markdown, corrections: [] });
    const [served] = await store.served('1');
    if (!served) throw new Error('the server serves a page');
    await store.serve({ ...served, version: newer.hash }, { markdown, corrections: [] }, LIMITS);
    await shelves.refresh('1');
    const after = own();
    if (!after) throw new Error('the server serves a page');
    expect(after.version).not.toBe(before.version);
    const former = await library.former(after, before.version.slice(0, 12));
    expect(former?.sentences[0]?.text).toMatch(/for the 2nd time/);
    expect(await library.former(after, 'ffffffffffff')).toBeUndefined();
    await database.query('alter table server_release_text rename to away');
    expect(await library.former(after, before.version.slice(0, 12))).toBeUndefined();
    expect(warned).toEqual(['an earlier text of a release could not be read']);
  });

  it('tell what is known of the pages of a server’s releases, until they are removed', async () => {
    await serve('1', 1);
    await shelves.refresh('1');
    const [entry] = library.shelf('1').entries.filter(({ owner }) => owner !== 'everyone');
    if (!entry) throw new Error('the server serves a page');
    expect(library.standing(entry)).toEqual({ isPageChanged: false });
    const place = { guildId: '1', releaseId: 'page-1' };
    await checks.plan(place, 0);
    const found = { wording: 'w', markdown: '' };
    await checks.noteRead(place, { version: entry.version, withdrawn: 'Old.', found }, 0);
    await shelves.refreshNews('2');
    expect(library.standing(entry)).toEqual({ isPageChanged: false });
    await shelves.refreshNews('1');
    expect(library.standing(entry)).toEqual({ isPageChanged: true, withdrawn: 'Old.' });
    await store.remove(place, 5);
    await checks.clear(place);
    await shelves.refresh('1');
    expect(library.standing(entry)).toEqual({ isPageChanged: false });
  });

  it('leave out a text that cannot be read any more, and say so', async () => {
    await serve('1', 1, 'no front matter');
    await serve('1', 2);
    await shelves.refreshAll();
    expect(seen('1')).toEqual(['page-2']);
    expect(warned).toEqual(['release of a server left out']);
  });

  it('stay as they are while the store is out of reach', async () => {
    await serve('1', 1);
    await shelves.refreshAll();
    await database.query('alter table server_release rename to away');
    await expect(shelves.refreshAll()).rejects.toThrow();
    expect(seen('1')).toEqual(['page-1']);
    await database.query('alter table away rename to server_release');
    await serve('1', 2);
    await shelves.refresh('1');
    expect(seen('1')).toEqual(['page-1', 'page-2']);
  });

  it('are known of a server once they are read, and anew each time that all are read again', async () => {
    await serve('901', 1);
    expect(['901', '902'].map((guildId) => shelves.isRead(guildId))).toEqual([false, false]);
    await shelves.refreshAll();
    expect(['901', '902'].map((guildId) => shelves.isRead(guildId))).toEqual([true, true]);
    const again = shelves.refreshAll();
    expect(shelves.isRead('902')).toBe(false);
    await again;
    expect(shelves.isRead('902')).toBe(true);
  });
});
