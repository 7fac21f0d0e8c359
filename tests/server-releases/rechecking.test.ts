import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Asked } from '../../src/server-releases/ask-page.ts';
import type { PageCheckStore } from '../../src/server-releases/page-checks.ts';
import { type RecheckParts, recheckPages } from '../../src/server-releases/rechecking.ts';
import type { ReleasePlace } from '../../src/server-releases/store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../src/storage/database/sqlite.ts';
import { createPageCheckStore } from '../../src/storage/sql/page-checks.ts';
import { makeRelease } from '../fixtures/make-release.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN_MS = Date.parse('2031-04-02T09:00:00Z');

let database: Database;
let checks: PageCheckStore;
/** "page at hours since the beginning", in order. */
let asked: { readonly page: string; readonly hour: number }[] = [];
let failures: unknown[] = [];
let places: ReleasePlace[] = [];

beforeEach(async () => {
  database = openSqlite(IN_MEMORY);
  await migrate(database);
  checks = createPageCheckStore(database);
  asked = [];
  failures = [];
  places = ['pier', 'boat', 'ferry'].map((releaseId) => ({ guildId: '1', releaseId }));
});
afterEach(() => database.close());

/** Lets processes run side by side for so long, on one clock that moves when all of them wait. */
async function run(ms: number, ...processes: readonly Partial<RecheckParts>[]): Promise<void> {
  const stop = new AbortController();
  let nowMs = BEGIN_MS;
  const waking: { readonly atMs: number; readonly wake: () => void }[] = [];
  const sleep = (pauseMs: number) =>
    new Promise<void>((wake) => {
      if (stop.signal.aborted) wake();
      else waking.push({ atMs: nowMs + pauseMs, wake });
    });
  const parts: RecheckParts = {
    checks,
    clock: { nowMs: () => nowMs, steadyMs: () => nowMs, sleep },
    everyMs: DAY,
    mayAsk: () => true,
    places: async () => places,
    pageAt: async (place) => {
      const isThere = places.some(({ releaseId }) => releaseId === place.releaseId);
      return isThere
        ? { ...place, address: 'https://haven.example', release: makeRelease([['It sails.']]) }
        : undefined;
    },
    async ask({ releaseId }): Promise<Asked> {
      asked.push({ page: releaseId, hour: (nowMs - BEGIN_MS) / HOUR });
      return { kind: 'read', isNew: false };
    },
    onAsked: async () => undefined,
    purge: async () => undefined,
    onFailure: (error) => failures.push(error),
  };
  const running = processes.map((own) => recheckPages({ ...parts, ...own }, stop.signal));
  while (nowMs < BEGIN_MS + ms) {
    // All that can go on does so before the clock moves.
    for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    nowMs = Math.min(...waking.map(({ atMs }) => atMs));
    for (const { wake } of waking.splice(0).filter((one) => one.atMs <= nowMs || !waking.push(one))) wake();
  }
  stop.abort();
  for (const { wake } of waking) wake();
  await Promise.all(running);
}

const countOf = (page: string) => asked.filter((one) => one.page === page).length;

describe('the pages of releases', () => {
  it('are asked once a day each, at times of their own', async () => {
    await run(2 * DAY, {});
    for (const { releaseId } of places) expect(countOf(releaseId), releaseId).toBe(2);
    const firsts = asked.slice(0, 3).map(({ hour }) => hour);
    expect(new Set(firsts).size).toBe(3);
    const ofPier = asked.filter(({ page }) => page === 'pier').map(({ hour }) => hour);
    for (const [place, hour] of ofPier.slice(1).entries())
      expect(hour - (ofPier[place] ?? 0)).toBeCloseTo(24, 0);
  }, 20_000);

  it('are asked by one of several processes, and by none that may not', async () => {
    await run(DAY + HOUR, {}, {}, { mayAsk: () => false });
    for (const { releaseId } of places) expect(countOf(releaseId), releaseId).toBeLessThanOrEqual(2);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(new Set(asked.map(({ page, hour }) => `${page} ${hour}`)).size).toBe(asked.length);
    asked = [];
    await run(DAY, { mayAsk: () => false });
    expect(asked).toEqual([]);
  }, 20_000);

  it('go on having their turns where one of them fails in a way that nobody thought of', async () => {
    await run(2 * DAY, {
      ask: async ({ releaseId }) => {
        asked.push({ page: releaseId, hour: 0 });
        if (releaseId === 'pier') throw new Error('the reading failed');
        return { kind: 'read', isNew: false };
      },
    });
    for (const { releaseId } of places) expect(countOf(releaseId), releaseId).toBe(2);
    expect(failures).toHaveLength(2);
  }, 20_000);

  it('are forgotten once their release is served no more', async () => {
    await checks.plan({ guildId: '1', releaseId: 'gone' }, BEGIN_MS - 2 * DAY);
    const told: (Asked | undefined)[] = [];
    places = [];
    await run(HOUR, { onAsked: async (_place, one) => void told.push(one) });
    expect(told).toEqual([undefined]);
    expect(await checks.of('1')).toEqual([]);
  }, 20_000);
});
