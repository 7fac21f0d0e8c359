import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/daily/clock.ts';
import { MIGRATIONS } from '../../src/storage/database/migrations.ts';
import { connectTo, openDatabase } from '../../src/storage/database/open-database.ts';
import { createDailyStore } from '../../src/storage/sql/daily-store.ts';
import { addressOf } from '../fixtures/address.ts';
import { NO_POSTGRES, startPostgres } from '../fixtures/postgres-server.ts';

const PROJECT_FOLDER = path.join(import.meta.dirname, '../..');
const START = path.join(PROJECT_FOLDER, 'src/start.js');
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const APPLICATION = '1100000000000000999';
const USAGE = /^Usage: npm run db -- TASK\n/;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'db-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string): string => path.join(folder, name);

async function textOf(stream: ChildProcess['stdout']): Promise<string> {
  return stream ? text(stream) : '';
}

/** What `npm run db -- …` does, typed in the test's folder. */
async function db(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [START, 'db', ...args], {
    // Under npm the working folder is the project's, and INIT_CWD where the command was typed.
    cwd: PROJECT_FOLDER,
    env: {
      PATH: process.env.PATH,
      npm_lifecycle_event: 'db',
      INIT_CWD: folder,
      DATABASE_URL: inFolder('treaty.db'),
      ...env,
    },
  });
  const exit = once(child, 'exit');
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  return { code: (await exit)[0], out, err };
}

/** A database with a schedule, a post and an application. */
async function fill(url: string): Promise<void> {
  const signal = new AbortController().signal;
  const database = await openDatabase(addressOf(url), { clock: systemClock, signal, log: SILENT });
  const store = createDailyStore(database);
  const schedule = await store.saveSchedule({
    ...{ channelId: '1', guildId: '2', adminId: '3', zone: 'UTC', minuteOfDay: 540, publish: false },
    ...{ choice: 'default', dueMs: 1_932_886_800_000, dueDate: '2031-04-02', state: 'running' },
  });
  if (!schedule) throw new Error('the channel is another server’s');
  await store.addPost(schedule, { status: 'pending' });
  await database.query(`insert into application values ('daily', $1)`, [APPLICATION]);
  await database.close();
}

async function applicationIn(url: string): Promise<unknown> {
  const signal = new AbortController().signal;
  const database = await openDatabase(addressOf(url), { clock: systemClock, signal, log: SILENT });
  const rows = await database.query('select application_id from application');
  await database.close();
  return rows[0]?.application_id;
}

describe('npm run db', () => {
  it.each([[['--help']], [['copy', '-h']]])('prints usage for %j and ends with 0', async (args) => {
    expect(await db(args)).toEqual({ code: 0, out: expect.stringMatching(USAGE), err: '' });
  });

  it.each([
    [[]],
    [['dance']],
    [['backup']],
    [['copy', 'a.db']],
    [['check', 'a.db', 'b.db']],
    [['adopt', 'me']],
  ])('ends with 2 and usage for %j', async (args) => {
    expect(await db(args)).toEqual({ code: 2, out: '', err: expect.stringMatching(USAGE) });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('backs up the whole database, application and all, from where the command was typed, for its owner alone', async () => {
    await fill(inFolder('treaty.db'));
    expect(await db(['backup', 'copies/one.db'])).toEqual({
      code: 0,
      out: `${inFolder('copies/one.db')}: 1 schedule and 1 post copied\n`,
      err: '',
    });
    if (process.platform !== 'win32') expect(statSync(inFolder('copies/one.db')).mode & 0o077).toBe(0);
    expect(await db(['backup', 'copies/one.db'])).toMatchObject({
      code: 78,
      err: expect.stringMatching(
        /^.*there already, and a backup never writes over anything; name another\n$/,
      ),
    });
    expect(await applicationIn(inFolder('copies/one.db'))).toBe(APPLICATION);
  });

  it('says what a database holds, and refuses what a start refuses', async () => {
    await fill(inFolder('treaty.db'));
    const version = MIGRATIONS.length;
    expect(await db(['check'])).toEqual({
      code: 0,
      out: `The database is sound: schema version ${version}, 1 schedule and 1 post.\n`,
      err: '',
    });
    expect(await db(['check', 'file:treaty.db'])).toMatchObject({ code: 0 });
    for (const [name, complaint] of [
      ['missing.db', /no such file/],
      ['empty.db', /no daily posts are kept there/],
      [':memory:', /:memory: would forget/],
    ] as const) {
      writeFileSync(inFolder('empty.db'), '');
      const { code, err } = await db(['check', name]);
      expect([code, err.split('\n').length], name).toEqual([78, 2]);
      expect(err).toMatch(complaint);
    }
  });

  it('counts the texts of servers’ releases where there are any', async () => {
    await fill(inFolder('treaty.db'));
    const database = await connectTo(addressOf(inFolder('treaty.db')));
    const text = `insert into server_release_text values ('1', 'boat', 'v1', '', '', '', '', '', 1, '', '[]', 0)`;
    await database.query(text);
    await database.close();
    expect((await db(['check'])).out).toMatch(/1 schedule and 1 post, 1 text of releases\.\n$/);
  });

  it('takes no password from the command line, and repeats none', async () => {
    await fill(inFolder('treaty.db'));
    for (const secret of [
      'postgres://bot:s3cr3t@127.0.0.1:1/treaty',
      'bot:s3cr3t@127.0.0.1/treaty',
      'postgres:/bot:s3cr3t@127.0.0.1/treaty',
      'postgress://bot:s3cr3t@127.0.0.1/treaty',
    ]) {
      const { code, out, err } = await db(['copy', 'treaty.db', secret]);
      expect([code, out], secret).toEqual([78, '']);
      expect(err).toMatch(/^[^\n]+\n$/);
      expect(err).not.toContain('s3cr3t');
    }
    expect((await db(['copy', 'treaty.db', 'postgres://bot:s3cr3t@h/d'])).err).toContain('NEW_DATABASE_URL');
    expect(readdirSync(folder).filter((name) => /bot|s3cr3t/.test(name))).toEqual([]);
  });

  it('takes the name of a setting, or a file that holds an address', async () => {
    await fill(inFolder('treaty.db'));
    mkdirSync(inFolder('secrets'));
    writeFileSync(inFolder('secrets/address'), `${inFolder('two.db')}\n`);
    const copied = { code: 0, out: '1 schedule and 1 post copied\n', err: '' };
    expect(await db(['copy', 'treaty.db', 'NEW_DATABASE'], { NEW_DATABASE: inFolder('one.db') })).toEqual(
      copied,
    );
    expect(await db(['copy', 'DATABASE_URL', '@secrets/address'])).toEqual(copied);
    expect(existsSync(inFolder('two.db'))).toBe(true);
    expect(await db(['copy', 'treaty.db', 'NEW_DATABASE'])).toMatchObject({
      code: 78,
      err: expect.stringMatching(/^NEW_DATABASE: not set in \.env or the environment/),
    });
    expect(await db(['copy', 'treaty.db', '@nothing'])).toMatchObject({
      code: 78,
      err: expect.stringMatching(/nothing: cannot be read, expected a file with one address\n$/),
    });
  });

  it.skipIf(NO_POSTGRES !== undefined)(
    'moves to PostgreSQL with the application, also where a bot was started there before',
    { timeout: 60_000 },
    async () => {
      const server = await startPostgres();
      try {
        await fill(inFolder('treaty.db'));
        const url = await server.createDatabase();
        await applicationIn(url);
        expect(await db(['copy', 'treaty.db', 'NEW_DATABASE'], { NEW_DATABASE: url })).toMatchObject({
          code: 0,
        });
        expect(await db(['check', url])).toMatchObject({
          code: 0,
          out: expect.stringContaining('1 schedule'),
        });
        expect(await applicationIn(url)).toBe(APPLICATION);
      } finally {
        await server.remove();
      }
    },
  );
});
