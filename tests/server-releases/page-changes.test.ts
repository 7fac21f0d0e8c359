import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReleaseAdmin, type ReleaseAdmin } from '../../src/server-releases/admin.ts';
import { correctionOf } from '../../src/server-releases/corrections.ts';
import { type Importer, isRefused, refused } from '../../src/server-releases/importer.ts';
import type { PageChange, PageChanges } from '../../src/server-releases/page-changes.ts';
import type { PageCheckStore } from '../../src/server-releases/page-checks.ts';
import type { ReleaseStore } from '../../src/server-releases/store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../src/storage/database/sqlite.ts';
import { createPageCheckStore } from '../../src/storage/sql/page-checks.ts';
import { createServerReleaseStore } from '../../src/storage/sql/server-releases.ts';
import { pageChangesOf } from '../fixtures/page-changes.ts';
import { pageMarkdown } from '../fixtures/server-pages.ts';

const MINUTE = 60_000;
const anna = { guildId: '1', adminId: 'anna' };
const piet = { guildId: '1', adminId: 'piet' };
const PAGE = { guildId: '1', releaseId: 'boat' };

let database: Database;
let store: ReleaseStore;
let checks: PageCheckStore;
let admin: ReleaseAdmin;
let pages: PageChanges;
let nowMs = 0;
/** What the page is now, or why it cannot be read. */
let published: string | { readonly sentence: string; readonly isBusy?: true };
let told: string[] = [];

const importer: Importer = async () =>
  typeof published === 'string'
    ? { kind: 'imported', id: 'boat', markdown: published, leftOut: [], doubts: [] }
    : { ...refused(published.sentence), ...published };

beforeEach(async () => {
  database = openSqlite(IN_MEMORY);
  await migrate(database);
  store = createServerReleaseStore(database);
  checks = createPageCheckStore(database);
  nowMs = Date.parse('2031-04-02T09:00:00Z');
  told = [];
  const clock = { nowMs: () => nowMs, steadyMs: () => 0 };
  const limits = { releasesMax: 2, sentencesMax: 10 };
  const changed = async (guildId: string) => void told.push(`changed ${guildId}`);
  admin = createReleaseAdmin({ store, importer, clock, limits, changed: async () => undefined });
  pages = pageChangesOf({
    ...{ store, checks, importer, limits, changed, nowMs: clock.nowMs },
    learnt: async (guildId) => void told.push(`learnt ${guildId}`),
  });
  await serve(pageMarkdown(1));
});
afterEach(() => database.close());

async function serve(markdown: string): Promise<void> {
  published = markdown;
  const proposal = await admin.propose(anna, { kind: 'address', address: 'https://haven.example' }, {});
  if (isRefused(proposal)) throw new Error(proposal.sentence);
  await admin.serve(anna, proposal.token);
}

/** Asks the page once it may be asked again. */
async function ask() {
  nowMs += MINUTE;
  return pages.ask(PAGE);
}

/** What waits once the page was published so and asked. */
async function changeAfter(markdown: string): Promise<PageChange> {
  published = markdown;
  await ask();
  const change = await pages.changeOf(PAGE);
  if (!change) throw new Error('nothing waits');
  return change;
}

const withText = (text: string) => `${pageMarkdown(1).split('\n\n')[0]}\n\n${text}\n`;
const kinds = ({ changes }: PageChange) => changes.map(({ kind }) => kind);

describe('a page that is asked again', () => {
  it('has nothing to decide on while its sentences read the same, whatever stands around them', async () => {
    published = pageMarkdown(1)
      .replace('Boat 1 is launched', 'A new title')
      .replace('2031-04-02', '2031-04-05')
      .replace('\n\nMayor', '\n\n## A new heading\n\nMayor');
    expect(await ask()).toEqual({ kind: 'read', isNew: false });
    expect(await pages.changeOf(PAGE)).toBeUndefined();
    expect((await pages.checks('1')).get('boat')).toMatchObject({ isAsked: true, askedMs: nowMs });
  });

  it('shows sentence by sentence what has changed, from when it was first found', async () => {
    const foundMs = nowMs + MINUTE;
    const change = await changeAfter(pageMarkdown(1, 1));
    expect(kinds(change)).toEqual(['changed', 'kept', 'kept']);
    expect(change).toMatchObject({ served: { releaseId: 'boat' }, found: { foundMs }, lost: [] });
    expect(await ask()).toMatchObject({ kind: 'read', isNew: false });
    expect((await pages.changeOf(PAGE))?.found.foundMs).toBe(foundMs);
    // The text that is served has not changed by that.
    expect((await store.served('1'))[0]?.version).toBe(change.served.version);
  });

  it('is served with its new text once an admin takes it, who has added it from then on', async () => {
    const { found, release } = await changeAfter(pageMarkdown(1, 1));
    expect(await pages.take(piet, 'boat', found.wording.slice(0, 12))).toMatchObject({
      release: { id: 'boat' },
    });
    expect(await store.served('1')).toMatchObject([
      {
        releaseId: 'boat',
        version: release.hash,
        addedBy: 'piet',
        addedMs: nowMs,
        source: expect.stringMatching(/page-1/),
      },
    ]);
    expect(told).toContain('changed 1');
    expect(await pages.changeOf(PAGE)).toBeUndefined();
    expect(await pages.take(anna, 'boat', found.wording.slice(0, 12))).toMatchObject({
      sentence: expect.stringMatching(/^Nothing waits for a decision/),
    });
    expect(await ask()).toEqual({ kind: 'read', isNew: false });
  });

  it('keeps the text where an admin wants that, and asks again only about another one', async () => {
    const { found, served } = await changeAfter(pageMarkdown(1, 1));
    expect(await pages.keep(anna, 'boat', found.wording.slice(0, 12))).toMatchObject({ releaseId: 'boat' });
    expect(told).toContain('learnt 1');
    expect(await ask()).toEqual({ kind: 'read', isNew: false });
    expect(await pages.changeOf(PAGE)).toBeUndefined();
    expect((await store.served('1'))[0]?.version).toBe(served.version);
    expect(kinds(await changeAfter(pageMarkdown(1, 2)))).toEqual(['changed', 'kept', 'kept']);
  });

  it('tells whoever decides on a text that is no longer the one of the page', async () => {
    const { found } = await changeAfter(pageMarkdown(1, 1));
    const newer = await changeAfter(pageMarkdown(1, 2));
    for (const decide of [pages.take, pages.keep])
      expect(await decide(anna, 'boat', found.wording.slice(0, 12))).toMatchObject({
        sentence: 'The page has changed again since you looked. Please look at the changes anew.',
      });
    expect(await pages.changeOf(PAGE)).toMatchObject({ found: newer.found });
  });

  it('takes the corrected speakers of sentences that stay, and names those that are lost', async () => {
    const [served] = await store.served('1');
    const [first, , last] = (await changeAfter(pageMarkdown(1, 1))).changes;
    if (!served || first?.kind !== 'changed' || last?.kind !== 'kept')
      throw new Error('the first has changed');
    const corrections = [
      correctionOf(first.before, { name: 'Anna Berg', office: 'Mayor' }),
      correctionOf(last.before, undefined),
    ];
    await store.correct(PAGE, served.version, corrections);
    const change = await pages.changeOf(PAGE);
    expect(change?.lost.map(({ number }) => number)).toEqual([1]);
    await pages.take(anna, 'boat', change?.found.wording ?? '');
    const [after] = await store.served('1');
    expect((await store.text(PAGE, after?.version ?? ''))?.corrections).toEqual([corrections[1]]);
  });

  it('is of no account any more once another text is served or none is', async () => {
    await changeAfter(pageMarkdown(1, 1));
    await serve(pageMarkdown(1, 2));
    expect(await pages.changeOf(PAGE)).toBeUndefined();
    await changeAfter(pageMarkdown(1, 1));
    await admin.remove('1', 'boat');
    expect(await pages.changeOf(PAGE)).toBeUndefined();
  });

  it('says why it could not be read, and leaves everything as it is', async () => {
    const before = await changeAfter(pageMarkdown(1, 1));
    published = { sentence: 'There is no page at that address (404).' };
    expect(await ask()).toEqual({ kind: 'trouble', sentence: published.sentence });
    expect((await pages.checks('1')).get('boat')).toMatchObject({ trouble: published.sentence });
    expect((await pages.changeOf(PAGE))?.found).toEqual(before.found);
    published = withText('It sails. '.repeat(11));
    expect(await ask()).toMatchObject({
      sentence: expect.stringMatching(/may have 10 sentences\. It has 11\./),
    });
    expect(await store.served('1')).toHaveLength(1);
  });

  it('notes nothing where too many releases were being read', async () => {
    published = { sentence: 'Several releases are being read just now.', isBusy: true };
    expect(await ask()).toEqual({ kind: 'busy' });
    expect((await pages.checks('1')).get('boat')).toMatchObject({ isAsked: false });
  });

  it('is known to be withdrawn as soon as it says so', async () => {
    published = pageMarkdown(1).replace('licence', 'withdrawn: "It is out of date."\nlicence');
    expect(await ask()).toEqual({ kind: 'read', isNew: false, news: { withdrawn: 'It is out of date.' } });
    expect((await pages.checks('1')).get('boat')).toMatchObject({ withdrawn: 'It is out of date.' });
  });

  it('is left alone for a minute, and where it is no page', async () => {
    published = pageMarkdown(1);
    await ask();
    expect(await pages.ask(PAGE)).toMatchObject({ sentence: expect.stringMatching(/a moment ago/) });
    for (const place of [
      { ...PAGE, guildId: '2' },
      { ...PAGE, releaseId: 'other' },
    ])
      expect(await pages.ask(place)).toMatchObject({ sentence: expect.stringMatching(/came from no page/) });
  });

  it('gets what it does not say from the release that is served', async () => {
    const asked: object[] = [];
    const lacking: Importer = async (source, given) => {
      asked.push(given);
      return given.date
        ? importer(source, given)
        : { ...refused('It does not say its date.'), missing: ['date'] };
    };
    const others = pageChangesOf({ store, checks, importer: lacking, nowMs: () => nowMs });
    nowMs += MINUTE;
    expect(await others.ask(PAGE)).toMatchObject({ kind: 'read' });
    expect(asked).toEqual([{}, { date: '2031-04-02' }]);
  });
});
