import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../src/daily/clock.ts';
import { connectTo, type OpenDatabase, openDatabase } from '../src/storage/database/open-database.ts';
import { createDailyStore } from '../src/storage/sql/daily-store.ts';
import { FakeDiscord } from './fake-discord/fake-discord.ts';
import { APPLICATION_ID, CHANNEL_ID, GUILD_ID } from './fake-discord/payloads.ts';
import { addressOf } from './fixtures/address.ts';
import { dueSchedule } from './fixtures/due-schedule.ts';
import { GUARDED, NO_POSTGRES, type PostgresServer, startPostgres } from './fixtures/postgres-server.ts';
import { BotProcess } from './torture/bot-process.ts';

const TOKEN = 'bm90LWEtdG9rZW4.but-shaped.like-one';
const OTHER_APPLICATION = '1100000000000000999';
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const SLOW = { timeout: 90_000 };
const EXIT_CONFIG = 78;

let folder: string;
let file: string;
let discord: FakeDiscord;
let bots: BotProcess[];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bot-and-database-'));
  file = path.join(folder, 'treaty.db');
  discord = await FakeDiscord.start(TOKEN);
  bots = [];
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await discord.stop();
  rmSync(folder, { recursive: true, force: true });
});

function startBot(databaseUrl = file): BotProcess {
  const logFile = path.join(folder, 'bot.log');
  const bot = new BotProcess({ token: TOKEN, apiUrl: discord.apiUrl, databaseUrl, logFile });
  bots.push(bot);
  return bot;
}

/** Works on a database beside the bot. */
async function inDatabase<Result>(
  work: (database: OpenDatabase) => Promise<Result>,
  url = file,
): Promise<Result> {
  const signal = new AbortController().signal;
  const database = await openDatabase(addressOf(url), { clock: systemClock, signal, log: SILENT });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function schedule(database: OpenDatabase, due?: Parameters<typeof dueSchedule>[0]) {
  return createDailyStore(database).saveSchedule(dueSchedule(due));
}

async function applicationIn(database: OpenDatabase): Promise<unknown> {
  return (await database.query('select application_id from application'))[0]?.application_id;
}

function log(): string {
  const name = path.join(folder, 'bot.log');
  return existsSync(name) ? readFileSync(name, 'utf8') : '';
}
const logged = (timeout = 20_000) => expect.poll(log, { timeout });
const signIns = (timeout = 20_000) => expect.poll(() => discord.gateway.identified.length, { timeout });
const posts = (timeout = 20_000) => expect.poll(() => discord.messages.in(CHANNEL_ID).length, { timeout });

describe('the bot and whose database it is', SLOW, () => {
  it('takes a new one, says what it found, and makes it for its owner alone', async () => {
    startBot();
    await signIns().toBe(1);
    expect(await inDatabase(applicationIn)).toBe(APPLICATION_ID);
    expect(log()).toMatch(/"kind":"file".*"ageDays":0,"schedules":0,"servers":0.*daily posts are kept here/);
    expect(log()).not.toContain('new and empty');
    if (process.platform !== 'win32')
      for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}.lock`])
        expect(statSync(name).mode & 0o077, name).toBe(0);
  });

  it('refuses one of another application with both ids and 78, and stops nothing in it', async () => {
    await inDatabase(async (database) => {
      await schedule(database);
      await database.query(`insert into application values ('daily', $1)`, [OTHER_APPLICATION]);
    });
    expect(await startBot().ended()).toBe(EXIT_CONFIG);
    expect(log()).toContain(
      `belongs to application ${OTHER_APPLICATION}, and DISCORD_TOKEN is of application ${APPLICATION_ID}`,
    );
    expect(discord.gateway.identified).toHaveLength(0);
    const state = await inDatabase((database) =>
      createDailyStore(database).scheduleOf({ guildId: GUILD_ID, channelId: CHANNEL_ID }),
    );
    expect(state?.state).toBe('running');
  });

  it('takes one of an older version where Discord knows the bot in one of its servers', async () => {
    await inDatabase((database) => schedule(database));
    startBot();
    await posts().toBe(1);
    expect(await inDatabase(applicationIn)).toBe(APPLICATION_ID);
  });

  it('refuses one with servers that the bot is in none of, until it is adopted', async () => {
    await inDatabase((database) => schedule(database, { guildId: '1200000000000000007', inMs: 3_600_000 }));
    expect(await startBot().ended()).toBe(EXIT_CONFIG);
    expect(log()).toMatch(
      /schedules of 1 servers, in none of which application .* is; .*npm run db -- adopt/,
    );

    const { runDb } = await import('../src/storage/database/run-db.ts');
    const { stdout: output, stderr: errors } = process;
    const settings = { values: () => ({}), folder };
    const code = await runDb(['adopt'], {
      own: () => addressOf(file),
      withoutSecrets: (text) => text,
      ...{ settings, folder, output, errors },
    });
    expect(code).toBe(0);
    startBot();
    await signIns().toBe(1);
    expect(await inDatabase(applicationIn)).toBe(APPLICATION_ID);
  });

  it('warns of a new one where Discord knows its commands already', async () => {
    const first = startBot();
    await signIns().toBe(1);
    await first.stop();
    bots.shift();
    for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}.lock`]) rmSync(name, { force: true });
    startBot();
    await logged().toMatch(/"level":40.*new and empty.*DATABASE_URL names another place.*the file was lost/);
  });
});

describe('the bot and its SQLite file', SLOW, () => {
  it('serves at once after a kill, since the lock beside the file tells that nobody else is there', async () => {
    const bot = startBot();
    await signIns().toBe(1);
    await bot.killAndStart();
    await signIns().toBe(2);
    await logged().toMatch(/this process posts from now on.*this process posts from now on/s);
    expect(log()).not.toContain('standing by');
  });

  it.each(['deleted', 'replaced'])('posts nothing more once it is %s, and says what to do', async (how) => {
    const DUE_IN_MS = 5_000;
    startBot();
    await signIns().toBe(1);
    const backup = path.join(folder, 'backup.db');
    await inDatabase((database) => schedule(database, { inMs: DUE_IN_MS }), backup);
    await inDatabase((database) => schedule(database, { inMs: DUE_IN_MS }));
    if (how === 'replaced') renameSync(backup, file);
    else renameSync(file, `${file}.away`);
    await logged().toMatch(
      /"level":50.*deleted or replaced while the bot runs, so nothing is posted; stop the bot, put the database or a backup/,
    );
    await expect.poll(() => log().match(/deleted or replaced/g)?.length, { timeout: 10_000 }).toBe(2);
    expect((await discord.slash('ask', { question: 'who signed it' })).data.embeds).toHaveLength(1);
    expect((await discord.admin('status')).data.content).toMatch(/^Sorry, /);
    await delay(DUE_IN_MS);
    expect(discord.messages.in(CHANNEL_ID)).toHaveLength(0);
  });

  it.skipIf(process.platform === 'win32')('warns once where others may read it', async () => {
    await inDatabase(async () => undefined);
    chmodSync(file, 0o644);
    startBot();
    await signIns().toBe(1);
    expect(log().match(/others on this machine may read the database: chmod 600/g)).toHaveLength(1);
  });

  it.skipIf(process.platform !== 'linux')('ends with a line where no file can be made', async () => {
    for (const place of ['/proc/treaty/treaty.db', folder, '/dev/null/treaty.db']) {
      expect(await startBot(place).ended(), place).toBe(EXIT_CONFIG);
      expect(log()).toMatch(/"level":60.*no file can be made there/);
    }
  });
});

const ON_POSTGRES = `the bot and its PostgreSQL server${NO_POSTGRES === undefined ? '' : ` (skipped: ${NO_POSTGRES})`}`;

describe.skipIf(NO_POSTGRES !== undefined)(ON_POSTGRES, SLOW, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it('answers while the server is away at the start, and posts once it is known whose it is', async () => {
    const url = await server.createDatabase();
    await inDatabase((database) => schedule(database), url);
    await server.crash();
    startBot(url);
    await signIns().toBe(1);
    expect((await discord.slash('ask', { question: 'who signed it' })).data.embeds).toHaveLength(1);
    expect((await discord.admin('status')).data.content).toMatch(/^Sorry, /);
    expect(discord.messages.in(CHANNEL_ID)).toHaveLength(0);
    await server.start();
    await posts(40_000).toBe(1);
    expect(discord.gateway.identified).toHaveLength(1);
  });

  it('signs out again where another process turns out to lead', async () => {
    const url = await server.createDatabase();
    startBot(url);
    await signIns().toBe(1);
    await server.crash();
    startBot(url);
    await signIns().toBe(2);
    await server.start();
    await expect.poll(() => discord.gateway.connectionCount, { timeout: 40_000 }).toBe(1);
    expect((await discord.slash('ask', { question: 'who signed it' })).data.embeds).toHaveLength(1);
  });

  it('is ended, signed in or not, where the server comes back with the database of another application', async () => {
    const url = await server.createDatabase();
    await inDatabase(
      (database) => database.query(`insert into application values ('daily', $1)`, [OTHER_APPLICATION]),
      url,
    );
    await server.crash();
    const bot = startBot(url);
    await signIns().toBe(1);
    await server.start();
    expect(await bot.ended()).toBe(EXIT_CONFIG);
    expect(log()).toContain(OTHER_APPLICATION);
  });

  it('says in three different lines that the password, the database or a right is missing, and ends with 78', async () => {
    const url = await server.createDatabase();
    // It has no tables yet, and only its owner may make them.
    const database = await connectTo(addressOf(url));
    await database.query('revoke create on schema public from public');
    await database.close();
    const linesOf = async (address: string) => {
      const before = log().length;
      expect(await startBot(address).ended()).toBe(EXIT_CONFIG);
      return log().slice(before);
    };
    const login = (user: string) => url.replace('treaty@', `${user}@`);
    const refused =
      'does not take the user name or the password, or one is missing; set both in DATABASE_URL';
    for (const user of ['nobody', GUARDED.user, `${GUARDED.user}:wr0ng`])
      expect(await linesOf(login(user)), user).toContain(refused);
    expect(await linesOf(url.replace(/[^/]+$/, 'elsewhere'))).toContain(
      'no database of that name; create it',
    );
    const guarded = login(`${GUARDED.user}:${GUARDED.password}`);
    expect(await linesOf(guarded)).toContain('GRANT CREATE ON SCHEMA public');
    expect(log()).not.toMatch(new RegExp(`${GUARDED.password}|wr0ng`));

    // Once its tables are there, it takes no right to make any.
    await inDatabase(
      (owned) => owned.query(`grant all on all tables in schema public to ${GUARDED.user}`),
      url,
    );
    startBot(guarded);
    await signIns().toBe(1);
  });
});
