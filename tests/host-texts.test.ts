import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Release } from '../src/core/release/release.ts';
import { HostTexts } from '../src/host-texts.ts';
import type { HostTextStore } from '../src/server-releases/host-texts.ts';
import { readServed } from '../src/server-releases/read-served.ts';
import type { Database } from '../src/storage/database/database.ts';
import { migrate } from '../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../src/storage/database/sqlite.ts';
import { createHostTextStore } from '../src/storage/sql/host-texts.ts';

let database: Database;
let store: HostTextStore;
let folder = '';
let warned: string[] = [];

beforeEach(async () => {
  database = openSqlite(IN_MEMORY);
  await migrate(database);
  store = createHostTextStore(database);
  folder = mkdtempSync(path.join(tmpdir(), 'host-texts-'));
  warned = [];
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** A process. */
function start(): HostTexts {
  const warn = (_fields: object, line: string) => void warned.push(line);
  return new HostTexts(() => ({ info: () => undefined, warn, error: () => undefined }));
}

function write(id: string, text: string) {
  const markdown = `---\ntitle: ${id}\ndate: 2031-04-02\npublisher: Haven\nlicence: OGL\n---\n\n${text}\n`;
  const file = path.join(folder, `${id}.md`);
  writeFileSync(file, markdown);
  return { id, file, version: readServed(id, { markdown, corrections: [] }).hash };
}

const firstOf = (release: Release | undefined) => release?.sentences[0]?.text;

describe('earlier texts of the host’s releases', () => {
  it('are had by the first digits of their version after a restart, from the store', async () => {
    const before = write('pier', 'It is open.');
    await start().keepIn(store, [before]);
    const after = write('pier', 'It is closed.');
    const later = start();
    await later.keepIn(store, [after]);
    expect(firstOf(await later.former('pier', before.version.slice(0, 12)))).toBe('It is open.');
    expect(await later.former('boat', before.version.slice(0, 12))).toBeUndefined();
    expect(await later.former('pier', 'ffffffffffff')).toBeUndefined();
  });

  it('are those that were replaced meanwhile where there is no store, as in a terminal', async () => {
    const { version } = write('pier', 'It is open.');
    const markdown = '---\ntitle: a\ndate: 2031-04-02\npublisher: b\nlicence: c\n---\n\nIt is open.\n';
    const texts = start();
    texts.replaced(readServed('pier', { markdown, corrections: [] }));
    expect(firstOf(await texts.former('pier', version.slice(0, 12)))).toBe('It is open.');
    expect(await texts.former('pier', 'ffffffffffff')).toBeUndefined();
  });

  it('are kept on where a release that was gone comes back', async () => {
    const pier = write('pier', 'It is open.');
    await start().keepIn(store, [pier]);
    await start().keepIn(store, []);
    expect(await store.versions()).toMatchObject([{ isGone: true }]);
    await start().keepIn(store, [pier]);
    expect(await store.versions()).toMatchObject([{ isGone: false }]);
    const texts = start();
    await texts.keepIn(store, [pier]);
    await texts.leaves('pier');
    expect(await store.versions()).toMatchObject([{ isGone: true }]);
    await texts.serves(pier);
    expect(await store.versions()).toMatchObject([{ isGone: false }]);
  });

  it('are never kept under the version of another text', async () => {
    const before = write('pier', 'It is open.');
    write('pier', 'It is closed.');
    await start().keepIn(store, [before]);
    expect(await store.versions()).toEqual([]);
    expect(warned).toEqual([]);
  });

  it('are done without, with a warning, where the store or a file is away', async () => {
    const pier = write('pier', 'It is open.');
    const boat = write('boat', 'It sails.');
    rmSync(boat.file);
    const texts = start();
    await texts.keepIn(store, [boat, pier]);
    expect((await store.versions()).map(({ releaseId }) => releaseId)).toEqual(['pier']);
    await database.query('alter table host_release_text rename to away');
    expect(await texts.former('pier', 'abc')).toBeUndefined();
    await texts.serves(pier);
    await texts.leaves('pier');
    expect(warned).toHaveLength(4);
  });
});
