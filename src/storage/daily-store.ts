import type { Dealt } from '../core/daily/channel-deck.ts';
import type { PostRecord, PostStatus, Schedule, ScheduleState } from '../core/daily/schedule.ts';
import { stableHash } from '../core/daily/stable-hash.ts';
import type { Database, Row, Value } from './database/database.ts';

/** A post that may be tried, with what its schedule says about it now. */
export type PendingPost = {
  readonly channelId: string;
  readonly guildId: string;
  readonly localDate: string;
  readonly dueMs: number;
  readonly factId: string;
  readonly round: number;
  readonly place: number;
  readonly factCount: number;
  /** Tries begun so far. */
  readonly attempts: number;
  /** When the first try began that may have reached Discord; absent where certainly none has. */
  readonly firstTryMs?: number;
  readonly nextTryMs: number;
  readonly state: ScheduleState;
  /** Why the schedule is broken or stopped. */
  readonly scheduleReason?: string;
  readonly roleId?: string;
  readonly publish: boolean;
  /** Refusals in a row of this schedule's posts. */
  readonly refusals: number;
};

/** A new post, meant to go out or to be left out. */
export type NewPost = {
  readonly status: Extract<PostStatus, 'pending' | 'skipped'>;
  readonly reason?: string;
  /** The fact it shows and its place in the round; absent where none was dealt. */
  readonly dealt?: {
    readonly factId: string;
    readonly round: number;
    readonly place: number;
    readonly count: number;
  };
};

/** Something to tell the admin of a channel's schedule. */
export type Notice = { readonly channelId: string; readonly adminId: string; readonly text: string };

/** Who holds the lease, and how often it was renewed. */
export type LeaseRow = { readonly holder: string; readonly beat: number };

/** What names a post. */
export type PostKey = Pick<PendingPost, 'channelId' | 'localDate'>;

export type DailyStore = ReturnType<typeof createDailyStore>;

/** Most posts that `history` gives. */
const HISTORY_MAX = 10;

/**
 * Every statement about daily posts, one text for all engines. Each can be run again without doing anything twice;
 * what must happen in turn is guarded by what a row holds ("where due_ms = …"), not by a transaction.
 */
export const STATEMENTS = {
  schedule: 'select * from schedule where channel_id = $1',
  saveSchedule: `
    insert into schedule (channel_id, guild_id, admin_id, zone, minute_of_day, role_id, publish, due_ms, due_date,
      state, reason, refusals, stopped_ms, notice, notice_ms)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', null, 0, null, null, 0)
    on conflict (channel_id) do update set guild_id = excluded.guild_id, admin_id = excluded.admin_id,
      zone = excluded.zone, minute_of_day = excluded.minute_of_day, role_id = excluded.role_id,
      publish = excluded.publish, due_ms = excluded.due_ms, due_date = excluded.due_date, state = 'running',
      reason = null, refusals = 0, stopped_ms = null, notice = null, notice_ms = 0
    returning *`,
  pauseSchedule: `
    update schedule set state = 'paused', reason = null where channel_id = $1 and state <> 'stopped' returning *`,
  resumeSchedule: `
    update schedule set state = 'running', reason = null, refusals = 0, notice = null, due_ms = $2, due_date = $3
    where channel_id = $1 and state in ('paused', 'broken') returning *`,
  stopSchedule: `
    update schedule set state = 'stopped', reason = $2, stopped_ms = $3, notice = null
    where channel_id = $1 and state <> 'stopped' returning *`,
  stopGuild: `
    update schedule set state = 'stopped', reason = $2, stopped_ms = $3, notice = null
    where guild_id = $1 and state <> 'stopped'`,
  schedulesOf: 'select * from schedule where guild_id = $1 order by channel_id',
  postsSinceSent: `
    select post.* from schedule join post on post.channel_id = schedule.channel_id
    where schedule.guild_id = $1 and post.local_date >= coalesce(
      (select sent.local_date from post sent where sent.channel_id = schedule.channel_id and sent.status = 'sent'
       order by sent.local_date desc limit 1), '')
    order by post.channel_id, post.local_date desc`,
  guildIds: `select distinct guild_id from schedule where state <> 'stopped' order by guild_id`,
  history: 'select * from post where channel_id = $1 order by local_date desc limit $2',
  latestPost: 'select * from post where channel_id = $1 and due_ms <= $2 order by local_date desc limit 1',
  postsAhead: 'select * from post where channel_id = $1 and due_ms > $2',
  forgetMissedAhead: `
    delete from post
    where channel_id = $1 and due_ms > $2 and status = 'skipped' and attempts = 0 and reason <> $3`,
  dealt: `
    select fact_id, round from post
    where channel_id = $1 and local_date <> $2 and fact_id <> '' and status <> 'skipped' and round =
      (select max(other.round) from post other
       where other.channel_id = $1 and other.local_date <> $2 and other.fact_id <> '' and other.status <> 'skipped')
    order by place, local_date`,

  dueSchedules: `
    select * from schedule where state = 'running' and due_ms <= $1 order by due_ms limit $2`,
  schedulesAhead: `
    select * from (
      select schedule.*, coalesce(
        (select post.due_ms from post where post.channel_id = schedule.channel_id
         order by post.local_date desc limit 1), 0) as latest_ms
      from schedule where state = 'running' and due_ms > $1) ahead
    where latest_ms > $1 or (due_ms > $2 and latest_ms < due_ms - $3)
    order by due_ms, channel_id`,
  addPost: `
    insert into post (channel_id, local_date, guild_id, due_ms, turn, fact_id, round, place, fact_count, status,
      attempts, first_try_ms, next_try_ms, message_id, sent_ms, reason, crosspost)
    select channel_id, $3, guild_id, due_ms, cast($4 as bigint), $5, cast($6 as bigint), cast($7 as bigint),
      cast($8 as bigint), $9, 0,
      (select due_ms from beginning where begun_ms > due_ms), due_ms, null, null, cast($10 as text), ''
    from schedule where channel_id = $1 and due_ms = $2 and due_date = $3 and state = 'running'
    on conflict (channel_id, local_date) do nothing returning local_date`,
  advance: `
    update schedule set due_ms = $3, due_date = $4
    where channel_id = $1 and due_ms = $2 and state <> 'stopped' returning *`,

  pending: `
    select post.*, schedule.state, schedule.reason as schedule_reason, schedule.role_id, schedule.publish,
      schedule.refusals
    from post join schedule on schedule.channel_id = post.channel_id
    where post.status = 'pending' and (
      (schedule.state = 'running' and post.due_ms >= $1 and (post.next_try_ms <= $2 or post.next_try_ms > $3))
      or (post.due_ms < $1 and (post.first_try_ms is null or post.next_try_ms <= $4 or post.next_try_ms > $3))
      or (schedule.state = 'stopped' and (post.first_try_ms is null or post.next_try_ms <= $4)))
    order by post.due_ms, post.turn limit $5`,
  claim: `
    update post set attempts = attempts + 1, next_try_ms = $5,
      first_try_ms = case when first_try_ms is null or first_try_ms > $4 then $4 else first_try_ms end
    where channel_id = $1 and local_date = $2 and status = 'pending' and attempts = $3 returning attempts`,
  release: `
    update post set next_try_ms = $4, first_try_ms = $5, reason = coalesce(cast($6 as text), reason)
    where channel_id = $1 and local_date = $2 and attempts = $3 and status = 'pending'`,
  redeal: `
    update post set fact_id = $3, round = $4, place = $5, fact_count = $6
    where channel_id = $1 and local_date = $2 and status = 'pending'`,
  markSent: `
    update post set status = 'sent', message_id = $3, sent_ms = $4, reason = $5, crosspost = $6, next_try_ms = $4
    where channel_id = $1 and local_date = $2 and status <> 'sent' returning local_date`,
  markUnsent: `
    update post set status = $4, reason = $5
    where channel_id = $1 and local_date = $2 and attempts = $3 and status = 'pending' returning local_date`,

  countRefusal: `
    update schedule set refusals = refusals + 1,
      state = case when refusals >= 1 then 'broken' else state end,
      reason = case when refusals >= 1 then cast($2 as text) else reason end,
      notice = case when refusals >= 1 then cast($3 as text) else notice end, notice_ms = 0
    where channel_id = $1 and state = 'running' returning state`,
  forgetRefusals: 'update schedule set refusals = 0 where channel_id = $1 and refusals > 0',
  dropRole: `
    update schedule set role_id = null, notice = $3, notice_ms = 0 where channel_id = $1 and role_id = $2`,

  leaveNotice: 'update schedule set notice = $2, notice_ms = $3 where channel_id = $1 and notice is null',
  notices: `
    select channel_id, admin_id, notice from schedule
    where notice is not null and notice_ms <= $1 order by notice_ms limit $2`,
  takeNotice: 'update schedule set notice = null where channel_id = $1 and notice = $2 returning channel_id',

  toCrosspost: `
    select channel_id, local_date, message_id, sent_ms from post
    where crosspost = 'wanted' and next_try_ms <= $1 order by next_try_ms limit $2`,
  putOffCrosspost: `
    update post set next_try_ms = $3 where channel_id = $1 and local_date = $2 and crosspost = 'wanted'`,
  markCrossposted: `
    update post set crosspost = $3 where channel_id = $1 and local_date = $2 and crosspost = 'wanted'`,

  forgetPosts: `
    delete from post where channel_id in
      (select channel_id from schedule where state = 'stopped' and stopped_ms < $1)`,
  forgetSchedules: `delete from schedule where state = 'stopped' and stopped_ms < $1`,

  lease: 'select holder, beat from lease where name = $1',
  firstLease:
    'insert into lease (name, holder, beat) values ($1, $2, 1) on conflict (name) do nothing returning beat',
  moveLease: `
    update lease set holder = $4, beat = beat + 1 where name = $1 and holder = $2 and beat = $3 returning beat`,
} as const;

/** The one lease that there is. */
const LEASE = 'daily';

/** What is kept of the daily posts. Every method rejects with a `DatabaseError` when the database is out of reach. */
export function createDailyStore(database: Database) {
  const all = (name: keyof typeof STATEMENTS, ...values: readonly Value[]) =>
    database.query(STATEMENTS[name], values);
  const first = async (name: keyof typeof STATEMENTS, ...values: readonly Value[]) =>
    (await all(name, ...values))[0];
  const schedule = async (name: keyof typeof STATEMENTS, ...values: readonly Value[]) => {
    const row = await first(name, ...values);
    return row && scheduleFrom(row);
  };

  return {
    scheduleOf: (channelId: string) => schedule('schedule', channelId),

    /** Writes a running schedule over whatever the channel had. */
    async saveSchedule(saved: Schedule): Promise<Schedule> {
      const { channelId, guildId, adminId, zone, minuteOfDay, roleId, publish, dueMs, dueDate } = saved;
      const row = await first(
        'saveSchedule',
        ...[channelId, guildId, adminId, zone, minuteOfDay, roleId ?? null, Number(publish), dueMs, dueDate],
      );
      return row ? scheduleFrom(row) : saved;
    },
    pause: (channelId: string) => schedule('pauseSchedule', channelId),
    /** Sets a paused or broken schedule running; undefined where it is neither. */
    resume: (channelId: string, dueMs: number, dueDate: string) =>
      schedule('resumeSchedule', channelId, dueMs, dueDate),
    stop: (channelId: string, reason: string, nowMs: number) =>
      schedule('stopSchedule', channelId, reason, nowMs),
    async stopGuild(guildId: string, reason: string, nowMs: number): Promise<void> {
      await all('stopGuild', guildId, reason, nowMs);
    },
    async schedulesOf(guildId: string): Promise<Schedule[]> {
      return (await all('schedulesOf', guildId)).map(scheduleFrom);
    },
    /** Of each channel of a server the last post that went out and all after it, the newest first. */
    async postsSinceSent(guildId: string): Promise<PostRecord[]> {
      return (await all('postsSinceSent', guildId)).map(recordFrom);
    },
    async guildIds(): Promise<string[]> {
      return (await all('guildIds')).map((row) => text(row, 'guild_id'));
    },
    /** The channel's posts, the newest first. */
    async history(channelId: string): Promise<PostRecord[]> {
      return (await all('history', channelId, HISTORY_MAX)).map(recordFrom);
    },
    /** The channel's newest post of those due by a moment. */
    async latestPost(channelId: string, byMs = Number.MAX_SAFE_INTEGER): Promise<PostRecord | undefined> {
      const row = await first('latestPost', channelId, byMs);
      return row && recordFrom(row);
    },
    /** The channel's posts that are due later than a moment: those an admin skipped, or a clock that ran ahead made. */
    async postsAhead(channelId: string, afterMs: number): Promise<PostRecord[]> {
      return (await all('postsAhead', channelId, afterMs)).map(recordFrom);
    },
    /** Forgets posts that were taken for missed though they are due later than a moment, and that nobody tried. */
    async forgetMissedAhead(channelId: string, afterMs: number, exceptReason: string): Promise<void> {
      await all('forgetMissedAhead', channelId, afterMs, exceptReason);
    },
    /** What the channel was dealt in the last round of its deck, in that order. @param exceptDate of a post left out */
    async dealt(channelId: string, exceptDate = ''): Promise<Dealt[]> {
      return (await all('dealt', channelId, exceptDate)).map((row) => ({
        factId: text(row, 'fact_id'),
        round: number(row, 'round'),
      }));
    },

    /** Running schedules that are due, the longest first. */
    async dueSchedules(nowMs: number, countMax: number): Promise<Schedule[]> {
      return (await all('dueSchedules', nowMs, countMax)).map(scheduleFrom);
    },
    /**
     * Running schedules that may have moved past a post, or to one that was taken for missed: their channel's latest
     * post lies ahead, or they are due later than in the shortest day and it lies longer before than the longest.
     *
     * @param shortestMs and `longestMs`: time from one post to the next, in milliseconds
     */
    async schedulesAhead(nowMs: number, shortestMs: number, longestMs: number): Promise<Schedule[]> {
      return (await all('schedulesAhead', nowMs, nowMs + shortestMs, longestMs)).map(scheduleFrom);
    },
    /** Notes the post of a running schedule's due date, unless it has one or has moved on. Says whether it did. */
    async addPost({ channelId, dueMs, dueDate }: Schedule, post: NewPost): Promise<boolean> {
      const { factId = '', round = 0, place = 0, count = 0 } = post.dealt ?? {};
      const turn = stableHash(channelId);
      const row = await first(
        'addPost',
        ...[channelId, dueMs, dueDate, turn, factId, round, place, count, post.status, post.reason ?? null],
      );
      return row !== undefined;
    },
    /** Moves a schedule on to its next occurrence, if it still is where it was read; else undefined. */
    advance: ({ channelId, dueMs }: Schedule, next: Pick<Schedule, 'dueMs' | 'dueDate'>) =>
      schedule('advance', channelId, dueMs, next.dueMs, next.dueDate),

    /**
     * Posts that may be tried or given up now, in the order in which they go out.
     *
     * @param times posts due before `lateMs` are too late; a try later than `farMs` was set by a clock that was
     *   wrong; tries before `settledMs` have certainly been executed or not
     */
    async pending(
      nowMs: number,
      times: { readonly lateMs: number; readonly farMs: number; readonly settledMs: number },
      countMax: number,
    ): Promise<PendingPost[]> {
      const rows = await all('pending', times.lateMs, nowMs, times.farMs, times.settledMs, countMax);
      return rows.map(pendingFrom);
    },
    /**
     * Notes that a try begins, before it does. Of several at once one gets it: the others get false.
     *
     * @param untilMs no other try begins before
     */
    async claim(post: PendingPost, nowMs: number, untilMs: number): Promise<boolean> {
      const { channelId, localDate, attempts } = post;
      return (await first('claim', channelId, localDate, attempts, nowMs, untilMs)) !== undefined;
    },
    /**
     * Lets go of a claimed post.
     *
     * @param firstTryMs absent where certainly no try reached Discord
     * @param problem what went wrong, as a plain sentence; where absent, what the last one left stays
     */
    async release(
      post: PendingPost,
      nextTryMs: number,
      firstTryMs: number | undefined,
      problem?: string,
    ): Promise<void> {
      const { channelId, localDate, attempts } = post;
      await all('release', channelId, localDate, attempts, nextTryMs, firstTryMs ?? null, problem ?? null);
    },
    async redeal({ channelId, localDate }: PostKey, dealt: NonNullable<NewPost['dealt']>): Promise<void> {
      await all('redeal', channelId, localDate, dealt.factId, dealt.round, dealt.place, dealt.count);
    },
    /** @param messageId absent where it was deleted before it could be noted */
    async markSent(
      { channelId, localDate }: PostKey,
      sent: {
        readonly messageId?: string;
        readonly sentMs: number;
        readonly reason?: string;
        readonly crosspost: boolean;
      },
    ): Promise<void> {
      const { messageId = null, sentMs, reason = null, crosspost } = sent;
      await all('markSent', channelId, localDate, messageId, sentMs, reason, crosspost ? 'wanted' : '');
    },
    /** Gives a post up, unless another try has begun. Says whether it did. */
    async markUnsent(
      { channelId, localDate, attempts }: PendingPost,
      status: Extract<PostStatus, 'skipped' | 'unknown'>,
      reason: string,
    ): Promise<boolean> {
      return (await first('markUnsent', channelId, localDate, attempts, status, reason)) !== undefined;
    },

    /** Counts a refusal; the second in a row breaks the schedule, with a notice. Gives the state it then has. */
    async countRefusal(
      channelId: string,
      reason: string,
      notice: string,
    ): Promise<ScheduleState | undefined> {
      const row = await first('countRefusal', channelId, reason, notice);
      return row && state(row, 'state');
    },
    async forgetRefusals(channelId: string): Promise<void> {
      await all('forgetRefusals', channelId);
    },
    async dropRole(channelId: string, roleId: string, notice: string): Promise<void> {
      await all('dropRole', channelId, roleId, notice);
    },

    /** Leaves something to tell the admin, unless something is waiting already. */
    async leaveNotice({ channelId, text: said }: Omit<Notice, 'adminId'>, fromMs: number): Promise<void> {
      await all('leaveNotice', channelId, said, fromMs);
    },
    async notices(nowMs: number, countMax: number): Promise<Notice[]> {
      return (await all('notices', nowMs, countMax)).map((row) => ({
        channelId: text(row, 'channel_id'),
        adminId: text(row, 'admin_id'),
        text: text(row, 'notice'),
      }));
    },
    /** Takes a notice away before it is told, so that it is told once. Says whether it was there. */
    async takeNotice({ channelId, text: said }: Notice): Promise<boolean> {
      return (await first('takeNotice', channelId, said)) !== undefined;
    },

    async toCrosspost(
      nowMs: number,
      countMax: number,
    ): Promise<(PostKey & { readonly messageId: string; readonly sentMs: number })[]> {
      return (await all('toCrosspost', nowMs, countMax)).map((row) => ({
        channelId: text(row, 'channel_id'),
        localDate: text(row, 'local_date'),
        messageId: text(row, 'message_id'),
        sentMs: number(row, 'sent_ms'),
      }));
    },
    async putOffCrosspost({ channelId, localDate }: PostKey, untilMs: number): Promise<void> {
      await all('putOffCrosspost', channelId, localDate, untilMs);
    },
    async markCrossposted({ channelId, localDate }: PostKey, how: 'done' | 'refused'): Promise<void> {
      await all('markCrossposted', channelId, localDate, how);
    },

    /** Forgets what was stopped before a moment, posts and all. */
    async forgetStopped(beforeMs: number): Promise<void> {
      await all('forgetPosts', beforeMs);
      await all('forgetSchedules', beforeMs);
    },

    async lease(): Promise<LeaseRow | undefined> {
      const row = await first('lease', LEASE);
      return row && { holder: text(row, 'holder'), beat: number(row, 'beat') };
    },
    /** Takes, renews or gives back the lease, if it still is as it was read. Gives how it then is. */
    async moveLease(from: LeaseRow | undefined, holder: string): Promise<LeaseRow | undefined> {
      const row = from
        ? await first('moveLease', LEASE, from.holder, from.beat, holder)
        : await first('firstLease', LEASE, holder);
      return row && { holder, beat: number(row, 'beat') };
    },
  };
}

function scheduleFrom(row: Row): Schedule {
  const roleId = optionalText(row, 'role_id');
  const reason = optionalText(row, 'reason');
  return {
    channelId: text(row, 'channel_id'),
    guildId: text(row, 'guild_id'),
    adminId: text(row, 'admin_id'),
    zone: text(row, 'zone'),
    minuteOfDay: number(row, 'minute_of_day'),
    ...(roleId !== undefined && { roleId }),
    publish: number(row, 'publish') === 1,
    dueMs: number(row, 'due_ms'),
    dueDate: text(row, 'due_date'),
    state: state(row, 'state'),
    ...(reason !== undefined && { reason }),
  };
}

function recordFrom(row: Row): PostRecord {
  const messageId = optionalText(row, 'message_id');
  const sentMs = optionalNumber(row, 'sent_ms');
  const reason = optionalText(row, 'reason');
  return {
    channelId: text(row, 'channel_id'),
    guildId: text(row, 'guild_id'),
    localDate: text(row, 'local_date'),
    dueMs: number(row, 'due_ms'),
    status: oneOf(row, 'status', ['pending', 'sent', 'skipped', 'unknown']),
    factId: text(row, 'fact_id'),
    attempts: number(row, 'attempts'),
    ...(messageId !== undefined && { messageId }),
    ...(sentMs !== undefined && { sentMs }),
    ...(reason !== undefined && { reason }),
  };
}

function pendingFrom(row: Row): PendingPost {
  const firstTryMs = optionalNumber(row, 'first_try_ms');
  const scheduleReason = optionalText(row, 'schedule_reason');
  const roleId = optionalText(row, 'role_id');
  return {
    channelId: text(row, 'channel_id'),
    guildId: text(row, 'guild_id'),
    localDate: text(row, 'local_date'),
    dueMs: number(row, 'due_ms'),
    factId: text(row, 'fact_id'),
    round: number(row, 'round'),
    place: number(row, 'place'),
    factCount: number(row, 'fact_count'),
    attempts: number(row, 'attempts'),
    ...(firstTryMs !== undefined && { firstTryMs }),
    nextTryMs: number(row, 'next_try_ms'),
    state: state(row, 'state'),
    ...(scheduleReason !== undefined && { scheduleReason }),
    ...(roleId !== undefined && { roleId }),
    publish: number(row, 'publish') === 1,
    refusals: number(row, 'refusals'),
  };
}

function state(row: Row, column: string): ScheduleState {
  return oneOf(row, column, ['running', 'paused', 'broken', 'stopped']);
}

function oneOf<Known extends string>(row: Row, column: string, known: readonly Known[]): Known {
  const found = known.find((value) => value === row[column]);
  if (found === undefined)
    throw new TypeError(
      `column ${column} holds ${JSON.stringify(row[column])}, expected one of ${known.join(', ')}`,
    );
  return found;
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string')
    throw new TypeError(`column ${column} holds ${JSON.stringify(value)}, expected text`);
  return value;
}

function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number')
    throw new TypeError(`column ${column} holds ${JSON.stringify(value)}, expected a number`);
  return value;
}

function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

function optionalNumber(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : number(row, column);
}
