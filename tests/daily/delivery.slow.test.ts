import { beforeEach, describe, expect, it } from 'vitest';
import { nextOccurrence } from '../../src/core/daily/next-occurrence.ts';
import type { Reason } from '../../src/core/daily/reason.ts';
import { postedReleases } from '../fixtures/library.ts';
import { museum } from '../fixtures/museum.ts';
import { CHANNEL, GUILD, HOUR_MS, MINUTE_MS, makeStage, ORDER, PLACE, type Stage } from './stage.ts';

const FAILED = { kind: 'failed', cause: 'no answer' } as const;
const ABSENT = { kind: 'absent' } as const;
const REFUSED = { kind: 'refused', code: 50_013, reason: { code: 'no-send' } } as const;

let stage: Stage;

beforeEach(async () => {
  stage = await makeStage();
  return () => expect(stage.errors).toEqual([]);
});

function instantAfter(instant: string, ms: number): string {
  return Temporal.Instant.from(instant).add({ milliseconds: ms }).toString();
}

/** The history of the channel in short, the oldest first. */
async function days(): Promise<string[]> {
  const records = await stage.admin.history(PLACE);
  return records.map(({ localDate, status }) => `${localDate} ${status}`).toReversed();
}

describe('the delivery', () => {
  it('posts a fact a day at its local time, another each day, with one nonce each', async () => {
    await stage.admin.start(ORDER);
    stage.startDelivery();
    await stage.until('2031-04-02T07:59:59Z');
    expect(stage.sent).toEqual([]);
    await stage.until('2031-04-04T09:00:00Z');
    expect(await days()).toEqual(['2031-04-02 sent', '2031-04-03 sent', '2031-04-04 sent']);
    expect(new Set(stage.sent.map(({ reply }) => JSON.stringify(reply.parts))).size).toBe(3);
    expect(stage.sent.map(({ nonce }) => nonce.slice(-8))).toEqual(['20310402', '20310403', '20310404']);
  });

  it('tries again with the same nonce, and only where the channel does not have it', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(...Array.from({ length: 12 }, () => FAILED));
    stage.found.push(...Array.from({ length: 7 }, () => ABSENT), { kind: 'found', messageId: '77' });
    stage.startDelivery();
    await stage.until('2031-04-02T08:01:50Z');
    expect(stage.sent.length).toBeGreaterThan(3);
    expect(stage.searchedFromMs).toHaveLength(stage.sent.length - 1);
    await stage.until('2031-04-02T08:30:00Z');
    expect(new Set(stage.sent.map(({ nonce }) => nonce)).size).toBe(1);
    expect(stage.searchedFromMs).toHaveLength(8);
    const due = Temporal.Instant.from('2031-04-02T08:00:00Z').epochMilliseconds;
    for (const fromMs of stage.searchedFromMs)
      expect(Math.abs(fromMs - (due - MINUTE_MS))).toBeLessThan(2_000);
    expect(await stage.store.latestPost(PLACE)).toMatchObject({ status: 'sent', messageId: '77' });
  });

  it('goes on in a server that comes back with the next date that has no post', async () => {
    await stage.admin.start(ORDER);
    stage.startDelivery();
    await stage.until('2031-04-02T09:00:00Z');
    await stage.admin.leaveGuild(GUILD);
    expect(await stage.admin.leftGuildIds()).toEqual([GUILD]);
    await stage.until('2031-04-02T10:00:00Z');
    expect(await stage.admin.returnToGuild(GUILD)).toBe(1);
    expect(await stage.admin.returnToGuild(GUILD)).toBe(0);
    await stage.until('2031-04-03T07:00:00Z');
    expect(await days()).toEqual(['2031-04-02 sent']);

    await stage.admin.leaveGuild(GUILD);
    await stage.sleepUntil('2031-04-12T12:00:00Z');
    await stage.admin.returnToGuild(GUILD);
    await stage.until('2031-04-13T12:00:00Z');
    expect(await days()).toEqual(['2031-04-02 sent', '2031-04-13 sent']);
  });

  it('forgets a server that stays away for 30 days, and does not go on there', async () => {
    await stage.admin.start(ORDER);
    stage.startDelivery();
    await stage.admin.leaveGuild(GUILD);
    await stage.sleepUntil('2031-05-02T12:00:00Z');
    await stage.until('2031-05-02T14:00:00Z');
    expect(await stage.admin.leftGuildIds()).toEqual([]);
    expect(await stage.admin.returnToGuild(GUILD)).toBe(0);
  });

  it('notes what an earlier try turns out to have posted, a second after it got no answer', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(FAILED);
    stage.found.push({ kind: 'found', messageId: '77' });
    stage.startDelivery();
    await stage.until('2031-04-02T08:00:30Z');
    expect(stage.sent).toHaveLength(1);
    expect(await stage.store.latestPost(PLACE)).toMatchObject({ status: 'sent', messageId: '77' });
  });

  it('relies on the nonce for two minutes where it may not read the channel', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(FAILED);
    stage.found.push({ kind: 'unreadable', reason: { code: 'no-history' } });
    stage.startDelivery();
    await stage.until('2031-04-02T08:00:30Z');
    expect(stage.sent).toHaveLength(2);
    expect(await days()).toEqual(['2031-04-02 sent']);
  });

  it.each([
    ['another process has the lease', () => stage.takeLease('another')],
    ['another try of the post has begun', () => stage.beginAnotherTry()],
  ])('sends nothing where %s, though no clock of its own tells', async (_what, happen) => {
    await stage.admin.start(ORDER);
    stage.beforeClearing.push(happen);
    const only = stage.startDelivery();
    await stage.until('2031-04-02T08:00:00.900Z');
    only.abort();
    await stage.until('2031-04-02T08:10:00Z');
    expect(stage.beforeClearing).toEqual([]);
    expect(stage.sent).toEqual([]);
    expect(await days()).toEqual(['2031-04-02 pending']);
  });

  it('looks into the channel first after a restart', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(FAILED);
    stage.found.push({ kind: 'found', messageId: '77' });
    const first = stage.startDelivery();
    await stage.until('2031-04-02T08:00:00.500Z');
    first.abort();
    stage.startDelivery();
    await stage.until('2031-04-02T08:00:30Z');
    expect(stage.sent).toHaveLength(1);
    expect(await stage.store.latestPost(PLACE)).toMatchObject({ status: 'sent', messageId: '77' });
  });

  it('posts though the history took longer to read than a claim lasts, after a look at what came since', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(FAILED);
    stage.searchesTakeMs.push(25_000);
    const first = stage.startDelivery();
    await stage.until('2031-04-02T08:00:00.500Z');
    first.abort();
    stage.startDelivery();
    await stage.until('2031-04-02T08:01:00Z');
    // The second on a new claim, the third as the request is cleared.
    expect(stage.searchedFromMs).toHaveLength(3);
    expect(stage.sent).toHaveLength(2);
    expect(await days()).toEqual(['2031-04-02 sent']);
  });

  it('does not search all the time where the history always takes too long', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(FAILED);
    stage.searchesTakeMs.push(...Array.from({ length: 3_000 }, () => 11_000));
    const first = stage.startDelivery();
    await stage.until('2031-04-02T08:00:00.500Z');
    first.abort();
    stage.startDelivery();
    await stage.until('2031-04-02T13:59:00Z');
    expect(stage.sent).toHaveLength(1);
    expect(stage.searchedFromMs.length).toBeLessThan(250);
  });

  it('does not send again where nobody can know, and tells the admin once', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(FAILED);
    stage.found.push({ kind: 'unreadable', reason: { code: 'no-history' } });
    const first = stage.startDelivery();
    await stage.until('2031-04-02T08:00:00.500Z');
    first.abort();
    stage.startDelivery();
    await stage.until('2031-04-02T12:00:00Z');
    expect(stage.sent).toHaveLength(1);
    expect(await days()).toEqual(['2031-04-02 unknown']);
    expect(stage.told).toEqual([
      {
        ...{ adminId: '42', kind: 'unknown', channelId: CHANNEL, localDate: '2031-04-02' },
        reason: { code: 'no-history' },
      },
    ]);
  });

  it('deals another fact in the same place where the facts file lost the one dealt', async () => {
    const next = await stage.admin.nextPost(PLACE);
    const facts = museum.facts.filter((fact) => 'dealt' in next && fact !== next.dealt.fact);
    await stage.admin.start(ORDER);
    stage.answers.push({ kind: 'unsent' });
    const first = stage.startDelivery();
    await stage.until('2031-04-02T08:00:00.500Z');
    first.abort();
    stage.startDelivery(postedReleases({ ...museum, facts }));
    await stage.until('2031-04-03T09:00:00Z');
    expect(stage.sent.slice(1).map(({ reply }) => reply.footer?.split(' · ')[0])).toEqual([
      'Fact 1 of 2',
      'Fact 2 of 2',
    ]);
  });

  it('takes a post that was deleted since for delivered', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push({ kind: 'deleted' });
    stage.startDelivery();
    await stage.until('2031-04-02T09:00:00Z');
    expect(stage.sent).toHaveLength(1);
    expect(await days()).toEqual(['2031-04-02 sent']);
  });

  it('breaks the schedule at the second refusal, tells the admin once, and tries again on resume', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(REFUSED, REFUSED);
    stage.startDelivery();
    await stage.until('2031-04-02T08:00:30Z');
    expect(await stage.scheduleNow()).toMatchObject({ state: 'running' });
    await stage.until('2031-04-02T09:00:00Z');
    expect(stage.sent).toHaveLength(2);
    expect(await stage.scheduleNow()).toMatchObject({ state: 'broken', reason: REFUSED.reason });
    expect(stage.told).toEqual([
      { adminId: '42', kind: 'broken', channelId: CHANNEL, reason: REFUSED.reason },
    ]);

    await stage.admin.resume(PLACE);
    await stage.until('2031-04-02T09:01:00Z');
    expect(await days()).toEqual(['2031-04-02 sent']);
    expect(stage.searchedFromMs).toEqual([]);
  });

  it('leaves it at status where the admin takes no messages', async () => {
    stage.closed.toMessages = true;
    await stage.admin.start(ORDER);
    stage.answers.push(REFUSED, REFUSED);
    stage.startDelivery();
    await stage.until('2031-04-02T12:00:00Z');
    expect(stage.told).toHaveLength(1);
    const [status] = await stage.admin.statusOf(GUILD);
    expect(status?.schedule).toMatchObject({ state: 'broken', reason: REFUSED.reason });
  });

  it.each([
    ['lost', 1],
    ['unsent', 2],
  ] as const)('tries a direct message that was %s %i times', async (telling, times) => {
    await stage.admin.start(ORDER);
    stage.answers.push(REFUSED, REFUSED);
    stage.tellings.push(telling);
    stage.startDelivery();
    await stage.until('2031-04-02T12:00:00Z');
    expect(stage.told).toHaveLength(times);
  });

  it('posts without a role that is gone, and tells the admin once', async () => {
    await stage.admin.start({ ...ORDER, roleId: '77' });
    stage.answers.push({ kind: 'sent', messageId: '1', roleGone: true });
    stage.startDelivery();
    await stage.until('2031-04-03T09:00:00Z');
    expect(stage.sent.map(({ roleId }) => roleId)).toEqual(['77', undefined]);
    expect(stage.told).toEqual([{ adminId: '42', kind: 'role-gone', channelId: CHANNEL }]);
  });

  it('publishes posts where that was asked for', async () => {
    await stage.admin.start({ ...ORDER, publish: true });
    stage.startDelivery();
    await stage.until('2031-04-02T08:01:00Z');
    expect(stage.crossposted).toEqual(['1']);
  });

  it('posts late within the grace, and skips with a reason after it', async () => {
    await stage.admin.start(ORDER);
    await stage.until('2031-04-02T13:59:00Z');
    const first = stage.startDelivery();
    await stage.until('2031-04-02T14:00:00Z');
    expect(await days()).toEqual(['2031-04-02 sent']);
    first.abort();
    await stage.until('2031-04-03T14:00:01Z');
    stage.startDelivery();
    await stage.until('2031-04-03T14:01:00Z');
    expect(await days()).toEqual(['2031-04-02 sent', '2031-04-03 skipped']);
    expect((await stage.store.latestPost(PLACE))?.reason).toEqual({
      code: 'too-late',
      graceHours: 6,
    });
  });

  it('posts once after a machine slept for days, and notes the days that were missed', async () => {
    await stage.admin.start(ORDER);
    stage.startDelivery();
    await stage.until('2031-04-02T07:00:00Z');
    stage.sleepUntil('2031-04-05T09:00:00Z');
    await stage.until('2031-04-05T09:01:00Z');
    expect(stage.sent).toHaveLength(1);
    expect(await days()).toEqual([
      '2031-04-02 skipped',
      '2031-04-03 skipped',
      '2031-04-04 skipped',
      '2031-04-05 sent',
    ]);
  });

  it.each([1, 2, 30, 400])(
    'posts as ever once a clock is right that was %i days ahead',
    async (daysAhead) => {
      await stage.admin.start(ORDER);
      stage.startDelivery();
      await stage.until('2031-04-02T07:00:30Z');
      stage.setClockAhead(daysAhead * 24 * HOUR_MS);
      await stage.until('2031-04-02T07:01:00Z');
      expect(await stage.scheduleNow()).not.toMatchObject({ dueDate: '2031-04-02' });
      stage.setClockAhead(0);
      await stage.until('2031-04-02T07:03:00Z');
      expect(await stage.scheduleNow()).toMatchObject({ dueDate: '2031-04-02' });
      expect(await days()).toEqual([]);
      await stage.until('2031-04-04T09:00:00Z');
      expect(await days()).toEqual(['2031-04-02 sent', '2031-04-03 sent', '2031-04-04 sent']);
    },
  );

  it.each([
    ['23', 'America/New_York', 60, '2031-03-09T05:10:00Z', '2031-03-09'],
    ['23.5', 'Australia/Lord_Howe', 90, '2031-10-04T14:40:00Z', '2031-10-05'],
    ['24', 'America/New_York', 60, '2031-03-10T04:10:00Z', '2031-03-10'],
    ['25', 'America/New_York', 60, '2031-11-02T04:10:00Z', '2031-11-02'],
  ])(
    'posts before a day of %s hours in %s what a clock that was hours ahead took for missed',
    async (_hours, zone, minuteOfDay, startsAt, date) => {
      stage = await makeStage(startsAt);
      await stage.admin.start({ ...ORDER, zone, minuteOfDay });
      stage.setClockAhead(12 * HOUR_MS);
      stage.startDelivery();
      await stage.until(instantAfter(startsAt, MINUTE_MS));
      expect(await days()).toEqual([`${date} skipped`]);
      stage.setClockAhead(0);
      await stage.until(instantAfter(startsAt, 10 * MINUTE_MS));
      expect(await days()).toEqual([]);
      await stage.until(instantAfter(startsAt, 2 * HOUR_MS));
      expect(await days()).toEqual([`${date} sent`]);
    },
  );

  it('posts before a short day though forgetting what was taken for missed was cut off half way', async () => {
    stage = await makeStage('2031-03-09T05:10:00Z');
    const schedule = await stage.start({ ...ORDER, zone: 'America/New_York', minuteOfDay: 60 });
    await stage.store.advance(schedule, nextOccurrence(schedule, schedule.dueMs, schedule.dueDate));
    stage.startDelivery();
    await stage.until('2031-03-10T06:00:00Z');
    expect(await days()).toEqual(['2031-03-09 sent', '2031-03-10 sent']);
  });

  it('posts what a statement of a clock that was ahead took for missed only after all was right', async () => {
    const schedule = await stage.start(ORDER);
    stage.startDelivery();
    await stage.until('2031-04-02T07:50:00Z');
    await stage.store.addPost(schedule, { status: 'skipped', reason: { code: 'not-running' } });
    await stage.until('2031-04-02T08:01:00Z');
    expect(await days()).toEqual(['2031-04-02 sent']);
  });

  it('does not give up by a clock that leaps what may still be on its way', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(FAILED, FAILED, FAILED);
    stage.startDelivery();
    await stage.until('2031-04-02T08:00:04Z');
    expect(stage.sent).toHaveLength(3);
    stage.setClockAhead(40.5 * 24 * HOUR_MS);
    await stage.until('2031-04-02T08:00:24Z');
    expect((await stage.store.pending(0, { lateMs: 0, farMs: 0, settledMs: 0 }, 1))[0]?.localDate).toBe(
      '2031-04-02',
    );
    stage.setClockAhead(0);
    await stage.until('2031-04-02T08:02:00Z');
    expect(await days()).toEqual(['2031-04-02 sent']);
    expect(new Set(stage.sent.map(({ nonce }) => nonce)).size).toBe(1);
  });

  it('notes the first day too of an absence that is longer than what it notes', async () => {
    await stage.admin.start(ORDER);
    stage.startDelivery();
    await stage.until('2031-04-02T07:00:00Z');
    stage.sleepUntil('2031-05-20T09:00:00Z');
    await stage.until('2031-05-20T09:05:00Z');
    const first = await stage.store.latestPost(
      PLACE,
      Temporal.Instant.from('2031-05-01T00:00Z').epochMilliseconds,
    );
    expect(first).toMatchObject({ localDate: '2031-04-02', status: 'skipped' });
    expect(stage.told).toMatchObject([{ kind: 'missed', localDate: '2031-04-02' }]);
    expect((await days()).slice(-2)).toEqual(['2031-05-19 skipped', '2031-05-20 sent']);
  });

  it('posts no date twice that a clock which was ahead has posted early', async () => {
    await stage.admin.start(ORDER);
    stage.startDelivery();
    await stage.until('2031-04-02T07:00:30Z');
    stage.setClockAhead(25.5 * HOUR_MS);
    await stage.until('2031-04-02T07:01:00Z');
    stage.setClockAhead(0);
    await stage.until('2031-04-04T09:00:00Z');
    expect(await days()).toEqual(['2031-04-02 sent', '2031-04-03 sent', '2031-04-04 sent']);
    expect(stage.sent).toHaveLength(3);
  });

  it('plans all others where some cannot be, and logs each of those once', async () => {
    const dueMs = Temporal.Instant.from('2031-04-02T08:00:00Z').epochMilliseconds;
    for (let place = 0; place < 15; place += 1) {
      const wrong = { ...ORDER, channelId: `${place}`, zone: 'Atlantis/Capital', minuteOfDay: 0 };
      await stage.store.saveSchedule({
        ...wrong,
        dueMs: dueMs - 60_000,
        dueDate: '2031-04-02',
        state: 'running',
      });
    }
    await stage.admin.start(ORDER);
    stage.startDelivery();
    await stage.until('2031-04-03T08:00:10Z');
    expect(await days()).toEqual(['2031-04-02 sent', '2031-04-03 sent']);
    const errors = stage.errors.splice(0);
    expect(errors).toHaveLength(15);
    expect(errors[0]).toMatch(/^a daily post could not be planned .*"channelId":"0"/);
  });

  it('tells the admin once of a run of days that were missed, and again of the next', async () => {
    const missed = (localDate: string, code: Reason['code']) => ({
      ...{ adminId: '42', kind: 'missed', channelId: CHANNEL, localDate },
      reason: expect.objectContaining({ code }),
    });
    await stage.admin.start(ORDER);
    stage.startDelivery();
    await stage.until('2031-04-02T07:00:00Z');
    stage.sleepUntil('2031-04-04T20:00:00Z');
    await stage.until('2031-04-04T20:10:00Z');
    expect(await days()).toEqual(['2031-04-02 skipped', '2031-04-03 skipped', '2031-04-04 skipped']);
    expect(stage.told).toEqual([missed('2031-04-02', 'not-running')]);

    await stage.until('2031-04-05T12:00:00Z');
    stage.answers.push(...Array.from({ length: 500 }, () => FAILED));
    await stage.until('2031-04-06T20:00:00Z');
    expect((await days()).slice(3)).toEqual(['2031-04-05 sent', '2031-04-06 skipped']);
    expect(stage.told).toEqual([missed('2031-04-02', 'not-running'), missed('2031-04-06', 'too-late')]);
  });

  it('writes to nobody where an admin left the post out', async () => {
    await stage.admin.start(ORDER);
    await stage.admin.skip(PLACE);
    stage.answers.push({ kind: 'unsent' });
    stage.startDelivery();
    await stage.until('2031-04-03T08:00:00.500Z');
    await stage.admin.pause(PLACE);
    await stage.until('2031-04-04T20:00:00Z');
    expect(await days()).toEqual(['2031-04-02 skipped', '2031-04-03 skipped']);
    expect(stage.told).toEqual([]);
  });

  it('gives up after the grace what Discord did not take, once the channel does not have it', async () => {
    await stage.admin.start(ORDER);
    stage.answers.push(...Array.from({ length: 500 }, () => FAILED));
    stage.startDelivery();
    await stage.until('2031-04-02T15:00:00Z');
    expect(await days()).toEqual(['2031-04-02 skipped']);
    const latest = Math.max(...stage.searchedFromMs);
    expect(stage.nowMs() - latest).toBeLessThan(8 * HOUR_MS);
  });
});

describe('what admins do', () => {
  beforeEach(() => {
    stage.startDelivery();
  });

  it('changes a schedule, keeps its deck, and gives no second post on a local date', async () => {
    await stage.admin.start(ORDER);
    await stage.until('2031-04-02T09:00:00Z');
    const changed = await stage.start({ ...ORDER, minuteOfDay: 1_200 });
    expect(changed).toMatchObject({ dueDate: '2031-04-03' });
    await stage.until('2031-04-03T20:00:00Z');
    expect(await days()).toEqual(['2031-04-02 sent', '2031-04-03 sent']);
    expect(stage.sent.map(({ reply }) => reply.footer?.split(' · ')[0])).toEqual([
      'Fact 1 of 3',
      'Fact 2 of 3',
    ]);
  });

  it('gives no second post on a local date of the zone that a schedule moves to', async () => {
    await stage.admin.start({ ...ORDER, zone: 'America/New_York', minuteOfDay: 1_380 });
    await stage.until('2031-04-03T03:30:00Z');
    expect(await days()).toEqual(['2031-04-02 sent']);
    expect(await stage.admin.start({ ...ORDER, zone: 'Asia/Tokyo', minuteOfDay: 1_380 })).toMatchObject({
      schedule: { dueDate: '2031-04-04' },
    });
  });

  it('skips the next post alone, and its fact comes the day after', async () => {
    await stage.admin.start(ORDER);
    const next = await stage.admin.nextPost(PLACE);
    expect(await stage.admin.skip(PLACE)).toMatchObject({
      date: '2031-04-02',
      schedule: { dueDate: '2031-04-03' },
    });
    await stage.until('2031-04-03T09:00:00Z');
    expect(await days()).toEqual(['2031-04-02 skipped', '2031-04-03 sent']);
    const [{ factId } = {}] = await stage.admin.history(PLACE);
    expect(next).toMatchObject({ dealt: { fact: { id: factId }, round: 0 } });
  });

  it('skips one post where a first skip was cut off half way', async () => {
    const schedule = await stage.start(ORDER);
    await stage.store.addPost(schedule, { status: 'skipped', reason: { code: 'skipped-by-admin' } });
    expect(await stage.admin.skip(PLACE)).toMatchObject({
      date: '2031-04-02',
      schedule: { dueDate: '2031-04-03' },
    });
    await stage.until('2031-04-03T09:00:00Z');
    expect(await days()).toEqual(['2031-04-02 skipped', '2031-04-03 sent']);
  });

  it('leaves a schedule alone whose next post was skipped, however often', async () => {
    await stage.admin.start(ORDER);
    for (let skipped = 0; skipped < 3; skipped += 1) await stage.admin.skip(PLACE);
    await stage.until('2031-04-02T07:30:00Z');
    expect(await stage.scheduleNow()).toMatchObject({ dueDate: '2031-04-03' });
    expect(await stage.start({ ...ORDER, minuteOfDay: 600 })).toMatchObject({ dueDate: '2031-04-03' });
  });

  it.each(['start', 'resume'] as const)(
    'go on with %s on the next day that has no post, whatever a clock that was ahead has noted',
    async (command) => {
      await stage.admin.start(ORDER);
      await stage.until('2031-04-02T07:00:30Z');
      stage.setClockAhead(30 * 24 * HOUR_MS);
      await stage.until('2031-04-02T07:01:00Z');
      await stage.admin.pause(PLACE);
      stage.setClockAhead(0);
      expect((await days()).length).toBeGreaterThan(5);
      const again = command === 'start' ? stage.start() : stage.admin.resume(PLACE);
      expect(await again).toMatchObject({
        state: command === 'start' ? 'paused' : 'running',
        dueDate: '2031-04-02',
      });
      expect(await days()).toEqual([]);
    },
  );

  it('posts nothing while paused, and goes on after it', async () => {
    await stage.admin.start(ORDER);
    await stage.admin.pause(PLACE);
    await stage.until('2031-04-03T12:00:00Z');
    expect(stage.sent).toEqual([]);
    expect(await stage.admin.skip(PLACE)).toBeUndefined();
    expect(await stage.admin.resume(PLACE)).toMatchObject({ state: 'running', dueDate: '2031-04-04' });
    await stage.until('2031-04-04T12:00:00Z');
    expect(await days()).toEqual(['2031-04-04 sent']);
  });

  it('stops, and starts again where the deck stopped', async () => {
    await stage.admin.start(ORDER);
    await stage.until('2031-04-02T09:00:00Z');
    await stage.admin.stop(PLACE);
    for (const undone of [stage.admin.stop, stage.admin.pause, stage.admin.resume]) {
      expect(await undone(PLACE)).toBeUndefined();
    }
    stage.sleepUntil('2031-04-10T12:00:00Z');
    await stage.admin.start(ORDER);
    expect(await stage.admin.nextPost(PLACE)).toMatchObject({ dealt: { place: 2, count: 3 } });
  });

  it('stops the posts of a server that is left, and forgets them after 30 days', async () => {
    await stage.admin.start(ORDER);
    await stage.until('2031-04-02T09:00:00Z');
    expect(await stage.admin.guildIds()).toEqual([GUILD]);
    await stage.admin.leaveGuild(GUILD);
    expect(await stage.admin.guildIds()).toEqual([]);
    stage.sleepUntil('2031-05-02T08:00:00Z');
    await stage.until('2031-05-02T08:30:00Z');
    expect(await stage.admin.statusOf(GUILD)).toMatchObject([
      { schedule: { state: 'stopped' }, lastPost: { status: 'sent' } },
    ]);
    await stage.until('2031-05-02T11:00:00Z');
    expect(await stage.admin.statusOf(GUILD)).toEqual([]);
    expect(await stage.admin.history(PLACE)).toEqual([]);
  });
});
