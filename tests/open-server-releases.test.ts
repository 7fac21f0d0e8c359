import { afterEach, expect, it } from 'vitest';
import { openServerReleases } from '../src/open-server-releases.ts';
import { isRefused } from '../src/server-releases/importer.ts';
import { migrate } from '../src/storage/database/migrations.ts';
import { pendingDatabase } from '../src/storage/database/pending-database.ts';
import { IN_MEMORY, openSqlite } from '../src/storage/database/sqlite.ts';
import { makeAnswer } from './fixtures/context.ts';
import { libraryOf, noVectors, openRelease } from './fixtures/library.ts';
import { museum } from './fixtures/museum.ts';

const CONFIG = { releaseHosts: ['www.gov.uk'], serverLimits: { releasesMax: 3, sentencesMax: 50 } };
const anna = { guildId: '1', adminId: 'anna' };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function newDatabase() {
  const database = openSqlite(IN_MEMORY);
  await migrate(database);
  closing.push(() => database.close());
  return database;
}

/** A process, with a library of its own. */
function start(database: Parameters<typeof openServerReleases>[0]['database'], warned: string[] = []) {
  const library = libraryOf([openRelease(museum)]);
  const engineFor = () => ({ answer: async () => makeAnswer({}), bytes: 1_000 });
  const log = {
    info: () => undefined,
    warn: (_: object, text: string) => warned.push(text),
    error: () => undefined,
  };
  const opened = openServerReleases({
    opened: { library, engineFor, vectorsFor: noVectors, keepTextsIn: async () => undefined },
    database,
    config: CONFIG,
    log,
  });
  closing.unshift(() => opened.close());
  return { ...opened, ids: (guildId: string) => library.shelf(guildId).entries.map(({ id }) => id) };
}

it('serves what an admin pastes in this process, and in the next one from its start', async () => {
  const database = await newDatabase();
  const first = start(database);
  const bytes = new TextEncoder().encode('The old ferry sails at noon.');
  const given = { title: 'The ferry sails', date: '2031-04-02' };
  const proposal = await first.desk.releases.propose(anna, { kind: 'file', bytes, isMarkdown: false }, given);
  if (isRefused(proposal)) throw new Error(proposal.sentence);
  await first.desk.releases.serve(anna, proposal.token);
  expect(first.ids('1')).toContain('the-ferry-sails');

  const second = start(database);
  expect(second.ids('1')).toEqual(['museum']);
  await second.load(new AbortController().signal);
  expect(second.ids('1')).toContain('the-ferry-sails');
  expect(second.ids('2')).toEqual(['museum']);
});

it('waits for a database that is out of reach, says so, and stops when it is told to', async () => {
  const warned: string[] = [];
  const { load } = start(pendingDatabase('away').database, warned);
  const stop = new AbortController();
  const loading = load(stop.signal);
  await expect.poll(() => warned).toEqual(['the releases of servers could not be read yet']);
  stop.abort();
  await loading;
});
