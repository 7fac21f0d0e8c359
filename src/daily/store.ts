import type { Dealt } from '../core/daily/channel-deck.ts';
import type { PostRecord, PostStatus, Schedule, ScheduleState } from '../core/daily/schedule.ts';

/**
 * A store could not carry out what it was asked, or nobody knows whether it did. The message is one line for whoever
 * runs the bot. Anything else that a store throws is a fault of ours.
 */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

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

/** What became of a post on Discord; `messageId` is absent where it was deleted before it could be noted. */
export type SentPost = {
  readonly messageId?: string;
  readonly sentMs: number;
  readonly reason?: string;
  readonly crosspost: boolean;
};

/** The schedules of all channels, and what their admins are still to be told. */
export type ScheduleStore = {
  scheduleOf(channelId: string): Promise<Schedule | undefined>;
  /** Writes a running schedule over whatever the channel had. */
  saveSchedule(schedule: Schedule): Promise<Schedule>;
  pause(channelId: string): Promise<Schedule | undefined>;
  /** Sets a paused or broken schedule running; undefined where it is neither. */
  resume(channelId: string, dueMs: number, dueDate: string): Promise<Schedule | undefined>;
  stop(channelId: string, reason: string, nowMs: number): Promise<Schedule | undefined>;
  stopGuild(guildId: string, reason: string, nowMs: number): Promise<void>;
  /** By channel id; a stopped one until it is forgotten. */
  schedulesOf(guildId: string): Promise<Schedule[]>;
  /** Servers with a schedule that is not stopped, by id. */
  guildIds(): Promise<string[]>;

  /** Running schedules that are due, the longest first. */
  dueSchedules(nowMs: number, countMax: number): Promise<Schedule[]>;
  /**
   * Running schedules that may have moved past a post, or to one that was taken for missed: their channel's latest
   * post lies ahead, or they are due later than in the shortest day and it lies longer before than the longest.
   *
   * @param shortestMs and `longestMs`: time from one post to the next, in milliseconds
   */
  schedulesAhead(nowMs: number, shortestMs: number, longestMs: number): Promise<Schedule[]>;
  /** Moves a schedule on to its next occurrence, if it still is where it was read; else undefined. */
  advance(
    schedule: Pick<Schedule, 'channelId' | 'dueMs'>,
    next: Pick<Schedule, 'dueMs' | 'dueDate'>,
  ): Promise<Schedule | undefined>;

  /** Counts a refusal; the second in a row breaks the schedule, with a notice. Gives the state it then has. */
  countRefusal(channelId: string, reason: string, notice: string): Promise<ScheduleState | undefined>;
  forgetRefusals(channelId: string): Promise<void>;
  dropRole(channelId: string, roleId: string, notice: string): Promise<void>;

  /** Leaves something to tell the admin, unless something is waiting already. */
  leaveNotice(notice: Omit<Notice, 'adminId'>, fromMs: number): Promise<void>;
  notices(nowMs: number, countMax: number): Promise<Notice[]>;
  /** Takes a notice away before it is told, so that it is told once. Says whether it was there. */
  takeNotice(notice: Notice): Promise<boolean>;

  /** Forgets what was stopped before a moment, posts and all. */
  forgetStopped(beforeMs: number): Promise<void>;
};

/** The posts of all channels, one for each channel and local date. */
export type PostStore = {
  /** The channel's posts, the newest first. */
  history(channelId: string): Promise<PostRecord[]>;
  /** Of each channel of a server the last post that went out and all after it, the newest first. */
  postsSinceSent(guildId: string): Promise<PostRecord[]>;
  /** The channel's newest post of those due by a moment; of all where none is given. */
  latestPost(channelId: string, byMs?: number): Promise<PostRecord | undefined>;
  /** The channel's posts that are due later than a moment: those an admin skipped, or a clock that ran ahead made. */
  postsAhead(channelId: string, afterMs: number): Promise<PostRecord[]>;
  /** Forgets posts that were taken for missed though they are due later than a moment, and that nobody tried. */
  forgetMissedAhead(channelId: string, afterMs: number, exceptReason: string): Promise<void>;
  /** What the channel was dealt in the last round of its deck, in that order. @param exceptDate of a post left out */
  dealt(channelId: string, exceptDate?: string): Promise<Dealt[]>;
  /** Notes the post of a running schedule's due date, unless it has one or has moved on. Says whether it did. */
  addPost(schedule: Pick<Schedule, 'channelId' | 'dueMs' | 'dueDate'>, post: NewPost): Promise<boolean>;

  /**
   * Posts that may be tried or given up now, in the order in which they go out.
   *
   * @param times posts due before `lateMs` are too late; a try later than `farMs` was set by a clock that was
   *   wrong; tries before `settledMs` have certainly been executed or not
   */
  pending(
    nowMs: number,
    times: { readonly lateMs: number; readonly farMs: number; readonly settledMs: number },
    countMax: number,
  ): Promise<PendingPost[]>;
  /**
   * Notes that a try begins, before it does. Of several at once one gets it: the others get false.
   *
   * @param untilMs no other try begins before
   */
  claim(post: PendingPost, nowMs: number, untilMs: number): Promise<boolean>;
  /** Whether a process still has the lease and its try of a post is still the last that anyone began. */
  isStillClaimed(post: PostKey & Pick<PendingPost, 'attempts'>, holder: string): Promise<boolean>;
  /**
   * Lets go of a claimed post.
   *
   * @param firstTryMs absent where certainly no try reached Discord
   * @param problem what went wrong; where absent, what the last one left stays
   */
  release(
    post: PendingPost,
    nextTryMs: number,
    firstTryMs: number | undefined,
    problem?: string,
  ): Promise<void>;
  redeal(post: PostKey, dealt: NonNullable<NewPost['dealt']>): Promise<void>;
  markSent(post: PostKey, sent: SentPost): Promise<void>;
  /** Gives a post up, unless another try has begun. Says whether it did. */
  markUnsent(
    post: PendingPost,
    status: Extract<PostStatus, 'skipped' | 'unknown'>,
    reason: string,
  ): Promise<boolean>;

  toCrosspost(
    nowMs: number,
    countMax: number,
  ): Promise<(PostKey & { readonly messageId: string; readonly sentMs: number })[]>;
  putOffCrosspost(post: PostKey, untilMs: number): Promise<void>;
  markCrossposted(post: PostKey, how: 'done' | 'refused'): Promise<void>;
};

/** The right to be the one that posts. */
export type LeaseStore = {
  lease(): Promise<LeaseRow | undefined>;
  /** Takes, renews or gives back the lease, if it still is as it was read. Gives how it then is. */
  moveLease(from: LeaseRow | undefined, holder: string): Promise<LeaseRow | undefined>;
};

/**
 * What is kept of the daily posts. Every method rejects with a {@link StoreUnavailable} when the store is out of reach,
 * and can be called again without doing anything twice.
 */
export type DailyStore = ScheduleStore & PostStore & LeaseStore;
