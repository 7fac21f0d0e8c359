import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../src/core/fault.ts';
import type { OpenRelease } from '../src/core/library/library.ts';
import { type Elsewhere, HostReleases } from '../src/host-releases.ts';
import { migrate } from '../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../src/storage/database/sqlite.ts';
import { createHostTextStore } from '../src/storage/sql/host-texts.ts';
import { makeAnswer } from './fixtures/context.ts';
import { noVectors } from './fixtures/library.ts';

const root = mkdtempSync(path.join(tmpdir(), 'host-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A change is to be served within so long. */
const SERVED_WITHIN_MS = 5_000;

let folder = '';
let defaultFile = '';
let log: string[] = [];
let stop = new AbortController();

function text(title: string, sentence: string, more = ''): string {
  return `---\ntitle: ${title}\ndate: 2031-04-02\npublisher: Haven\nlicence: OGL\n${more}---\n\n${sentence}\n`;
}

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

beforeEach(() => {
  folder = mkdtempSync(path.join(root, 'of-'));
  log = [];
  stop = new AbortController();
  // No two tests share what is kept of a name.
  const name = path.basename(folder);
  defaultFile = write(`${name}-home.md`, text('Home', 'The town is old.'));
  write(`${name}-pier.md`, text('Pier', 'The pier is long.'));
});
afterEach(() => stop.abort());

const noted = { info: note, warn: note, error: note };
function note(_fields: object, line: string): void {
  log.push(line);
}

function open(elsewhere?: Elsewhere): Promise<HostReleases> {
  return HostReleases.open({
    places: { defaultFile, folder },
    memoryBytes: 1_000_000,
    isBusy: () => false,
    likeness: async () => 1,
    vectorsFor: noVectors,
    meaningOf: async () => new Float32Array(),
    engineFor: () => ({ answer: async () => makeAnswer({ status: 'not_found' }), bytes: 1_000 }),
    log: noted,
    ...(elsewhere && { elsewhere }),
  });
}

async function follow(): Promise<HostReleases> {
  const releases = await open();
  void releases.follow(noted, stop.signal);
  await releases.fill();
  return releases;
}

function titles({ library }: HostReleases): string[] {
  return library
    .shelf(undefined)
    .entries.map(({ title }) => title)
    .toSorted();
}

function named({ library }: HostReleases, title: string): Promise<OpenRelease> {
  const [entry] = library.shelf(undefined).named(title);
  if (!entry) throw new Error(`there is no ${title}`);
  return library.open(entry);
}

const soon = (isDone: () => void) => vi.waitFor(isDone, { timeout: SERVED_WITHIN_MS, interval: 50 });

describe('the host’s releases', () => {
  it('open the default one alone, and the others once they are wanted', async () => {
    const releases = await open();
    expect(titles(releases)).toEqual(['Home']);
    await releases.library.filled();
    expect(titles(releases)).toEqual(['Home', 'Pier']);
    expect((await named(releases, 'Pier')).release.sentences[0]?.text).toBe('The pier is long.');
  });

  it('leave out one that is wrong with a line, and cannot start where that is the default one', async () => {
    write('broken.md', 'no front matter');
    write('late.md', text('Late', 'It is late.', 'embargo: tomorrow\n'));
    const releases = await follow();
    expect(titles(releases)).toEqual(['Home', 'Pier']);
    expect(log).toEqual([
      expect.stringMatching(/^release left out: .*broken\.md: line 1: found "no front matter"/),
      expect.stringMatching(/^release left out: .*embargo: found "tomorrow"/),
    ]);
    writeFileSync(defaultFile, 'no front matter');
    await expect(open()).rejects.toThrow(Fault);
  });

  it('cannot start where their folder is none', async () => {
    rmSync(folder, { recursive: true });
    await expect(open()).rejects.toThrow(/found no folder, expected the folder of releases/);
  });

  it('take up a file that is new, changed or gone within five seconds', async () => {
    const releases = await follow();
    const name = path.basename(folder);
    write('bridge.md', text('Bridge', 'The bridge is closed.'));
    write(`${name}-pier.md`, text('Pier', 'The pier is short.'));
    await soon(() => expect(titles(releases)).toEqual(['Bridge', 'Home', 'Pier']));
    await soon(() => expect(log).toHaveLength(2));
    expect((await named(releases, 'Pier')).release.sentences[0]?.text).toBe('The pier is short.');
    rmSync(path.join(folder, 'bridge.md'));
    await soon(() => expect(titles(releases)).toEqual(['Home', 'Pier']));
    expect(log).toEqual(['release added', 'release changed', 'release removed']);
  });

  it('take up a changed default one, and answer from it at once', async () => {
    const releases = await follow();
    writeFileSync(defaultFile, text('Home', 'The town is new.'));
    await soon(() => expect(releases.library.home.release.sentences[0]?.text).toBe('The town is new.'));
  });

  it('have the text that a changed file had, opened before or kept in a store', async () => {
    const releases = await follow();
    const database = openSqlite(IN_MEMORY);
    await migrate(database);
    const before = releases.library.home.entry.version;
    const pierBefore = releases.library.shelf(undefined).named('Pier')[0]?.version ?? '';
    const former = async (title: string, version: string) => {
      const [entry] = releases.library.shelf(undefined).named(title);
      const release = entry && (await releases.library.former(entry, version.slice(0, 12)));
      return release?.sentences[0]?.text;
    };
    writeFileSync(defaultFile, text('Home', 'The town is new.'));
    await soon(() => expect(releases.library.home.entry.version).not.toBe(before));
    expect(await former('Home', before)).toBe('The town is old.');

    // The pier was never opened, so that only a store has what its file said.
    await releases.keepTextsIn(createHostTextStore(database));
    write(`${path.basename(folder)}-pier.md`, text('Pier', 'The pier is short.'));
    await soon(() => expect(log).toContain('release changed'));
    await vi.waitFor(async () => expect(await former('Pier', pierBefore)).toBe('The pier is long.'), {
      timeout: SERVED_WITHIN_MS,
    });
    await database.close();
  });

  it('go on with the old one where the new one is broken, and say why once', async () => {
    const releases = await follow();
    const pier = path.join(folder, `${path.basename(folder)}-pier.md`);
    writeFileSync(pier, readFileSync(pier, 'utf8').replace('date: 2031-04-02', 'date: soon'));
    writeFileSync(defaultFile, 'nothing');
    await soon(() => expect(log).toHaveLength(2));
    await delay(1_500);
    expect(log.toSorted()).toEqual([
      expect.stringMatching(/^release kept as it was: .*-home\.md: line 1/),
      expect.stringMatching(/^release kept as it was: .*-pier\.md: date: found "soon"/),
    ]);
    expect((await named(releases, 'Pier')).release.sentences[0]?.text).toBe('The pier is long.');
    expect(releases.library.home.release.title).toBe('Home');
  });

  it('serve nothing of a file that is still being written', async () => {
    const releases = await follow();
    const whole = text('Bridge', 'The bridge is closed. The bridge is old. The bridge is red.');
    for (const part of [0.75, 0.85, 0.95]) {
      write('bridge.md', whole.slice(0, whole.length * part));
      await delay(900);
      expect(titles(releases)).toEqual(['Home', 'Pier']);
    }
    write('bridge.md', whole);
    await soon(() => expect(titles(releases)).toContain('Bridge'));
    expect((await named(releases, 'Bridge')).release.sentences).toHaveLength(3);
  });

  it('keep what a question has in hand while the file changes under it', async () => {
    const releases = await follow();
    const before = await named(releases, 'Pier');
    const pier = path.join(folder, `${path.basename(folder)}-pier.md`);
    const aside = write('aside.txt', text('Pier', 'The pier is gone.'));
    renameSync(aside, pier);
    await soon(() => expect(log).toContain('release changed'));
    expect(before.release.sentences[0]?.text).toBe('The pier is long.');
    expect((await named(releases, 'Pier')).release.sentences[0]?.text).toBe('The pier is gone.');
  });

  it('keep the default one though its file is gone', async () => {
    const releases = await follow();
    rmSync(defaultFile);
    await soon(() => expect(log).toHaveLength(1));
    expect(log[0]).toMatch(/^release kept as it was: .*its file is gone/);
    expect(titles(releases)).toContain('Home');
  });

  it('are known at a later start without being read, but for those that changed', async () => {
    const read: string[] = [];
    const describe = async function* (files: readonly string[]) {
      read.push(...files.map((file) => path.basename(file, '.md')));
      yield* [];
    };
    const start = async () => {
      const releases = await open({ read: async () => undefined, describe });
      await releases.library.filled();
      return titles(releases);
    };
    for (const one of ['bridge', 'ferry'])
      utimesSync(write(`${one}.md`, text(one, `The ${one} is new.`)), 1_000, 1_000);
    utimesSync(path.join(folder, `${path.basename(folder)}-pier.md`), 1_000, 1_000);
    expect(await start()).toEqual(['Home', 'Pier', 'bridge', 'ferry']);
    expect(read).toHaveLength(3);
    read.length = 0;
    expect(await start()).toEqual(['Home', 'Pier', 'bridge', 'ferry']);
    expect(read).toEqual([]);
    utimesSync(write('ferry.md', text('boat', 'The boat is new.')), 2_000, 2_000);
    rmSync(path.join(folder, 'bridge.md'));
    expect(await start()).toEqual(['Home', 'Pier', 'boat']);
    expect(read).toEqual(['ferry']);
  });

  it('tell of a folder and of a link that leads nowhere among them, each in a line', async () => {
    mkdirSync(path.join(folder, '2031'));
    symlinkSync('nowhere.md', path.join(folder, 'gone.md'));
    const releases = await follow();
    expect(titles(releases)).toEqual(['Home', 'Pier']);
    expect(log).toEqual([
      expect.stringMatching(/^release left out: .*2031: found a folder, expected/),
      expect.stringMatching(/^release left out: .*gone\.md: found a link that leads nowhere, expected/),
    ]);
  });

  it('leave out a second file of the same name', async () => {
    const other = path.join(mkdtempSync(path.join(root, 'of-')), path.basename(defaultFile));
    writeFileSync(other, text('Other home', 'Another town.'));
    defaultFile = other;
    const releases = await follow();
    expect(titles(releases)).toEqual(['Other home', 'Pier']);
    expect(log).toEqual([expect.stringMatching(/expected a name of its own$/)]);
  });
});
