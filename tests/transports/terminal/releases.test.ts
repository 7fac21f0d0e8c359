import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { releaseCommands } from '../../../commands/admin/release/index.ts';
import { commands } from '../../../commands/index.ts';
import { createApp } from '../../../src/app.ts';
import { createReleaseAdmin } from '../../../src/server-releases/admin.ts';
import { ServerShelves } from '../../../src/server-shelves.ts';
import { migrate } from '../../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../../src/storage/database/sqlite.ts';
import { createPageCheckStore } from '../../../src/storage/sql/page-checks.ts';
import { createServerReleaseStore } from '../../../src/storage/sql/server-releases.ts';
import { runSession } from '../../../src/transports/terminal/session.ts';
import { makeAnswer } from '../../fixtures/context.ts';
import { libraryOf, noVectors, openRelease } from '../../fixtures/library.ts';
import { museum } from '../../fixtures/museum.ts';
import { pageChangesOf } from '../../fixtures/page-changes.ts';
import { importPage, pageMarkdown } from '../../fixtures/server-pages.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'releases-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** All that a session writes for these lines. */
async function piped(...typed: readonly string[]): Promise<string> {
  const library = libraryOf([openRelease(museum)]);
  const open = async () => {
    const database = openSqlite(IN_MEMORY);
    await migrate(database);
    const store = createServerReleaseStore(database);
    const engineFor = () => ({ answer: async () => makeAnswer({}), bytes: 1_000 });
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const checks = createPageCheckStore(database);
    const shelves = new ServerShelves({ library, store, checks, engineFor, vectorsFor: noVectors, log });
    const releases = createReleaseAdmin({
      ...{ store, importer: importPage, limits: { releasesMax: 5, sentencesMax: 100 } },
      clock: { nowMs: () => Date.parse('2031-04-02T09:00:00Z'), steadyMs: () => 0 },
      changed: (guildId) => shelves.refresh(guildId),
    });
    const pages = pageChangesOf({
      ...{ store, checks, editionOf: () => 1, nowMs: () => Date.parse('2031-04-02T09:00:00Z') },
      changed: (guildId) => shelves.refresh(guildId),
      learnt: (guildId) => shelves.refreshNews(guildId),
    });
    return { releases, pages, hostShelf: () => library.shelf(undefined), close: () => database.close() };
  };
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  input.end(`${typed.join('\n')}\n`);
  const written = output.toArray();
  const terminal = { input, output, errors: new PassThrough(), colour: false };
  await runSession(createApp(library, commands, 7), terminal, undefined, { commands: releaseCommands, open });
  output.end();
  return (await written).join('');
}

describe('/treaty-admin release in a terminal', () => {
  it('brings a file in, whose buttons have numbers, and answers from it', async () => {
    const file = path.join(folder, 'boat.md');
    writeFileSync(file, pageMarkdown(3));
    const said = await piped(
      `/treaty-admin release add file: ${file}`,
      '2',
      '/treaty-admin release list',
      '/treaty-admin release default page-3',
      '/treaty-admin release default from-a-file',
      '/treaty source',
    );
    expect(said).toMatch(/^Preview\n\nBoat 3 is launched\n4 April 2031 · Town of Haven · 3 sentences/);
    expect(said).toMatch(/\[1\] Next {3}\[2\] Serve it {3}\[3\] Correct speakers {3}\[4\] Discard/);
    expect(said).toContain('“Boat 3 is launched” is served in this server.');
    expect(said).toMatch(/Added by: you, Wednesday,? 2 April 2031/);
    expect(said).toContain('There is no release of that name.');
    expect(said.slice(said.indexOf('answers in this server'))).toContain('Boat 3 is launched');
  });

  it('says of a default under an embargo when it begins to answer, and lets the bot’s own answer until then', async () => {
    const file = path.join(folder, 'boat.md');
    writeFileSync(file, pageMarkdown(3).replace('licence', 'embargo: "2031-04-03T08:00:00Z"\nlicence'));
    const said = await piped(
      `/treaty-admin release add file: ${file}`,
      '2',
      '/treaty-admin release default boat',
      '/treaty-admin release default',
      '/treaty source',
    );
    const line =
      '“Boat 3 is launched” answers in this server where no release is named once its embargo ends ' +
      '(3 April 2031, 08:00 UTC); until then the bot’s own answers.';
    expect(said.split(line)).toHaveLength(3);
    expect(said.slice(said.lastIndexOf(line) + line.length)).toContain(museum.title);
  });

  it('lets a choice of a menu be typed as a number', async () => {
    const said = await piped('/treaty-admin release add https://haven.example/page-1#0', '3', '2', '1');
    expect(said).toMatch(
      /\[1\] 2: Mayor Anna Berg said: .* — Anna Berg, Mayor\n\[2\] 3: We sail it on Sunday/,
    );
    expect(said).toMatch(
      /\[1\] Nobody — It is nobody’s speech\n\[2\] Anna Berg — Mayor\n\[3\] Other sentences/,
    );
    expect(said).toContain('Sentence 3 is nobody’s speech now.');
  });

  it.each([
    ['/treaty-admin release add', 'needs url: or file:'],
    ['/treaty-admin release add file: nowhere.md', 'There is no such file.'],
    ['/treaty-admin release dance', 'There is no command "/treaty-admin release dance"'],
    [
      '/treaty-admin release remove',
      '"/treaty-admin release remove" needs "release"'.replaceAll('"/', '/').replace('remove"', 'remove'),
    ],
  ])('says what is wrong with %s', async (typed, sentence) => {
    expect(await piped(typed)).toContain(sentence);
  });

  it('asks a page at once, and takes the text that it has now', async () => {
    const said = await piped(
      '/treaty-admin release add https://haven.example/page-1#0',
      '2',
      '/treaty-admin release changes page-1',
      '1',
      '1',
      '2',
      '/treaty-admin release changes',
    );
    expect(said).toContain('Its page has not been asked yet.\n[1] Ask its page now');
    expect(said).toMatch(/Sentences that stay: 2\nChanged: 1\nNew: 0\nGone: 0/);
    expect(said).toMatch(/\[1\] Next {3}\[2\] Take the new text {3}\[3\] Keep/);
    expect(said).toMatch(/Changed\. Sentence 1 was:[\s\S]*2nd time[\s\S]*Now, as sentence 1:[\s\S]*3nd time/);
    expect(said).toContain('The new text of “Boat 1 is launched” is served from now on.');
    expect(said).toContain('Nothing waits for a decision.');
  });
});
