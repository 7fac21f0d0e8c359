import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReleaseStore, ReleaseText, ServedRelease } from '../../../src/server-releases/store.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { migrate } from '../../../src/storage/database/migrations.ts';
import { connectTo } from '../../../src/storage/database/open-database.ts';
import { backUp, checkDatabase, copyDatabase } from '../../../src/storage/database/tend.ts';
import { SERVER_RELEASE_STATEMENTS } from '../../../src/storage/sql/server-release-statements.ts';
import { createServerReleaseStore } from '../../../src/storage/sql/server-releases.ts';
import { addressOf } from '../../fixtures/address.ts';
import { engines } from '../../fixtures/engines.ts';

const NOON = Temporal.Instant.from('2031-04-02T12:00:00Z').epochMilliseconds;
const LIMITS = { releasesMax: 2, versionsMax: 4 };
const HARBOUR: ServedRelease = {
  guildId: '900800700600500400',
  releaseId: 'harbour',
  version: 'a1',
  title: 'Harbour museum opens',
  date: '2031-04-02',
  publisher: 'Town of Haven',
  url: 'https://haven.example/news/harbour-museum',
  licence: 'unknown',
  sentenceCount: 9,
  source: 'https://haven.example/news/harbour-museum',
  addedBy: '111222333444555666',
  addedMs: NOON,
};
const TEXT: ReleaseText = {
  markdown: '---\ntitle: Harbour museum opens\n---\nThe museum — “forty boats” — opened. 🚤\n',
  corrections: [
    { sentence: 3, check: 'x1', speaker: { name: 'Anna Berg', office: 'Mayor' } },
    { sentence: 4, check: 'x2', speaker: null },
  ],
};

describe.each(engines())('the store of servers’ releases on $name', (engine) => {
  const asked = new Set<string>();
  let address = '';
  let folder = '';
  let database: Database;
  let store: ReleaseStore;

  beforeAll(() => (engine.missing ? undefined : engine.setUp()));
  afterAll(() => (engine.missing ? undefined : engine.tearDown()));
  beforeEach(async () => {
    if (engine.missing) return;
    folder = mkdtempSync(path.join(tmpdir(), 'releases-'));
    address = await engine.newAddress();
    database = await connectTo(addressOf(address));
    await migrate(database);
    store = createServerReleaseStore({
      query(sql, values) {
        asked.add(sql);
        return database.query(sql, values);
      },
    });
  });
  afterEach(async () => {
    if (engine.missing) return;
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it.skipIf(engine.missing)('gives back a release and its text as they were served', async () => {
    expect(await store.served(HARBOUR.guildId)).toEqual([]);
    expect(await store.serve(HARBOUR, TEXT, LIMITS)).toBe('served');
    expect(await store.served(HARBOUR.guildId)).toEqual([HARBOUR]);
    expect(await store.text(HARBOUR, 'a1')).toEqual(TEXT);
    expect(await store.text(HARBOUR, 'b2')).toBeUndefined();
    expect(await store.formerText(HARBOUR, 'a')).toEqual(TEXT);
    expect(await store.formerText(HARBOUR, 'a12')).toBeUndefined();
    expect(await store.formerText({ ...HARBOUR, guildId: '1' }, 'a1')).toBeUndefined();
    expect(await store.guildIds()).toEqual([HARBOUR.guildId]);
  });

  it.skipIf(engine.missing)('keeps the older text where a newer one is served', async () => {
    await store.serve(HARBOUR, TEXT, LIMITS);
    const newer = { ...HARBOUR, version: 'b2', title: 'Harbour museum opens at last', addedMs: NOON + 1 };
    expect(await store.serve(newer, { markdown: 'new', corrections: [] }, LIMITS)).toBe('served');
    expect(await store.served(HARBOUR.guildId)).toEqual([newer]);
    expect(await store.text(HARBOUR, 'a1')).toEqual(TEXT);
    expect(await store.text(HARBOUR, 'b2')).toEqual({ markdown: 'new', corrections: [] });
  });

  it.skipIf(engine.missing)('serves no more than it may, and keeps no more versions', async () => {
    const served = async (releaseId: string, version: string) =>
      store.serve({ ...HARBOUR, releaseId, version }, TEXT, LIMITS);
    expect(await served('one', 'v1')).toBe('served');
    expect(await served('two', 'v1')).toBe('served');
    expect(await served('three', 'v1')).toBe('too-many-releases');
    expect(await served('two', 'v2')).toBe('served');
    expect(await served('two', 'v3')).toBe('too-many-versions');
    expect(await served('two', 'v2')).toBe('served');
    expect((await store.served(HARBOUR.guildId)).map(({ releaseId }) => releaseId)).toEqual(['one', 'two']);
  });

  it.skipIf(engine.missing)('corrects the speakers of the version that is named', async () => {
    await store.serve(HARBOUR, TEXT, LIMITS);
    expect(await store.correct(HARBOUR, 'b2', [])).toBe(false);
    expect(await store.correct(HARBOUR, 'a1', [])).toBe(true);
    expect(await store.text(HARBOUR, 'a1')).toEqual({ ...TEXT, corrections: [] });
  });

  it.skipIf(engine.missing)('forgets a removed release and its texts, but not at once', async () => {
    await store.serve(HARBOUR, TEXT, LIMITS);
    await store.serve({ ...HARBOUR, releaseId: 'kept' }, TEXT, LIMITS);
    expect(await store.remove(HARBOUR, NOON + 10)).toBe(true);
    expect(await store.remove(HARBOUR, NOON + 11)).toBe(false);
    expect((await store.served(HARBOUR.guildId)).map(({ releaseId }) => releaseId)).toEqual(['kept']);
    await store.forget(HARBOUR.guildId, NOON + 10);
    expect(await store.text(HARBOUR, 'a1')).toEqual(TEXT);
    await store.forget(HARBOUR.guildId, NOON + 11);
    expect(await store.text(HARBOUR, 'a1')).toBeUndefined();
    expect(await store.text({ ...HARBOUR, releaseId: 'kept' }, 'a1')).toEqual(TEXT);
  });

  it.skipIf(engine.missing)('has a default only while that is served', async () => {
    const chosen = { owner: 'server', releaseId: 'harbour' } as const;
    expect(await store.setDefault(HARBOUR.guildId, chosen)).toBe(false);
    await store.serve(HARBOUR, TEXT, LIMITS);
    expect(await store.setDefault(HARBOUR.guildId, chosen)).toBe(true);
    expect(await store.defaultOf(HARBOUR.guildId)).toEqual(chosen);
    await store.remove(HARBOUR, NOON);
    await store.serve(HARBOUR, TEXT, LIMITS);
    expect(await store.defaultOf(HARBOUR.guildId)).toBeUndefined();
    const ofAll = { owner: 'everyone', releaseId: 'treaty' } as const;
    expect(await store.setDefault(HARBOUR.guildId, ofAll)).toBe(true);
    expect(await store.defaultOf(HARBOUR.guildId)).toEqual(ofAll);
  });

  it.skipIf(engine.missing)('is backed up and copied, older texts and all', async () => {
    const limits = { releasesMax: 99, versionsMax: 99 };
    // More texts than are read at once.
    for (let count = 0; count < 45; count += 1) {
      await store.serve({ ...HARBOUR, releaseId: `r${count % 30}`, version: `v${count}` }, TEXT, limits);
    }
    await store.setDefault(HARBOUR.guildId, { owner: 'server', releaseId: 'r3' });
    await store.remove({ ...HARBOUR, releaseId: 'r4' }, NOON);
    const file = path.join(folder, 'backup.db');
    const counts = { server_release: 30, server_release_text: 45, server_default: 1 };
    expect(await backUp(addressOf(address), { kind: 'sqlite', file })).toMatchObject(counts);
    const target = await engine.newAddress();
    expect(await copyDatabase(addressOf(file), addressOf(target))).toMatchObject(counts);
    await expect(copyDatabase(addressOf(file), addressOf(target))).rejects.toThrow(
      /expected an empty database/,
    );

    const copied = await connectTo(addressOf(target));
    const there = createServerReleaseStore(copied);
    expect(await there.served(HARBOUR.guildId)).toEqual(await store.served(HARBOUR.guildId));
    expect(await there.defaultOf(HARBOUR.guildId)).toEqual({ owner: 'server', releaseId: 'r3' });
    expect(await there.text({ ...HARBOUR, releaseId: 'r4' }, 'v34')).toEqual(TEXT);
    expect((await checkDatabase(addressOf(target))).problems).toEqual([]);
    await copied.query(`delete from server_release_text where version = 'v44'`);
    expect((await checkDatabase(addressOf(target))).problems).toEqual(['1 releases of servers have no text']);
    await copied.close();
  });

  it.skipIf(engine.missing)('runs every statement in these tests', () => {
    expect([...asked].sort()).toEqual(Object.values(SERVER_RELEASE_STATEMENTS).sort());
  });
});
