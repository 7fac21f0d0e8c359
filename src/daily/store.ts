import type { Dealt } from '../core/daily/channel-deck.ts';
import type { Notice } from '../core/daily/notice.ts';
import type { Reason, RefusalReason } from '../core/daily/reason.ts';
import type { ReleaseChoice } from '../core/daily/release-choice.ts';
import type { Place, PostRecord, PostStatus, Schedule, ScheduleState } from '../core/daily/schedule.ts';

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
  /** Key of the release that the fact is of, and the deck that it was dealt from; empty in posts of before there was a choice. */
  readonly releaseKey: string;
  readonly deck: string;
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
  readonly scheduleReason?: Reason;
  /** What the schedule draws from now. */
  readonly choice: ReleaseChoice;
  readonly roleId?: string;
  readonly publish: boolean;
  /** Refusals in a row of this schedule's posts. */
  readonly refusals: number;
};

/** A new post, meant to go out or to be left out. */
export type NewPost = {
  readonly status: Extract<PostStatus, 'pending' | 'skipped'>;
  readonly reason?: Reason;
  /** The fact it shows and its place in the round; absent where none was dealt. */
  readonly dealt?: {
    readonly factId: string;
    readonly releaseKey: string;
    readonly deck: string;
    readonly round: number;
    readonly place: number;
    readonly count: number;
  };
};

/** A notice, and whom to tell. */
export type WaitingNotice = { readonly adminId: string; readonly notice: Notice };

/** Who holds the lease, and how often it was renewed. */
export type LeaseRow = { readonly holder: string; readonly beat: number };

/** What names a post. */
export type PostKey = Pick<PendingPost, 'channelId' | 'localDate'>;

/** What became of a post on Discord; `messageId` is absent where it was deleted before it could be noted. */
export type SentPost = {
  readonly messageId?: string;
  readonly sentMs: number;
  readonly reason?: Reason;
  readonly crosspost: boolean;
};

/**
 * The schedules of all channels, and what their admins are still to be told. Whatever an admin asks for names a server:
 * where the channel's row is another server's, it is as if there were none.
 */
export type ScheduleStore = {
  scheduleOf(place: Place): Promise<Schedule | undefined>;
  /**
   * Writes a schedule over what the server had for the channel. Undefined, and nothing written, where the channel's schedule
   * is another server's, be it a stopped one that is not forgotten yet, or where it has another version by now.
   *
   * @param seenVersion of the schedule that it replaces, 0 where there was none; whatever is there where absent
   */
  saveSchedule(schedule: Omit<Schedule, 'version'>, seenVersion?: number): Promise<Schedule | undefined>;
  /** @param until the date from which it goes on by itself, and its first post then; absent, it waits for an admin */
  pause(
    place: Place,
    until?: Required<Pick<Schedule, 'pausedUntil' | 'dueMs' | 'dueDate'>>,
  ): Promise<Schedule | undefined>;
  /** Sets a schedule running that was paused until a date, if it is still due then. */
  wake(schedule: Pick<Schedule, 'channelId' | 'guildId' | 'dueMs'>): Promise<Schedule | undefined>;
  /** Sets a paused or broken schedule running; undefined where it is neither. */
  resume(place: Place, dueMs: number, dueDate: string): Promise<Schedule | undefined>;
  stop(place: Place, reason: Reason, nowMs: number): Promise<Schedule | undefined>;
  /** Stops the schedules of a server that removed the bot, and keeps how they stood. */
  stopGuild(guildId: string, reason: Reason, nowMs: number): Promise<void>;
  /** The schedules that were stopped since their server removed the bot, by channel id; of all where none is named. */
  leftSchedules(guildId?: string): Promise<Schedule[]>;
  /** Lets a schedule go on that was stopped so: as it stood before, or running where it was broken. */
  bringBackLeft(place: Place, dueMs: number, dueDate: string): Promise<Schedule | undefined>;
  /** By channel id; a stopped one until it is forgotten. */
  schedulesOf(guildId: string): Promise<Schedule[]>;
  /** Servers with a schedule that is not stopped, by id. */
  guildIds(): Promise<string[]>;

  /** Schedules that are due, the longest first: those that run, and those that were paused until then. */
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
    schedule: Pick<Schedule, 'channelId' | 'guildId' | 'dueMs'>,
    next: Pick<Schedule, 'dueMs' | 'dueDate'>,
  ): Promise<Schedule | undefined>;

  /** Counts a refusal; the second in a row breaks the schedule, with a notice. Gives the state it then has. */
  countRefusal(channelId: string, reason: RefusalReason): Promise<ScheduleState | undefined>;
  forgetRefusals(channelId: string): Promise<void>;
  /** Posts ping that role no more, with a notice. */
  dropRole(channelId: string, roleId: string): Promise<void>;

  /** Leaves something to tell the admin, unless something is waiting already. */
  leaveNotice(notice: Notice, fromMs: number): Promise<void>;
  notices(nowMs: number, countMax: number): Promise<WaitingNotice[]>;
  /** Takes a notice away before it is told, so that it is told once. Says whether it was there. */
  takeNotice(notice: Notice): Promise<boolean>;

  /** Forgets what was stopped before a moment, posts and all. */
  forgetStopped(beforeMs: number): Promise<void>;
};

/** The posts of all channels, one for each channel and local date. */
export type PostStore = {
  /** The channel's posts, the newest first. */
  history(place: Place): Promise<PostRecord[]>;
  /** Of each channel of a server the last post that went out and all after it, the newest first. */
  postsSinceSent(guildId: string): Promise<PostRecord[]>;
  /** The channel's newest post of those due by a moment; of all where none is given. */
  latestPost(place: Place, byMs?: number): Promise<PostRecord | undefined>;
  /** The channel's posts that are due later than a moment: those an admin skipped, or a clock that ran ahead made. */
  postsAhead(place: Place, afterMs: number): Promise<PostRecord[]>;
  /** Forgets posts that were taken for missed though they are due later than a moment, and that nobody tried. */
  forgetMissedAhead(place: Place, afterMs: number, except: Reason['code']): Promise<void>;
  /** Takes back that an admin skipped the post of a date that is due later than a moment. Says whether it was so. */
  unskip(place: Place, localDate: string, afterMs: number): Promise<boolean>;
  /**
   * What the channel was dealt in the last round of a deck, in that order.
   *
   * @param decks marks of the posts that are of it
   * @param exceptDate of a post left out
   */
  dealt(place: Place, decks: readonly [string, string], exceptDate?: string): Promise<Dealt[]>;
  /** Notes the post of a running schedule's due date, unless it has one or has moved on. Says whether it did. */
  addPost(
    schedule: Pick<Schedule, 'channelId' | 'guildId' | 'dueMs' | 'dueDate'>,
    post: NewPost,
  ): Promise<boolean>;

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
    problem?: Reason,
  ): Promise<void>;
  redeal(post: PostKey, dealt: NonNullable<NewPost['dealt']>): Promise<void>;
  markSent(post: PostKey, sent: SentPost): Promise<void>;
  /** Gives a post up, unless another try has begun. Says whether it did. */
  markUnsent(
    post: PendingPost,
    status: Extract<PostStatus, 'skipped' | 'unknown'>,
    reason: Reason,
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
