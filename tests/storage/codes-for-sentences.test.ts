import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../../src/core/daily/notice.ts';
import type { Reason } from '../../src/core/daily/reason.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { MIGRATIONS, migrate } from '../../src/storage/database/migrations.ts';
import { connectTo } from '../../src/storage/database/open-database.ts';
import { createDailyStore } from '../../src/storage/sql/daily-store.ts';
import { addressOf } from '../fixtures/address.ts';
import { engines } from '../fixtures/engines.ts';

/** The schema that kept sentences. */
const OF_SENTENCES = MIGRATIONS.slice(0, 2);

const GUILD = '900800700600500400';
const NOON = Temporal.Instant.from('2031-04-02T12:00:00Z').epochMilliseconds;

/** Every sentence that was ever a reason, and some that never were. */
const REASONS: readonly (readonly [string, Reason])[] = [
  ['An admin skipped it.', { code: 'skipped-by-admin' }],
  ['An admin stopped it.', { code: 'stopped-by-admin' }],
  ['The bot was removed from the server.', { code: 'server-left' }],
  ['The schedule was stopped.', { code: 'schedule-stopped' }],
  ['The schedule was paused.', { code: 'paused' }],
  ['The bot was not running, and the next post was already due when it came back.', { code: 'not-running' }],
  ['The release has no facts.', { code: 'no-facts' }],
  ['It was deleted soon after.', { code: 'deleted' }],
  ['The channel’s history could not be read.', { code: 'history-unread' }],
  [
    'I cannot see whether an earlier try went through: give me Read Message History in the channel.',
    { code: 'no-history' },
  ],
  ['I cannot tell yet whether I may read the channel.', { code: 'access-unsure' }],
  ['Discord asks me to wait.', { code: 'rate-limited' }],
  ['Discord does not answer.', { code: 'no-answer' }],
  ['I cannot see the channel: give me View Channel there.', { code: 'no-view' }],
  ['I may not post in the channel: give me Send Messages and Embed Links there.', { code: 'no-send' }],
  ['The channel no longer exists, or I am no longer in its server.', { code: 'channel-gone' }],
  ['It could not be sent within 6 hours of its time.', { code: 'too-late', graceHours: 6 }],
  ['It could not be sent within 23 hours of its time.', { code: 'too-late', graceHours: 23 }],
  ['Discord answers with an error (503).', { code: 'discord-error', status: 503 }],
  [
    'Discord does not take the post: Message was blocked by automod (code 200000).',
    { code: 'discord-refused', discordCode: 200_000, message: 'Message was blocked by automod' },
  ],
  [
    "Discord does not take the post: It’s “no” (code 1). \\ 100% ’n' (code 160002).",
    { code: 'discord-refused', discordCode: 160_002, message: "It’s “no” (code 1). \\ 100% ’n'" },
  ],
  ['Discord does not take the post:  (code 5).', { code: 'discord-refused', discordCode: 5, message: '' }],
  ...[
    'It could not be sent within a few hours of its time.',
    'Discord answers with an error (teapot).',
    'Discord does not take the post: no (code unknown).',
    "Somebody’s 'own' words, with % and _ and \\.",
    '',
  ].map((sentence) => [sentence, { code: 'noted', sentence } as const] as const),
];

const CHANNEL = '100200300400500600';

/** Notices of every kind, as they were written of a channel, and what they are now. */
function noticesOf(channelId: string): readonly (readonly [string, Notice])[] {
  const channel = `<#${channelId}>`;
  const reasons = REASONS.filter(([sentence]) => sentence !== '');
  const withReasons = reasons.flatMap(([sentence, reason]): [string, Notice][] => [
    [
      `The daily fact in ${channel} has stopped. ${sentence} Once that is mended, /treaty-admin daily resume tries again.`,
      { kind: 'broken', channelId, reason },
    ],
    [
      `The daily fact of 2031-04-02 in ${channel} did not go out. ${sentence} Of days that are missed right after it I do not write again: /treaty-admin daily history shows them.`,
      { kind: 'missed', channelId, localDate: '2031-04-02', reason },
    ],
    [
      `The daily fact of 2031-04-02 in ${channel} may not have gone out. ${sentence} I do not send it again, since that could be a second one.`,
      { kind: 'unknown', channelId, localDate: '2031-04-02', reason },
    ],
  ]);
  const other =
    'The daily fact in <#7> has stopped. Why? Once that is mended, /treaty-admin daily resume tries again.';
  return [
    ...withReasons,
    [
      `The role that the daily fact in ${channel} pinged no longer exists. The fact goes out without it.`,
      { kind: 'role-gone', channelId },
    ],
    ['Something else happened.', { kind: 'noted', channelId, text: 'Something else happened.' }],
    [other, { kind: 'noted', channelId, text: other }],
  ];
}

describe.each(engines())('a database of sentences on $name', (engine) => {
  beforeAll(() => (engine.missing ? undefined : engine.setUp()));
  afterAll(() => (engine.missing ? undefined : engine.tearDown()));

  /** A database as version 2 left it, which `fill` adds rows to, brought to this version in another start. */
  async function upgraded(fill: (database: Database) => Promise<void>): Promise<Database> {
    const address = await engine.newAddress();
    const old = await connectTo(addressOf(address));
    await migrate(old, OF_SENTENCES);
    await fill(old);
    await old.close();
    const database = await connectTo(addressOf(address));
    await migrate(database);
    return database;
  }

  function addSchedule(
    { query }: Database,
    channelId: string,
    more: { readonly state: string; readonly reason: string | null; readonly notice: string | null },
  ) {
    return query(
      `insert into schedule (channel_id, guild_id, admin_id, zone, minute_of_day, role_id, publish, due_ms, due_date,
         state, reason, refusals, stopped_ms, notice, notice_ms)
       values ($1, $2, '42', 'UTC', 720, null, 0, $3, '2031-04-02', $4, $5, 0, null, $6, 7)`,
      [channelId, GUILD, NOON, more.state, more.reason, more.notice],
    );
  }

  function addPost({ query }: Database, day: number, status: string, reason: string | null) {
    return query(
      `insert into post (channel_id, local_date, guild_id, due_ms, turn, fact_id, round, place, fact_count, status,
         attempts, first_try_ms, next_try_ms, message_id, sent_ms, reason, crosspost)
       values ($1, $2, $3, $4, 0, 'boats', 0, 1, 3, $5, 0, null, $4, null, null, $6, '')`,
      [CHANNEL, dateOf(day), GUILD, NOON, status, reason],
    );
  }

  const dateOf = (day: number) => Temporal.PlainDate.from('2031-04-02').add({ days: day }).toString();

  it.skipIf(engine.missing)('keeps why each post and each schedule is as it is', async () => {
    const statuses = ['skipped', 'unknown', 'pending', 'sent'];
    const database = await upgraded(async (old) => {
      for (const [day, [sentence]] of REASONS.entries()) {
        await addSchedule(old, `${day}`, { state: 'broken', reason: sentence, notice: null });
        await addPost(old, day, statuses[day % statuses.length] ?? '', sentence);
      }
      await addSchedule(old, 'none', { state: 'running', reason: null, notice: null });
      await addPost(old, REASONS.length, 'sent', null);
    });
    const store = createDailyStore(database);
    const place = { guildId: GUILD, channelId: CHANNEL };
    const posts = await store.postsAhead(place, 0);
    const reasonOn = new Map(posts.map(({ localDate, reason }) => [localDate, reason]));
    for (const [day, [sentence, reason]] of REASONS.entries()) {
      expect(reasonOn.get(dateOf(day)), sentence).toEqual(reason);
      const schedule = await store.scheduleOf({ guildId: GUILD, channelId: `${day}` });
      expect(schedule?.reason, sentence).toEqual(reason);
    }
    expect(posts).toHaveLength(REASONS.length + 1);
    expect(reasonOn.get(dateOf(REASONS.length))).toBeUndefined();
    expect(await store.scheduleOf({ guildId: GUILD, channelId: 'none' })).not.toHaveProperty('reason');
    await database.close();
  });

  it.skipIf(engine.missing)('still tells every admin what was waiting to be told', async () => {
    const count = noticesOf('').length;
    const ids = Array.from({ length: count }, (_, number) => `${CHANNEL}${number}`);
    const noticeOf = (channelId: string, number: number) => noticesOf(channelId)[number];
    const database = await upgraded(async (old) => {
      for (const [number, id] of ids.entries()) {
        const [text = ''] = noticeOf(id, number) ?? [];
        await addSchedule(old, id, { state: 'running', reason: null, notice: text });
      }
      await addSchedule(old, 'none', { state: 'running', reason: null, notice: null });
    });
    const store = createDailyStore(database);
    const waiting = await store.notices(7, 1_000);
    expect(waiting).toHaveLength(count);
    const noticeIn = new Map(waiting.map(({ notice }) => [notice.channelId, notice]));
    for (const [number, id] of ids.entries()) {
      const [text = '', notice] = noticeOf(id, number) ?? [];
      expect(noticeIn.get(id), text).toEqual(notice);
      if (notice) expect(await store.takeNotice(notice), text).toBe(true);
    }
    expect(await store.notices(7, 1_000)).toEqual([]);
    await database.close();
  });
});
