import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HostTextStore } from '../../../src/server-releases/host-texts.ts';
import type { PageCheckStore } from '../../../src/server-releases/page-checks.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { MIGRATIONS, migrate } from '../../../src/storage/database/migrations.ts';
import { connectTo } from '../../../src/storage/database/open-database.ts';
import { backUp, checkDatabase, copyDatabase } from '../../../src/storage/database/tend.ts';
import { createHostTextStore, HOST_TEXT_STATEMENTS } from '../../../src/storage/sql/host-texts.ts';
import { PAGE_CHECK_STATEMENTS } from '../../../src/storage/sql/page-check-statements.ts';
import { createPageCheckStore } from '../../../src/storage/sql/page-checks.ts';
import { addressOf } from '../../fixtures/address.ts';
import { engines } from '../../fixtures/engines.ts';

const NOON = Temporal.Instant.from('2031-04-02T12:00:00Z').epochMilliseconds;
const HOUR = 3_600_000;
const PIER = { guildId: '900800700600500400', releaseId: 'pier' };
/** Another server's release of the same name. */
const OTHER = { ...PIER, guildId: '900800700600500401' };
const NEWER = { wording: 'w1', markdown: '---\ntitle: Pier\n---\nIt is “open”. 🚤\n' };
const FOUND = { version: 'v1', wording: 'w1', foundMs: NOON };

describe.each(engines())('what is known of pages and earlier texts on $name', (engine) => {
  const asked = new Set<string>();
  let address = '';
  let folder = '';
  let database: Database;
  let checks: PageCheckStore;
  let texts: HostTextStore;

  beforeAll(async () => {
    if (engine.missing) return;
    await engine.setUp();
    folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
    address = await engine.newAddress();
    database = await connectTo(addressOf(address));
    await migrate(database);
    const noting: Pick<Database, 'query'> = {
      query(sql, values) {
        asked.add(sql);
        return database.query(sql, values);
      },
    };
    checks = createPageCheckStore(noting);
    texts = createHostTextStore(noting);
  });
  afterAll(async () => {
    if (engine.missing) return;
    await database.close();
    rmSync(folder, { recursive: true });
    await engine.tearDown();
  });
  // A database for each test would take longer than all the tests.
  afterEach(async () => {
    if (engine.missing) return;
    for (const table of ['page_check', 'host_release_text']) await database.query(`delete from ${table}`);
  });

  const one = async () => (await checks.of(PIER.guildId))[0];

  it.skipIf(engine.missing)('gives each page its turn once, the one asked longest ago first', async () => {
    await checks.plan(PIER, NOON);
    await checks.plan(PIER, NOON + HOUR);
    await checks.plan(OTHER, NOON - 1);
    expect(await one()).toEqual({ releaseId: 'pier', askedMs: NOON, isAsked: false });
    expect(await checks.due(NOON - 1)).toBeUndefined();
    expect(await checks.due(NOON + 1)).toEqual({ ...OTHER, askedMs: NOON - 1 });
    expect(await checks.claim(OTHER, NOON - 1, NOON + HOUR)).toBe(true);
    // Whoever saw the same turn comes too late.
    expect(await checks.claim(OTHER, NOON - 1, NOON + HOUR)).toBe(false);
    expect(await checks.due(NOON + 1)).toEqual({ ...PIER, askedMs: NOON });
    await checks.clear(PIER);
    expect(await one()).toBeUndefined();
    expect(await checks.due(NOON + 2 * HOUR)).toMatchObject(OTHER);
  });

  it.skipIf(engine.missing)(
    'keeps a text that was found from when it was found first, and tells once that it is new',
    async () => {
      await checks.plan(PIER, NOON);
      const read = { version: 'v1', found: NEWER };
      expect(await checks.noteRead(PIER, read, NOON)).toBe('new');
      expect(await checks.noteRead(PIER, read, NOON + HOUR)).toBe('waiting');
      expect(await one()).toEqual({ releaseId: 'pier', askedMs: NOON, isAsked: true, found: FOUND });
      expect(await checks.foundText(PIER, 'w1')).toBe(NEWER.markdown);
      expect(await checks.foundText(PIER, 'w2')).toBeUndefined();
      expect(await checks.foundText(OTHER, 'w1')).toBeUndefined();
      const later = { version: 'v1', found: { ...NEWER, wording: 'w2' } };
      expect(await checks.noteRead(PIER, later, NOON + HOUR)).toBe('new');
      expect(await checks.noteRead(PIER, { version: 'v1' }, NOON + HOUR)).toBe('nothing');
      expect(await one()).not.toHaveProperty('found');
      expect(await checks.foundText(PIER, 'w2')).toBeUndefined();
    },
  );

  it.skipIf(engine.missing)(
    'asks no more about a text that was declined, until it or the one that is served is another',
    async () => {
      await checks.plan(PIER, NOON);
      const read = { version: 'v1', found: NEWER };
      await checks.noteRead(PIER, read, NOON);
      expect(await checks.keep(PIER, 'w2')).toBe(false);
      expect(await checks.keep(PIER, 'w1')).toBe(true);
      expect(await checks.keep(PIER, 'w1')).toBe(false);
      expect(await one()).not.toHaveProperty('found');
      expect(await checks.noteRead(PIER, read, NOON + HOUR)).toBe('nothing');
      const another = { version: 'v1', found: { ...NEWER, wording: 'w2' } };
      expect(await checks.noteRead(PIER, another, NOON + HOUR)).toBe('new');
      expect(await checks.noteRead(PIER, read, NOON + 2 * HOUR)).toBe('nothing');
      expect(await checks.noteRead(PIER, { version: 'v2', found: NEWER }, NOON + 3 * HOUR)).toBe('new');
    },
  );

  it.skipIf(engine.missing)(
    'keeps what was found while the page cannot be read, and drops the trouble once it can',
    async () => {
      await checks.plan(PIER, NOON);
      await checks.noteTrouble(PIER, 'There is no page at that address (404).');
      const trouble = 'There is no page at that address (404).';
      expect(await one()).toEqual({ releaseId: 'pier', askedMs: NOON, isAsked: true, trouble });
      await checks.noteRead(PIER, { version: 'v1', withdrawn: '', found: NEWER }, NOON);
      expect(await one()).toMatchObject({ found: FOUND, withdrawn: '' });
      await checks.noteTrouble(PIER, trouble);
      expect(await one()).toMatchObject({ found: FOUND, withdrawn: '', trouble });
      await checks.noteRead(PIER, { version: 'v1' }, NOON);
      expect(await one()).toEqual({ releaseId: 'pier', askedMs: NOON, isAsked: true });
    },
  );

  it.skipIf(engine.missing)(
    'keeps the host’s texts while a release is served, and a year after',
    async () => {
      await texts.keep('pier', 'abc1', 'first');
      await texts.keep('pier', 'abd2', 'second');
      await texts.keep('boat', 'abc1', 'boat');
      expect(await texts.text('pier', 'abc')).toBe('first');
      expect(await texts.text('pier', 'abd2')).toBe('second');
      expect(await texts.text('pier', 'abe')).toBeUndefined();
      await texts.leave('pier', NOON);
      await texts.leave('pier', NOON + HOUR);
      await texts.forget(NOON);
      expect(await texts.versions()).toEqual([
        { releaseId: 'boat', version: 'abc1', isGone: false },
        { releaseId: 'pier', version: 'abc1', isGone: true },
        { releaseId: 'pier', version: 'abd2', isGone: true },
      ]);
      await texts.comeBack('pier');
      await texts.forget(NOON + 1);
      expect(await texts.text('pier', 'abc')).toBe('first');
      await texts.leave('pier', NOON);
      await texts.forget(NOON + 1);
      expect((await texts.versions()).map(({ releaseId }) => releaseId)).toEqual(['boat']);
    },
  );

  it.skipIf(engine.missing)('are backed up and copied', async () => {
    await checks.plan(PIER, NOON);
    await checks.noteRead(PIER, { version: 'v1', withdrawn: 'Old.', found: NEWER }, NOON);
    for (let count = 0; count < 22; count += 1) await texts.keep('pier', `v${count}`, `text ${count}`);
    await texts.leave('pier', NOON);
    const file = path.join(folder, 'backup.db');
    const counts = { page_check: 1, host_release_text: 22 };
    expect(await backUp(addressOf(address), { kind: 'sqlite', file })).toMatchObject(counts);
    const target = await engine.newAddress();
    expect(await copyDatabase(addressOf(file), addressOf(target))).toMatchObject(counts);
    const copied = await connectTo(addressOf(target));
    expect(await createPageCheckStore(copied).of(PIER.guildId)).toEqual(await checks.of(PIER.guildId));
    expect(await createHostTextStore(copied).text('pier', 'v21')).toBe('text 21');
    expect((await checkDatabase(addressOf(target))).problems).toEqual([]);
    await copied.close();
  });

  it.skipIf(engine.missing)('come into a database of before without touching what it holds', async () => {
    const older = await connectTo(addressOf(await engine.newAddress()));
    await migrate(older, MIGRATIONS.slice(0, 5));
    await older.query(
      `insert into server_default (guild_id, owner, release_id) values ('1', 'everyone', 'treaty')`,
    );
    await migrate(older);
    expect(await older.query('select * from server_default')).toHaveLength(1);
    expect(await createPageCheckStore(older).of('1')).toEqual([]);
    await older.close();
  });

  it.skipIf(engine.missing)('runs every statement in these tests', () => {
    const all = [...Object.values(PAGE_CHECK_STATEMENTS), ...Object.values(HOST_TEXT_STATEMENTS)];
    expect([...asked].sort()).toEqual(all.sort());
  });
});
