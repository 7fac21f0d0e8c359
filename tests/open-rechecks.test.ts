import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StockedLibrary } from '../src/core/library/library.ts';
import { loadHostNews, runRechecks } from '../src/open-rechecks.ts';
import type { Asked, AskedPage } from '../src/server-releases/ask-page.ts';
import { askPage } from '../src/server-releases/ask-page.ts';
import type { Importer } from '../src/server-releases/importer.ts';
import { HOST, type PageCheckStore } from '../src/server-releases/page-checks.ts';
import { readServed } from '../src/server-releases/read-served.ts';
import type { ReleaseStore } from '../src/server-releases/store.ts';
import { ServerShelves } from '../src/server-shelves.ts';
import type { Database } from '../src/storage/database/database.ts';
import { migrate } from '../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../src/storage/database/sqlite.ts';
import { createHostTextStore } from '../src/storage/sql/host-texts.ts';
import { createPageCheckStore } from '../src/storage/sql/page-checks.ts';
import { createServerReleaseStore } from '../src/storage/sql/server-releases.ts';
import { makeAnswer } from './fixtures/context.ts';
import { libraryOf, noVectors, openRelease } from './fixtures/library.ts';
import { importerOf } from './fixtures/page-changes.ts';
import { pageMarkdown } from './fixtures/server-pages.ts';

const DAY_MS = 86_400_000;

/** A release of a page, as an import of today writes it. */
function release(page: number, more = 'retrieved: 2031-04-03T08:00:00.000Z\n') {
  const markdown = pageMarkdown(page).replace('licence:', `${more}licence:`);
  return readServed(`page-${page}`, { markdown, corrections: [] });
}

let database: Database;
let store: ReleaseStore;
let checks: PageCheckStore;
let library: StockedLibrary;
let shelves: ServerShelves;
let logged: string[] = [];
let asked: string[] = [];

beforeEach(async () => {
  database = openSqlite(IN_MEMORY);
  await migrate(database);
  store = createServerReleaseStore(database);
  checks = createPageCheckStore(database);
  library = libraryOf([openRelease(release(1)), openRelease(release(2, ''))]);
  const engineFor = () => ({ answer: async () => makeAnswer({}), bytes: 1_000 });
  shelves = new ServerShelves({ library, store, checks, engineFor, vectorsFor: noVectors, log });
  logged = [];
  asked = [];
});
afterEach(() => database.close());

const log = {
  info: (_fields: object, line: string) => void logged.push(`info: ${line}`),
  warn: (_fields: object, line: string) => void logged.push(`warn: ${line}`),
  error: () => undefined,
};

/** Lets a process ask what is due, until it is done; pages are published in that edition by now. */
async function run(
  edition: number | undefined,
  isDone: () => boolean,
  importer: Importer = importerOf(() => edition),
): Promise<void> {
  const ask = (page: AskedPage): Promise<Asked> => {
    asked.push(`${page.guildId} ${page.releaseId}`);
    return askPage(page, { importer, checks, clock: { nowMs: () => Date.now() }, sentencesMax: 100 });
  };
  const hostTexts = createHostTextStore(database);
  const stop = new AbortController();
  const parts = { library, store, checks, hostTexts, shelves, ask, log, everyMs: DAY_MS };
  const running = runRechecks(parts, () => true, stop.signal);
  await expect.poll(isDone).toBe(true);
  stop.abort();
  await running;
}

const home = () => library.home.entry;
const due = (guildId: string) => checks.plan({ guildId, releaseId: 'page-1' }, Date.now() - 2 * DAY_MS);

describe('the pages of the host’s releases', () => {
  it('have their turns where they were imported, and no others', async () => {
    const planned = () => checks.of(HOST);
    let known = await planned();
    await run(0, () => {
      void planned().then((all) => {
        known = all;
      });
      return known.length > 0;
    });
    expect(known).toMatchObject([{ releaseId: 'page-1', isAsked: false }]);
    expect(asked).toEqual([]);
  });

  it('are told in the log once where they have changed, and answers say so from then on and after a restart', async () => {
    await due(HOST);
    await run(1, () => logged.length > 0);
    expect(asked).toEqual(['everyone page-1']);
    expect(logged).toEqual([
      'warn: the page of a release has changed: npm run release -- recheck page-1 shows how',
    ]);
    expect(library.standing(home())).toEqual({ isPageChanged: true });
    const restarted = libraryOf([openRelease(release(1))]);
    expect(restarted.standing(home())).toEqual({ isPageChanged: false });
    await loadHostNews({ library: restarted, checks });
    expect(restarted.standing(home())).toEqual({ isPageChanged: true });
  });

  it('are told in the log where they say that the release was withdrawn, and answers say so at once', async () => {
    await due(HOST);
    const markdown = pageMarkdown(1).replace('licence:', 'withdrawn: "It is out of date."\nlicence:');
    const importer: Importer = async () => ({
      ...{ kind: 'imported', id: 'page-1', markdown, leftOut: [], doubts: [] },
    });
    await run(0, () => logged.length > 0, importer);
    expect(logged).toEqual([
      'warn: the page of a release says that it was withdrawn: npm run release -- recheck page-1 --take notes it',
    ]);
    expect(library.standing(home())).toEqual({ isPageChanged: false, withdrawn: 'It is out of date.' });
  });

  it('leave everything as it is where they cannot be read', async () => {
    await due(HOST);
    library.tell(home().key, { changedFrom: home().version });
    await run(undefined, () => logged.length > 0);
    expect(logged).toEqual([
      'warn: the page of a release could not be read: There is no page at that address (404).',
    ]);
    expect(library.standing(home())).toEqual({ isPageChanged: true });
  });
});

describe('the pages of servers’ releases', () => {
  it('are asked too, and only their own server hears of it', async () => {
    const { hash: version, sentences, title, date, publisher, url, licence } = release(1);
    for (const guildId of ['1', '2']) {
      await store.serve(
        {
          ...{ guildId, releaseId: 'page-1', version, title, date, publisher, url, licence },
          ...{ sentenceCount: sentences.length, source: url, addedBy: '7', addedMs: 0 },
        },
        { markdown: pageMarkdown(1), corrections: [] },
        { releasesMax: 9, versionsMax: 9 },
      );
    }
    await shelves.refreshAll();
    await due('1');
    await run(1, () => logged.length > 0);
    expect(asked).toEqual(['1 page-1']);
    expect(logged).toEqual(['info: the page of a release has changed']);
    const own = (guildId: string) => library.shelf(guildId).entries.find(({ owner }) => owner !== 'everyone');
    const standings = ['1', '2'].map((guildId) => {
      const entry = own(guildId);
      return entry && library.standing(entry);
    });
    expect(standings).toEqual([{ isPageChanged: true }, { isPageChanged: false }]);
    expect(library.standing(home())).toEqual({ isPageChanged: false });
  });
});
