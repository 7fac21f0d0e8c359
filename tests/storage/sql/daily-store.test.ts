import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reason } from '../../../src/core/daily/reason.ts';
import type { PostRecord, Schedule } from '../../../src/core/daily/schedule.ts';
import type { DailyStore, PendingPost } from '../../../src/daily/store.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { migrate } from '../../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../../src/storage/database/sqlite.ts';
import { createDailyStore } from '../../../src/storage/sql/daily-store.ts';
import { STATEMENTS } from '../../../src/storage/sql/statements.ts';
import { engines, newDatabase } from '../../fixtures/engines.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOON = Temporal.Instant.from('2031-04-02T12:00:00Z').epochMilliseconds;
const SCHEDULE: Schedule = {
  channelId: '100200300400500600',
  guildId: '900800700600500400',
  adminId: '111222333444555666',
  zone: 'Europe/London',
  minuteOfDay: 540,
  roleId: '777888999000111222',
  choice: { key: '0123456789ab' },
  publish: true,
  dueMs: NOON,
  dueDate: '2031-04-02',
  state: 'running',
  version: 1,
};
const TIMES = { lateMs: NOON - DAY_MS, farMs: NOON + DAY_MS, settledMs: NOON };
const MISSED = { code: 'not-running' } as const;
const TOO_LATE = { code: 'too-late', graceHours: 6 } as const;
const ENOUGH = { code: 'stopped-by-admin' } as const;
const NO_VIEW = { code: 'no-view' } as const;
const DEALT = { factId: 'boats', releaseKey: 'a1', deck: 'all', round: 0, place: 1, count: 3 };
const DECK = ['all', 'all'] as const;

describe.each(engines())('the store of daily posts on $name', (engine) => {
  const asked = new Set<string>();
  let database: Database;
  let store: DailyStore;

  beforeAll(() => (engine.missing ? undefined : engine.setUp()));
  afterAll(() => (engine.missing ? undefined : engine.tearDown()));
  beforeEach(async () => {
    if (engine.missing) return;
    database = await newDatabase(engine);
    store = createDailyStore({
      ...database,
      query(sql, values) {
        asked.add(sql);
        return database.query(sql, values);
      },
    });
  });
  afterEach(() => (engine.missing ? undefined : database.close()));

  async function saved(schedule: Schedule): Promise<Schedule> {
    const row = await store.saveSchedule(schedule);
    if (!row) throw new Error(`another server has ${schedule.channelId}`);
    return row;
  }

  async function pending(nowMs = NOON): Promise<PendingPost | undefined> {
    return (await store.pending(nowMs, TIMES, 10))[0];
  }

  /** A post that is meant to go out, of a schedule that has moved on. */
  async function planned(): Promise<PendingPost> {
    await store.saveSchedule(SCHEDULE);
    await store.addPost(SCHEDULE, { status: 'pending', dealt: DEALT });
    await store.advance(SCHEDULE, { dueMs: NOON + DAY_MS, dueDate: '2031-04-03' });
    const post = await pending();
    if (!post) throw new Error('nothing is pending');
    return post;
  }

  it.skipIf(engine.missing)('gives back a schedule as it was saved, and over it the next', async () => {
    expect(await store.saveSchedule(SCHEDULE)).toEqual(SCHEDULE);
    expect(await store.scheduleOf(SCHEDULE)).toEqual(SCHEDULE);
    const { roleId: _, ...plain } = { ...SCHEDULE, publish: false, minuteOfDay: 0, zone: 'UTC' };
    expect(await store.saveSchedule(plain)).toEqual({ ...plain, version: 2 });
    expect(await store.scheduleOf({ ...SCHEDULE, channelId: '1' })).toBeUndefined();
  });

  it.skipIf(engine.missing)(
    'pauses, resumes and stops a schedule, each only where that makes sense',
    async () => {
      await store.saveSchedule(SCHEDULE);
      expect(await store.resume(SCHEDULE, 1, 'x')).toBeUndefined();
      expect(await store.pause(SCHEDULE)).toMatchObject({ state: 'paused' });
      const next = { dueMs: NOON + DAY_MS, dueDate: '2031-04-03' };
      const resumed = await store.resume(SCHEDULE, next.dueMs, next.dueDate);
      expect(resumed).toMatchObject({ state: 'running', ...next });
      expect(await store.stop(SCHEDULE, ENOUGH, NOON)).toMatchObject({
        state: 'stopped',
        reason: ENOUGH,
      });
      expect(await store.stop(SCHEDULE, { code: 'server-left' }, NOON)).toBeUndefined();
      expect(await store.pause(SCHEDULE)).toBeUndefined();
    },
  );

  it.skipIf(engine.missing)('keeps days and the end of a pause, and gives them back', async () => {
    const { days, pausedUntil } = { days: [1, 3, 5] as const, pausedUntil: '2031-04-20' };
    expect(await store.saveSchedule({ ...SCHEDULE, days, pausedUntil, state: 'paused' })).toMatchObject({
      ...{ days, pausedUntil, state: 'paused' },
    });
    const resumed = await store.resume(SCHEDULE, NOON, '2031-04-02');
    expect(resumed).toMatchObject({ days, state: 'running' });
    expect(resumed).not.toHaveProperty('pausedUntil');
  });

  it.skipIf(engine.missing)(
    'writes over no version but the one that was seen, and counts each change',
    async () => {
      expect(await store.saveSchedule(SCHEDULE, 0)).toMatchObject({ version: 1 });
      expect(await store.saveSchedule(SCHEDULE, 0)).toBeUndefined();
      expect(await store.saveSchedule({ ...SCHEDULE, minuteOfDay: 1 }, 1)).toMatchObject({ version: 2 });
      expect(await store.saveSchedule(SCHEDULE, 1)).toBeUndefined();
      expect(await store.pause(SCHEDULE)).toMatchObject({ version: 3, minuteOfDay: 1 });
      const moved = { dueMs: NOON + DAY_MS, dueDate: '2031-04-03' };
      expect(await store.advance(SCHEDULE, moved)).toMatchObject({ version: 3 });
    },
  );

  it.skipIf(engine.missing)(
    'wakes a schedule that was paused until a date, when that is due, once',
    async () => {
      await store.saveSchedule(SCHEDULE);
      const until = { pausedUntil: '2031-04-05', dueMs: NOON + 3 * DAY_MS, dueDate: '2031-04-05' };
      const paused = await store.pause(SCHEDULE, until);
      expect(paused).toMatchObject({ state: 'paused', ...until });
      expect(await store.dueSchedules(NOON + 2 * DAY_MS, 10)).toEqual([]);
      expect(await store.dueSchedules(NOON + 3 * DAY_MS, 10)).toEqual([paused]);
      expect(await store.wake(SCHEDULE)).toBeUndefined();
      expect(await store.wake({ ...SCHEDULE, ...until })).toMatchObject({ state: 'running', ...until });
      expect(await store.wake({ ...SCHEDULE, ...until })).toBeUndefined();
      await store.pause(SCHEDULE);
      expect(await store.dueSchedules(NOON + 9 * DAY_MS, 10)).toEqual([]);
    },
  );

  it.skipIf(engine.missing)('takes back that a post to come was skipped, and no other', async () => {
    await store.saveSchedule(SCHEDULE);
    await store.addPost(SCHEDULE, { status: 'skipped', reason: { code: 'skipped-by-admin' } });
    expect(await store.unskip(SCHEDULE, '2031-04-02', NOON)).toBe(false);
    expect(await store.unskip(SCHEDULE, '2031-04-03', 0)).toBe(false);
    expect(await store.unskip(SCHEDULE, '2031-04-02', NOON - 1)).toBe(true);
    expect(await store.history(SCHEDULE)).toEqual([]);
    await store.addPost(SCHEDULE, { status: 'skipped', reason: MISSED });
    expect(await store.unskip(SCHEDULE, '2031-04-02', 0)).toBe(false);
  });

  it.skipIf(engine.missing)(
    'notes one post a date, and none of a schedule that moved on meanwhile',
    async () => {
      await store.saveSchedule(SCHEDULE);
      expect(await store.addPost(SCHEDULE, { status: 'pending', dealt: DEALT })).toBe(true);
      expect(await store.addPost(SCHEDULE, { status: 'skipped', reason: { code: 'no-facts' } })).toBe(false);
      const next = { dueMs: NOON + DAY_MS, dueDate: '2031-04-03' };
      expect(await store.advance(SCHEDULE, next)).toMatchObject(next);
      expect(await store.advance(SCHEDULE, next)).toBeUndefined();
      expect(await store.addPost(SCHEDULE, { status: 'pending', dealt: DEALT })).toBe(false);
      expect(await store.history(SCHEDULE)).toEqual([
        expect.objectContaining({ localDate: '2031-04-02', status: 'pending', factId: 'boats', dueMs: NOON }),
      ]);
    },
  );

  it.skipIf(engine.missing)('leaves a channel to its server until it is stopped and forgotten', async () => {
    const first = await saved(SCHEDULE);
    const other = { ...SCHEDULE, guildId: '3', minuteOfDay: 1 };
    expect(await store.saveSchedule(other)).toBeUndefined();
    expect(await store.scheduleOf(other)).toBeUndefined();
    expect(await store.scheduleOf(SCHEDULE)).toEqual(first);
    const stopped = await store.stop(SCHEDULE, ENOUGH, NOON);
    expect(await store.saveSchedule(other)).toBeUndefined();
    expect(await store.scheduleOf(SCHEDULE)).toEqual(stopped);
    await store.forgetStopped(NOON + 1);
    expect(await store.saveSchedule(other)).toEqual(other);
  });

  it.skipIf(engine.missing)('gives every kind of reason and notice back as it was', async () => {
    const reasons: readonly Reason[] = [
      { code: 'too-late', graceHours: 6 },
      { code: 'discord-error', status: 503 },
      { code: 'discord-refused', discordCode: 200_000, message: 'Blocked by “auto mod”: 5 words' },
      { code: 'discord-refused', discordCode: 50_035, message: '' },
      { code: 'noted', sentence: 'As it was.' },
      { code: 'paused' },
    ];
    const { channelId, adminId } = SCHEDULE;
    for (const [day, reason] of reasons.entries()) {
      const dueDate = `2031-05-0${day + 1}`;
      await store.addPost(await saved({ ...SCHEDULE, dueDate, dueMs: NOON + day }), {
        status: 'skipped',
        reason,
      });
      expect(await store.latestPost(SCHEDULE)).toMatchObject({ localDate: dueDate, reason });
      for (const notice of [
        { kind: 'missed', channelId, localDate: dueDate, reason },
        { kind: 'unknown', channelId, localDate: dueDate, reason },
        { kind: 'broken', channelId, reason },
        { kind: 'role-gone', channelId },
        { kind: 'noted', channelId, text: 'Said.' },
      ] as const) {
        await store.leaveNotice(notice, NOON);
        expect(await store.notices(NOON, 10)).toEqual([{ adminId, notice }]);
        expect(await store.takeNotice(notice)).toBe(true);
      }
    }
  });

  it.skipIf(engine.missing)('finds what is due, the longest first', async () => {
    for (const [channelId, dueMs] of [
      ['1', NOON - 1],
      ['2', NOON - 2],
      ['3', NOON + 1],
    ] as const) {
      await store.saveSchedule({ ...SCHEDULE, channelId, dueMs });
    }
    expect((await store.dueSchedules(NOON, 10)).map(({ channelId }) => channelId)).toEqual(['2', '1']);
    expect(await store.dueSchedules(NOON, 1)).toHaveLength(1);
  });

  it.skipIf(engine.missing)(
    'finds schedules that may have moved past a post, on long days and short',
    async () => {
      const SHORTEST_MS = DAY_MS - 4 * HOUR_MS;
      const LONGEST_MS = DAY_MS + HOUR_MS;
      const ahead = async (nowMs: number) =>
        (await store.schedulesAhead(nowMs, SHORTEST_MS, LONGEST_MS)).map(({ channelId }) => channelId);
      const { channelId } = SCHEDULE;
      const first = await saved({ ...SCHEDULE, dueMs: NOON });
      expect(await ahead(NOON - DAY_MS)).toEqual([channelId]);
      expect(await ahead(NOON - SHORTEST_MS)).toEqual([]);

      await store.addPost(first, { status: 'skipped', reason: MISSED });
      const dueMs = NOON + DAY_MS - HOUR_MS;
      const second = await store.advance(first, { dueMs, dueDate: '2031-04-03' });
      expect(await ahead(NOON - 1)).toEqual([channelId]);
      expect(await ahead(NOON)).toEqual([]);
      expect(second).toBeDefined();
      if (second) await store.advance(second, { dueMs: NOON + LONGEST_MS + 1, dueDate: '2031-04-03' });
      expect(await ahead(NOON)).toEqual([channelId]);
    },
  );

  it.skipIf(engine.missing)('forgets of the posts ahead those that were taken for missed alone', async () => {
    const dates = ['2031-04-02', '2031-04-03', '2031-04-04', '2031-04-05'];
    const reasons = [MISSED, MISSED, { code: 'skipped-by-admin' } as const, MISSED];
    for (const [day, dueDate] of dates.entries()) {
      const due = await saved({ ...SCHEDULE, dueDate, dueMs: NOON + day * DAY_MS });
      await store.addPost(due, { status: 'skipped', reason: reasons[day] ?? MISSED });
    }
    expect(await store.latestPost(SCHEDULE, NOON + DAY_MS)).toMatchObject({ localDate: '2031-04-03' });
    expect(await store.postsAhead(SCHEDULE, NOON)).toHaveLength(3);
    await store.forgetMissedAhead(SCHEDULE, NOON, 'skipped-by-admin');
    expect((await store.history(SCHEDULE)).map(({ localDate }) => localDate)).toEqual([
      '2031-04-04',
      '2031-04-02',
    ]);
  });

  it.skipIf(engine.missing)('gives one of two claims on a try', async () => {
    const post = await planned();
    expect(post).toMatchObject({ attempts: 0, factId: 'boats', place: 1, factCount: 3, publish: true });
    const claims = await Promise.all([1, 2].map(() => store.claim(post, NOON, NOON + 20_000)));
    expect(claims.toSorted()).toEqual([false, true]);
    expect(await pending(NOON + 1)).toBeUndefined();
    expect(await pending(NOON + 20_000)).toMatchObject({ attempts: 1, firstTryMs: NOON });
    // A clock that went back: the claim would hold for days.
    expect(
      await store.pending(NOON - 5 * DAY_MS, { ...TIMES, farMs: NOON - DAY_MS, lateMs: 0 }, 10),
    ).toHaveLength(1);
  });

  it.skipIf(engine.missing)('keeps the earliest first try, and forgets it only where told', async () => {
    const post = await planned();
    await store.claim(post, NOON, NOON);
    await store.claim({ ...post, attempts: 1 }, NOON - 500, NOON);
    expect(await pending()).toMatchObject({ attempts: 2, firstTryMs: NOON - 500 });
    await store.release({ ...post, attempts: 2 }, NOON + 5, undefined);
    expect(await pending(NOON + 4)).toBeUndefined();
    expect((await pending(NOON + 5))?.firstTryMs).toBeUndefined();
  });

  it.skipIf(engine.missing)('notes what was sent, once, with its crosspost', async () => {
    const post = await planned();
    await store.markSent(post, { messageId: '42', sentMs: NOON + 9, crosspost: true });
    await store.markSent(post, { messageId: '43', sentMs: NOON + 10, crosspost: false });
    expect(await store.latestPost(post)).toMatchObject({
      status: 'sent',
      messageId: '42',
      sentMs: NOON + 9,
    });
    expect(await pending()).toBeUndefined();

    const [wanted] = await store.toCrosspost(NOON + 9, 10);
    expect(wanted).toEqual({
      channelId: post.channelId,
      localDate: post.localDate,
      messageId: '42',
      sentMs: NOON + 9,
    });
    await store.putOffCrosspost(post, NOON + 50);
    expect(await store.toCrosspost(NOON + 49, 10)).toEqual([]);
    expect(await store.toCrosspost(NOON + 50, 10)).toHaveLength(1);
    await store.markCrossposted(post, 'done');
    expect(await store.toCrosspost(NOON + 99, 10)).toEqual([]);
  });

  it.skipIf(engine.missing)('gives the last post that went out and what came after it', async () => {
    const days = (records: readonly PostRecord[]) =>
      records.map(({ localDate, status }) => `${localDate} ${status}`);
    const planOn = async (localDate: string, status: 'pending' | 'skipped') => {
      await store.saveSchedule({ ...SCHEDULE, dueDate: localDate });
      await store.addPost(
        { ...SCHEDULE, dueDate: localDate },
        { status, ...(status === 'pending' && { dealt: DEALT }) },
      );
      return { channelId: SCHEDULE.channelId, localDate };
    };
    expect(await store.postsSinceSent(SCHEDULE.guildId)).toEqual([]);
    await planOn('2031-03-31', 'skipped');
    expect(days(await store.postsSinceSent(SCHEDULE.guildId))).toEqual(['2031-03-31 skipped']);
    for (const localDate of ['2031-04-01', '2031-04-02']) {
      await store.markSent(await planOn(localDate, 'pending'), { sentMs: NOON, crosspost: false });
    }
    await planOn('2031-04-03', 'pending');
    await planOn('2031-04-04', 'skipped');
    expect(days(await store.postsSinceSent(SCHEDULE.guildId))).toEqual([
      '2031-04-04 skipped',
      '2031-04-03 pending',
      '2031-04-02 sent',
    ]);
    expect(await store.postsSinceSent('1')).toEqual([]);
  });

  it.skipIf(engine.missing)('keeps what went wrong at the last try of which something is known', async () => {
    const post = await planned();
    await store.claim(post, NOON, NOON);
    const tried = { ...post, attempts: 1 };
    await store.release(tried, NOON, NOON, { code: 'no-answer' });
    await store.release(tried, NOON, NOON);
    expect(await store.latestPost(post)).toMatchObject({
      attempts: 1,
      reason: { code: 'no-answer' },
    });
    await store.markSent(post, { messageId: '42', sentMs: NOON, crosspost: false });
    expect(await store.latestPost(post)).not.toHaveProperty('reason');
  });

  it.skipIf(engine.missing)('gives a post up with its reason, unless another try has begun', async () => {
    const post = await planned();
    await store.claim(post, NOON, NOON);
    expect(await store.markUnsent(post, 'skipped', TOO_LATE)).toBe(false);
    expect(await store.markUnsent({ ...post, attempts: 1 }, 'unknown', { code: 'history-unread' })).toBe(
      true,
    );
    expect(await store.latestPost(post)).toMatchObject({
      status: 'unknown',
      reason: { code: 'history-unread' },
    });
  });

  it.skipIf(engine.missing)(
    'gives what is too late or stopped up at once, or once its last try is over',
    async () => {
      const post = await planned();
      const late = { ...TIMES, lateMs: NOON + 1 };
      await store.pause(post);
      expect(await store.pending(NOON, TIMES, 10)).toEqual([]);
      expect(await store.pending(NOON, late, 10)).toHaveLength(1);
      await store.claim(post, NOON, NOON + 20_000);
      expect(await store.pending(NOON, late, 10)).toEqual([]);
      expect(await store.pending(NOON, { ...late, settledMs: NOON + 20_000 }, 10)).toHaveLength(1);
      await store.stop(post, ENOUGH, NOON);
      expect(await store.pending(NOON, { ...TIMES, settledMs: NOON + 20_000 }, 10)).toEqual([
        expect.objectContaining({ state: 'stopped', scheduleReason: ENOUGH }),
      ]);
    },
  );

  it.skipIf(engine.missing)('deals from the last round, without what was skipped', async () => {
    const post = await planned();
    expect(await store.dealt(post, DECK)).toEqual([{ factId: 'boats', releaseKey: 'a1', round: 0 }]);
    await store.redeal(post, { ...DEALT, factId: 'hours', releaseKey: 'b2', round: 1 });
    expect(await store.dealt(post, DECK)).toEqual([{ factId: 'hours', releaseKey: 'b2', round: 1 }]);
    await store.markUnsent(post, 'skipped', TOO_LATE);
    expect(await store.dealt(post, DECK)).toEqual([]);
  });

  it.skipIf(engine.missing)('keeps the decks of a channel apart', async () => {
    const post = await planned();
    const next = { ...SCHEDULE, dueMs: NOON + DAY_MS, dueDate: '2031-04-03' };
    await store.addPost(next, {
      status: 'pending',
      dealt: { ...DEALT, factId: 'hours', deck: 'b2', round: 4 },
    });
    expect(await store.dealt(post, DECK)).toMatchObject([{ factId: 'boats', round: 0 }]);
    expect(await store.dealt(post, ['b2', 'b2'])).toMatchObject([{ factId: 'hours', round: 4 }]);
    expect(await store.dealt(post, ['b2', ''])).toMatchObject([{ factId: 'hours', round: 4 }]);
    expect(await store.dealt(post, ['c3', ''])).toEqual([]);
  });

  it.skipIf(engine.missing)('takes rows of before there was a choice for the default’s', async () => {
    const post = await planned();
    await database.query(`update schedule set release_choice = ''`);
    await database.query(`update post set deck = '', release_key = ''`);
    expect(await store.scheduleOf(SCHEDULE)).toMatchObject({ choice: 'default' });
    expect(await pending()).toMatchObject({ choice: 'default', deck: '', releaseKey: '' });
    expect(await store.dealt(post, ['0123456789ab', ''])).toEqual([
      { factId: 'boats', releaseKey: '', round: 0 },
    ]);
  });

  it.skipIf(engine.missing)('breaks a schedule at the second refusal in a row, with one notice', async () => {
    const { channelId, adminId } = await planned().then(() => SCHEDULE);
    expect(await store.countRefusal(channelId, NO_VIEW)).toBe('running');
    expect(await store.notices(NOON, 10)).toEqual([]);
    await store.forgetRefusals(channelId);
    expect(await store.countRefusal(channelId, NO_VIEW)).toBe('running');
    expect(await store.countRefusal(channelId, NO_VIEW)).toBe('broken');
    expect(await store.countRefusal(channelId, NO_VIEW)).toBeUndefined();
    expect(await store.scheduleOf(SCHEDULE)).toMatchObject({ state: 'broken', reason: NO_VIEW });

    const notice = { kind: 'broken', channelId, reason: NO_VIEW } as const;
    expect(await store.notices(NOON, 10)).toEqual([{ adminId, notice }]);
    expect(await store.takeNotice({ ...notice, reason: { code: 'no-send' } })).toBe(false);
    expect(await store.takeNotice(notice)).toBe(true);
    expect(await store.takeNotice(notice)).toBe(false);
    await store.leaveNotice(notice, NOON + 5);
    await store.leaveNotice({ kind: 'role-gone', channelId }, NOON);
    expect(await store.notices(NOON, 10)).toEqual([]);
    expect(await store.notices(NOON + 5, 10)).toEqual([{ adminId, notice }]);
  });

  it.skipIf(engine.missing)('drops a role that is gone, and tells it once', async () => {
    await store.saveSchedule(SCHEDULE);
    await store.dropRole(SCHEDULE.channelId, SCHEDULE.roleId ?? '');
    await store.dropRole(SCHEDULE.channelId, SCHEDULE.roleId ?? '');
    expect((await store.scheduleOf(SCHEDULE))?.roleId).toBeUndefined();
    expect(await store.notices(NOON, 10)).toEqual([
      { adminId: SCHEDULE.adminId, notice: { kind: 'role-gone', channelId: SCHEDULE.channelId } },
    ]);
  });

  it.skipIf(engine.missing)(
    'stops the schedules of a server, and forgets them and their posts later',
    async () => {
      await planned();
      await store.saveSchedule({ ...SCHEDULE, channelId: '2', guildId: '3' });
      expect(await store.guildIds()).toEqual(['3', SCHEDULE.guildId]);
      await store.stopGuild(SCHEDULE.guildId, { code: 'server-left' }, NOON);
      expect(await store.guildIds()).toEqual(['3']);
      expect(await store.schedulesOf(SCHEDULE.guildId)).toEqual([
        expect.objectContaining({ state: 'stopped' }),
      ]);
      await store.forgetStopped(NOON);
      expect(await store.schedulesOf(SCHEDULE.guildId)).toHaveLength(1);
      await store.forgetStopped(NOON + 1);
      expect(await store.schedulesOf(SCHEDULE.guildId)).toEqual([]);
      expect(await store.history(SCHEDULE)).toEqual([]);
      expect(await store.schedulesOf('3')).toHaveLength(1);
    },
  );

  it.skipIf(engine.missing)(
    'lets the schedules of a server that comes back go on as they stood, but for those an admin stopped',
    async () => {
      const ids = ['1', '2', '3', '4'] as const;
      for (const channelId of ids) await store.saveSchedule({ ...SCHEDULE, channelId });
      await store.saveSchedule({ ...SCHEDULE, channelId: '9', guildId: 'other' });
      const { guildId } = SCHEDULE;
      await store.pause({ guildId, channelId: '2' });
      await store.stop({ guildId, channelId: '3' }, { code: 'stopped-by-admin' }, NOON);
      for (const _ of [1, 2]) await store.countRefusal('4', { code: 'no-send' });
      await store.stopGuild(guildId, { code: 'server-left' }, NOON);
      const left = await store.leftSchedules();
      expect(left.map(({ channelId }) => channelId)).toEqual(['1', '2', '4']);
      expect(await store.leftSchedules('other')).toEqual([]);

      const states: string[] = [];
      for (const channelId of [...ids, '9']) {
        const back = await store.bringBackLeft(
          { guildId: channelId === '9' ? 'other' : guildId, channelId },
          NOON + 1,
          '2031-04-05',
        );
        if (back) states.push(`${back.channelId} ${back.state} ${back.dueDate} ${back.reason?.code ?? ''}`);
      }
      expect(states).toEqual(['1 running 2031-04-05 ', '2 paused 2031-04-05 ', '4 running 2031-04-05 ']);
      expect((await store.scheduleOf({ guildId, channelId: '3' }))?.state).toBe('stopped');
      await store.forgetStopped(NOON + 1);
      expect((await store.schedulesOf(SCHEDULE.guildId)).map(({ channelId }) => channelId)).toEqual([
        '1',
        '2',
        '4',
      ]);
    },
  );

  it.skipIf(engine.missing)('forgets how a schedule stood that is started anew meanwhile', async () => {
    await store.saveSchedule(SCHEDULE);
    await store.stopGuild(SCHEDULE.guildId, { code: 'server-left' }, NOON);
    await store.saveSchedule(SCHEDULE);
    expect(await store.leftSchedules()).toEqual([]);
  });

  it.skipIf(engine.missing)(
    'tells whether a claim and the lease still stand, until either is somebody else’s',
    async () => {
      const post = await planned();
      expect(await store.claim(post, NOON, NOON + 1)).toBe(true);
      const tried = { ...post, attempts: 1 };
      expect(await store.isStillClaimed(tried, 'one')).toBe(false);
      const row = await store.moveLease(undefined, 'one');
      expect(await store.isStillClaimed(tried, 'one')).toBe(true);
      expect(await store.isStillClaimed(tried, 'two')).toBe(false);
      expect(await store.isStillClaimed({ ...tried, localDate: '2031-04-03' }, 'one')).toBe(false);
      const renewed = await store.moveLease(row, 'one');
      expect(await store.isStillClaimed(tried, 'one')).toBe(true);
      expect(await store.claim(tried, NOON, NOON + 1)).toBe(true);
      expect(await store.isStillClaimed(tried, 'one')).toBe(false);
      const again = { ...tried, attempts: 2 };
      expect(await store.isStillClaimed(again, 'one')).toBe(true);
      await store.moveLease(renewed, 'two');
      expect(await store.isStillClaimed(again, 'one')).toBe(false);
      await store.markSent(again, { messageId: '1', sentMs: NOON, crosspost: false });
      expect(await store.isStillClaimed(again, 'two')).toBe(false);
    },
  );

  it.skipIf(engine.missing)('gives the lease to one of those who take it', async () => {
    expect(await store.lease()).toBeUndefined();
    const taken = await Promise.all(['one', 'other'].map((holder) => store.moveLease(undefined, holder)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const row = await store.lease();
    expect(row).toEqual({ holder: expect.stringMatching(/^(one|other)$/), beat: 1 });
    expect(await store.moveLease(row, 'third')).toEqual({ holder: 'third', beat: 2 });
    expect(await store.moveLease(row, 'fourth')).toBeUndefined();
  });

  it.skipIf(engine.missing)('has run every statement there is', () => {
    expect(Object.entries(STATEMENTS).filter(([, sql]) => !asked.has(sql))).toEqual([]);
  });
});

it('finds on SQLite what admins ask for without a look at the posts of others', async () => {
  const database = openSqlite(IN_MEMORY);
  await migrate(database);
  for (const name of ['postsSinceSent', 'history', 'latestPost', 'dealt'] as const) {
    const plan = await database.query(`explain query plan ${STATEMENTS[name]}`);
    expect(
      plan.map(({ detail }) => detail).filter((detail) => /^SCAN/.test(String(detail))),
      name,
    ).toEqual([]);
  }
  await database.close();
});
