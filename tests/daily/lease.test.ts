import { describe, expect, it } from 'vitest';
import { createLease, type Lease } from '../../src/daily/lease.ts';
import { DatabaseError } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../src/storage/database/sqlite.ts';
import { createDailyStore } from '../../src/storage/sql/daily-store.ts';
import { createVirtualTime } from '../simulation/virtual-time.ts';

const SECOND_MS = 1_000;

/** Two processes that want one lease; each may lose its database or be told to stop, and each has a clock of its own. */
async function twoProcesses() {
  const time = createVirtualTime(0);
  const database = openSqlite(IN_MEMORY);
  await migrate(database);
  const said: string[] = [];
  const log = {
    info: (_fields: object, text: string) => said.push(text),
    warn: (_fields: object, text: string) => said.push(text),
    error: (_fields: object, text: string) => said.push(text),
  };
  const ended = new Set<string>();
  const start = (holder: string, wallMs: number) => {
    const line = { down: false };
    const store = createDailyStore({
      ...database,
      async query(sql, values) {
        if (line.down) throw new DatabaseError('unreachable', 'out of reach', undefined);
        return database.query(sql, values);
      },
    });
    const clock = {
      nowMs: () => time.nowMs() + wallMs,
      steadyMs: () => time.nowMs(),
      sleep: (ms: number, signal?: AbortSignal) =>
        Promise.race([
          time.sleep(ms),
          new Promise<void>((resolve) => {
            signal?.addEventListener('abort', () => resolve());
          }),
        ]),
    };
    const lease: Lease = createLease({ store, clock, holder, log, hasEnded: (other) => ended.has(other) });
    const changes: boolean[] = [];
    lease.onChange((held) => changes.push(held));
    const others = { seen: 0 };
    lease.onOther(() => {
      others.seen += 1;
    });
    const stop = new AbortController();
    void lease.run(stop.signal);
    return { lease, line, changes, others, stop };
  };
  const one = start('one', 0);
  await time.runUntil(SECOND_MS);
  // Its clock is a day ahead, which must not matter.
  const other = start('other', 86_400_000);
  const pass = (seconds: number) => time.runUntil(time.nowMs() + seconds * SECOND_MS);
  await pass(60);
  return { one, other, ended, pass, said };
}

describe('createLease', () => {
  it('gives the lease to the first that asks, and leaves it there', async () => {
    const { one, other } = await twoProcesses();
    expect([one.lease.held, one.lease.maySend()]).toEqual([true, true]);
    expect([other.lease.held, other.lease.maySend()]).toEqual([false, false]);
    expect([one.lease.other, other.lease.other]).toEqual([undefined, 'one']);
    expect(one.changes).toEqual([true]);
    expect(other.changes).toEqual([]);
  });

  it('stops sending, but stays the holder, while its database is away, and says so once', async () => {
    const { one, other, pass, said } = await twoProcesses();
    other.line.down = true;
    one.line.down = true;
    await pass(7);
    expect([one.lease.held, one.lease.maySend()]).toEqual([true, false]);
    await pass(300);
    expect(one.lease.held).toBe(true);
    one.line.down = false;
    await pass(3);
    expect([one.lease.held, one.lease.maySend()]).toEqual([true, true]);
    expect(said.filter((line) => line.includes('until the database is back'))).toHaveLength(2);
    expect(said.filter((line) => line.includes('the database is back')).length).toBeGreaterThan(0);
  });

  it('goes to another within 15 seconds, and the loser learns of it', async () => {
    const { one, other, pass } = await twoProcesses();
    one.line.down = true;
    await pass(15);
    expect([other.lease.held, other.lease.maySend()]).toEqual([true, true]);
    one.line.down = false;
    await pass(5);
    expect([one.lease.held, one.lease.maySend()]).toEqual([false, false]);
    expect([one.lease.other, other.lease.other]).toEqual(['other', undefined]);
    expect(one.changes).toEqual([true, false]);
  });

  it('never lets two send at once', async () => {
    const { one, other, pass } = await twoProcesses();
    for (let half = 0; half < 60; half += 1) {
      one.line.down = half % 20 > 3;
      await pass(0.5);
      expect(one.lease.maySend() && other.lease.maySend()).toBe(false);
    }
  });

  it('is given back at once by a process that is told to stop', async () => {
    const { one, other, pass } = await twoProcesses();
    one.stop.abort();
    await pass(3);
    expect([one.lease.held, other.lease.held]).toEqual([false, true]);
  });

  it('goes to another at its next look where the holder is known to have ended', async () => {
    const { one, other, ended, pass } = await twoProcesses();
    one.line.down = true;
    await pass(3);
    expect(other.lease.held).toBe(false);
    ended.add('one');
    await pass(3);
    expect(other.lease.held).toBe(true);
  });

  it('tells who waits once that another renews it, and its holder nothing', async () => {
    const { one, other } = await twoProcesses();
    expect([one.others.seen, other.others.seen]).toEqual([0, 1]);
  });
});
