import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Schedule } from '../../src/core/daily/schedule.ts';
import { Fault } from '../../src/core/fault.ts';
import { systemClock } from '../../src/daily/clock.ts';
import type { Log } from '../../src/daily/log.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { MIGRATIONS, migrate } from '../../src/storage/database/migrations.ts';
import { connectTo, openDatabase } from '../../src/storage/database/open-database.ts';
import { backUp, checkDatabase, copyDatabase } from '../../src/storage/database/tend.ts';
import { createDailyStore } from '../../src/storage/sql/daily-store.ts';
import { addressOf } from '../fixtures/address.ts';
import { engines, newDatabase } from '../fixtures/engines.ts';
import { NO_POSTGRES, startPostgres } from '../fixtures/postgres-server.ts';

const SCHEDULE: Schedule = {
  ...{ channelId: '1234567890123456789', guildId: '2', adminId: '3', zone: 'UTC', minuteOfDay: 540 },
  ...{
    choice: 'default' as const,
    publish: false,
    dueMs: 1_932_886_800_000,
    dueDate: '2031-04-02',
    state: 'running' as const,
    version: 1,
  },
};

const NOTED = { code: 'noted', sentence: 'Ça va “bien”.' } as const;

let folder = '';
let said: string[] = [];
const log: Log = {
  info: (_fields, text) => said.push(text),
  warn: (fields, text) => said.push(`${text}: ${JSON.stringify(fields)}`),
  error: (_fields, text) => said.push(text),
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'database-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function opening(address: string, signal = new AbortController().signal) {
  return openDatabase(addressOf(address), { clock: systemClock, signal, log });
}

describe.each(engines())('a database on $name', (engine) => {
  beforeAll(() => (engine.missing ? undefined : engine.setUp()));
  afterAll(() => (engine.missing ? undefined : engine.tearDown()));

  it.skipIf(engine.missing)('gets its schema once, though several processes start at once', async () => {
    const address = await engine.newAddress();
    const opened = await Promise.all([1, 2, 3].map(() => opening(address)));
    const versions = await opened[0]?.query('select version from schema_version');
    expect(versions).toEqual(MIGRATIONS.map((_, index) => ({ version: index + 1 })));
    await Promise.all(opened.map((database) => database.close()));
  });

  it.skipIf(engine.missing)('is left alone where its schema is newer than the program', async () => {
    const address = await engine.newAddress();
    const database = await opening(address);
    await database.query('insert into schema_version (version) values ($1)', [99]);
    await database.close();
    await expect(opening(address)).rejects.toThrow(
      `its schema is version 99, and this program knows versions up to ${MIGRATIONS.length}`,
    );
  });

  it.skipIf(engine.missing)('keeps nothing of a migration that fails half-way', async () => {
    const database = await newDatabase(engine);
    const broken = [...MIGRATIONS, ['create table half (id text)', 'create nonsense']];
    await expect(migrate(database, broken)).rejects.toThrow(/could not do this/);
    await migrate(database, [...MIGRATIONS, ['create table half (id text)']]);
    expect(await database.query('select version from schema_version')).toHaveLength(MIGRATIONS.length + 1);
    await database.close();
  });

  it.skipIf(engine.missing)('gives back text and numbers as they went in', async () => {
    const database = await newDatabase(engine);
    const id = '18446744073709551615';
    const rows = await database.query(
      'select cast($1 as text) as id, cast($2 as bigint) as ms, cast($3 as text) as none',
      [...[id, 8_640_000_000_000_000, null]],
    );
    expect(rows).toEqual([{ id, ms: 8_640_000_000_000_000, none: null }]);
    await database.close();
  });

  it.skipIf(engine.missing)('is backed up into a file that is whole, and copied on from there', async () => {
    const address = await engine.newAddress();
    const database = await opening(address);
    const store = createDailyStore(database);
    await store.saveSchedule(SCHEDULE);
    await store.addPost(SCHEDULE, { status: 'skipped', reason: NOTED });
    await database.close();

    const file = path.join(folder, 'backup.db');
    expect(await backUp(addressOf(address), { kind: 'sqlite', file: file })).toMatchObject({
      schedule: 1,
      post: 1,
    });
    await expect(backUp(addressOf(address), { kind: 'sqlite', file: file })).rejects.toThrow(/there already/);
    const target = await engine.newAddress();
    expect(await copyDatabase(addressOf(file), addressOf(target))).toMatchObject({ schedule: 1, post: 1 });
    await expect(copyDatabase(addressOf(file), addressOf(target))).rejects.toThrow(
      /holds 1 rows, expected an empty database/,
    );

    const copied = await opening(target);
    expect(await createDailyStore(copied).scheduleOf(SCHEDULE)).toEqual(SCHEDULE);
    expect(await createDailyStore(copied).history(SCHEDULE)).toEqual([
      expect.objectContaining({ reason: NOTED }),
    ]);
    await copied.close();
  });

  it.skipIf(engine.missing)('is read as of one moment while others write', async () => {
    const address = await engine.newAddress();
    const database = await opening(address);
    const writing = await connectTo(addressOf(address));
    const other = createDailyStore(writing);
    const counted = await database.snapshot(async (query) => {
      const count = async () => (await query('select count(*) as count from schedule'))[0]?.count;
      const before = await count();
      await other.saveSchedule(SCHEDULE);
      return [before, await count()];
    });
    expect(counted).toEqual([0, 0]);
    expect(await createDailyStore(database).scheduleOf(SCHEDULE)).toBeDefined();
    await Promise.all([database.close(), writing.close()]);
  });

  it.skipIf(engine.missing)(
    'is backed up whole while the bot adds channels and posts',
    { timeout: 60_000 },
    async () => {
      const address = await engine.newAddress();
      const database = await opening(address);
      const store = createDailyStore(database);
      await database.query(
        `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 6000)
         insert into schedule (channel_id, guild_id, admin_id, zone, minute_of_day, publish, due_ms, due_date, state,
           refusals, notice_ms)
         select cast(2000000 + n as text), '1', '1', 'UTC', 1, 0, 1, '2031-04-01', 'paused', 0, 0 from numbers`,
      );
      let stopped = false;
      const busy = (async () => {
        // Each sorts before all others: its page has been read when it comes, and its post's has not.
        for (let number = 999_999; !stopped; number -= 1) {
          const schedule = { ...SCHEDULE, channelId: `1${number}` };
          await store.saveSchedule(schedule);
          await store.addPost(schedule, { status: 'pending' });
          await delay(1);
        }
      })();
      const file = path.join(folder, 'busy.db');
      await backUp(addressOf(address), { kind: 'sqlite', file: file });
      stopped = true;
      await busy;
      await database.close();
      expect((await checkDatabase(addressOf(file))).problems).toEqual([]);
    },
  );

  it.skipIf(engine.missing)(
    'is backed up without the lease, so that nobody waits for who has it now',
    async () => {
      const address = await engine.newAddress();
      const database = await opening(address);
      await createDailyStore(database).moveLease(undefined, 'a bot that runs');
      const file = path.join(folder, 'backup.db');
      await backUp(addressOf(address), { kind: 'sqlite', file });
      expect(await createDailyStore(database).lease()).toMatchObject({ holder: 'a bot that runs' });
      await database.close();
      const back = await opening(file);
      expect(await createDailyStore(back).lease()).toBeUndefined();
      await back.close();
    },
  );

  it.skipIf(engine.missing)('is not given a schema by being backed up', async () => {
    const address = await engine.newAddress();
    const database = await connectTo(addressOf(address));
    await database.query('create table other (id text)');
    await expect(copyDatabase(addressOf(address), addressOf(path.join(folder, 'copy.db')))).rejects.toThrow(
      /no daily posts are kept there, expected a database of this bot/,
    );
    await expect(database.query('select * from schema_version')).rejects.toThrow();
    await database.close();
  });

  it.skipIf(engine.missing)(
    'has whatever was due before it was put back from a copy looked for before it is sent',
    async () => {
      const address = await engine.newAddress();
      const database = await opening(address);
      const store = createDailyStore(database);
      const nowMs = Date.now();
      const due = { ...SCHEDULE, dueMs: nowMs - 60_000 };
      const later = { ...SCHEDULE, channelId: '9', dueMs: nowMs + 3_600_000 };
      const pending = { ...SCHEDULE, channelId: '5', dueMs: nowMs + 1_800_000 };
      for (const schedule of [due, later, pending]) await store.saveSchedule(schedule);
      await store.addPost(pending, { status: 'pending' });
      const copy = path.join(folder, 'copy.db');
      await backUp(addressOf(address), { kind: 'sqlite', file: copy });

      const triedFirst = async (back: Database) => {
        const posts = createDailyStore(back);
        for (const schedule of [due, later]) await posts.addPost(schedule, { status: 'pending' });
        const rows = await back.query('select channel_id, first_try_ms from post order by channel_id');
        return rows.map((row) => row.first_try_ms);
      };
      // The first start of a database began it; this one goes on, and a copy that is put back begins anew.
      const again = await opening(address);
      expect(await triedFirst(again)).toEqual([due.dueMs, null, null]);
      await database.query('delete from post');
      await database.query('update beginning set begun_ms = $1', [due.dueMs - 1]);
      expect(await triedFirst(again)).toEqual([null, null]);
      await Promise.all([database.close(), again.close()]);

      const back = await opening(copy);
      expect(await triedFirst(back)).toEqual([due.dueMs, pending.dueMs, null]);
      await back.close();
    },
  );

  it.skipIf(engine.missing).each([
    ['another has come in its place', `update beginning set database_id = 'another'`],
    ['it was made anew', 'drop table beginning'],
  ])('is used no more once %s, which is logged once', async (_what, statement) => {
    const address = await engine.newAddress();
    let aheadMs = 0;
    const clock = { ...systemClock, steadyMs: () => systemClock.steadyMs() + aheadMs };
    const signal = new AbortController().signal;
    const database = await openDatabase(addressOf(address), { clock, signal, log });
    const store = createDailyStore(database);
    await store.saveSchedule(SCHEDULE);
    await database.query(statement);
    aheadMs = 30_000;
    for (const _try of [1, 2])
      await expect(store.scheduleOf(SCHEDULE)).rejects.toThrow(/deleted or replaced while the bot runs/);
    expect(said.filter((line) => line.includes('stop the bot, put the database or a backup'))).toHaveLength(
      1,
    );
    await database.close();
  });

  it.skipIf(engine.missing)(
    'of an older version lets schedules of servers that were left go on one day',
    async () => {
      const database = await connectTo(addressOf(await engine.newAddress()));
      await migrate(database, MIGRATIONS.slice(0, 2));
      const insert = (channelId: string, reason: string) =>
        database.query(
          `insert into schedule (channel_id, guild_id, admin_id, zone, minute_of_day, publish, due_ms, due_date, state,
           reason, refusals, stopped_ms, notice_ms) values ($1, '2', '3', 'UTC', 1, 0, 1, 'x', 'stopped', $2, 0, 1, 0)`,
          [channelId, reason],
        );
      await insert('1', 'The bot was removed from the server.');
      await insert('2', 'An admin stopped it.');
      await migrate(database);
      const left = await createDailyStore(database).leftSchedules();
      expect(left.map(({ channelId }) => channelId)).toEqual(['1']);
      await database.close();
    },
  );

  it.skipIf(engine.missing)('is found sound, or what is wrong with it is told', async () => {
    const address = await engine.newAddress();
    const database = await opening(address);
    const store = createDailyStore(database);
    await store.saveSchedule(SCHEDULE);
    await store.addPost(SCHEDULE, { status: 'pending' });
    expect((await checkDatabase(addressOf(address))).problems).toEqual([]);
    await database.query('delete from schedule');
    expect((await checkDatabase(addressOf(address))).problems).toEqual(['1 posts belong to no schedule']);
    await database.close();
  });
});

describe('an SQLite file', () => {
  it('is made with its folder, in WAL and fully synchronous', async () => {
    const database = await opening(path.join(folder, 'new', 'treaty.db'));
    expect(await database.query('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await database.query('pragma synchronous')).toEqual([{ synchronous: 2 }]);
    await database.close();
  });

  it('is checked without a change to it or a file beside it', async () => {
    const file = path.join(folder, 'treaty.db');
    await (await opening(file)).close();
    const backup = path.join(folder, 'backup.db');
    await backUp(addressOf(file), { kind: 'sqlite', file: backup });
    const before = [file, backup].map((name) => readFileSync(name));
    expect((await checkDatabase(addressOf(file))).problems).toEqual([]);
    expect((await checkDatabase(addressOf(backup))).problems).toEqual([]);
    expect([file, backup].map((name) => readFileSync(name))).toEqual(before);
    expect(readdirSync(folder).toSorted()).toEqual(['backup.db', 'treaty.db']);
  });

  it('that nobody may write to is checked all the same', async () => {
    const file = path.join(folder, 'treaty.db');
    await (await opening(file)).close();
    chmodSync(file, 0o400);
    chmodSync(folder, 0o500);
    try {
      // Root may write anywhere: the check is made by somebody who is not.
      const script = `
        if (process.getuid() === 0) process.setuid(65534);
        const { checkDatabase } = await import(${JSON.stringify(path.resolve(import.meta.dirname, '../../src/storage/database/tend.ts'))});
        console.log(JSON.stringify((await checkDatabase(${JSON.stringify(addressOf(file))})).problems));`;
      if (process.getuid?.() === 0) {
        chownSync(folder, 65_534, 65_534);
        chownSync(file, 65_534, 65_534);
      }
      const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
      });
      expect(printed).toBe('[]\n');
    } finally {
      chmodSync(folder, 0o700);
    }
  });

  it('that is damaged stops the start with a clear line, and is not touched', async () => {
    const file = path.join(folder, 'treaty.db');
    writeFileSync(file, 'This is no database. '.repeat(500));
    const before = readFileSync(file);
    await expect(opening(file)).rejects.toThrow(Fault);
    await expect(opening(file)).rejects.toThrow(
      /treaty\.db: the database is damaged; put a backup in its place/,
    );
    expect(readFileSync(file)).toEqual(before);
  });

  it('in a place that cannot be written to stops the start with a clear line', async () => {
    // Root may write anywhere but among what the kernel shows.
    const closed = process.getuid?.() === 0 ? '/sys/closed' : path.join(folder, 'closed');
    if (process.getuid?.() !== 0) {
      mkdirSync(closed);
      chmodSync(closed, 0o500);
    }
    await expect(opening(path.join(closed, 'var', 'treaty.db'))).rejects.toThrow(
      /treaty\.db: the database cannot be written to; give this user the right/,
    );
  });

  it('on a full disk says so, and loses nothing that was written', async () => {
    const file = path.join(folder, 'treaty.db');
    const database = await opening(file);
    const store = createDailyStore(database);
    await store.saveSchedule(SCHEDULE);
    const [pages] = await database.query('pragma page_count');
    await database.query(`pragma max_page_count = ${Number(pages?.page_count)}`);
    const filling = async () => {
      for (let channel = 1; channel < 5_000; channel += 1) {
        await store.saveSchedule({ ...SCHEDULE, channelId: `${channel}` });
      }
    };
    await expect(filling()).rejects.toThrow(
      /treaty\.db: the disk is full; make room, nothing that was written is lost/,
    );
    expect(await store.scheduleOf(SCHEDULE)).toEqual(SCHEDULE);
    await database.close();
    expect((await checkDatabase(addressOf(file))).problems).toEqual([]);
  });

  it('is shared by two processes', async () => {
    const file = path.join(folder, 'treaty.db');
    const database = await opening(file);
    const script = `
      const { connectTo } = await import(${JSON.stringify(path.resolve(import.meta.dirname, '../../src/storage/database/open-database.ts'))});
      const database = await connectTo(${JSON.stringify(addressOf(file))});
      for (let n = 0; n < 50; n += 1) await database.query("insert into lease values ($1, 'other', 1)", ['other ' + n]);
      await database.close();`;
    const other = new Promise<void>((resolve) => {
      setImmediate(() => {
        execFileSync(process.execPath, ['--input-type=module', '-e', script]);
        resolve();
      });
    });
    for (let n = 0; n < 50; n += 1)
      await database.query(`insert into lease values ($1, 'mine', 1)`, [`mine ${n}`]);
    await other;
    expect(await database.query('select count(*) as count from lease')).toEqual([{ count: 100 }]);
    await database.close();
  });
});

describe.skipIf(NO_POSTGRES)(
  `a PostgreSQL server that comes and goes${NO_POSTGRES ? ` (skipped: ${NO_POSTGRES})` : ''}`,
  () => {
    it('is waited for at the start, said once, and is used again after a restart', async () => {
      const server = await startPostgres();
      try {
        const address = await server.createDatabase();
        await server.crash();
        const waiting = opening(address);
        await delay(1_000);
        await server.start();
        const database = await waiting;
        expect(said.filter((line) => line.startsWith('waiting for the database'))).toHaveLength(1);
        expect(said.at(-1)).toBe('the database is there now');

        await server.crash();
        await expect(database.query('select 1 as one')).rejects.toThrow(/the database is out of reach/);
        await server.start();
        expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
        await database.close();
      } finally {
        await server.remove();
      }
    });

    it('is waited for no longer than until told to stop, and its password is in no line', async () => {
      const stop = new AbortController();
      const waiting = opening('postgres://bot:s3cr3t@127.0.0.1:1/treaty', stop.signal);
      await delay(100);
      stop.abort();
      await expect(waiting).rejects.toThrow(
        /postgres:\/\/127\.0\.0\.1:1\/treaty: the database is out of reach/,
      );
      expect(said.join()).not.toContain('s3cr3t');
      await expect(
        connectTo(addressOf('postgres://bot:s3cr3t@127.0.0.1:1/treaty')).then((one) => one.close()),
      ).resolves.toBeUndefined();
    });
  },
);
