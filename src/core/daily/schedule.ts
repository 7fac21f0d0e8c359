import type { Reason } from './reason.ts';
import type { ReleaseChoice } from './release-choice.ts';
import type { Weekday } from './weekdays.ts';

/** A channel, and the server of whoever asks about it: what belongs to another server is not found. */
export type Place = { readonly guildId: string; readonly channelId: string };

/**
 * Where a schedule stands. `paused`: an admin said so. `broken`: Discord refused its posts. `stopped`: an admin
 * ended it, or the server removed the bot; it is kept for a while and then forgotten.
 */
export type ScheduleState = 'running' | 'paused' | 'broken' | 'stopped';

/** One channel's daily post: where, when, and how it stands. Ids are Discord's, as text. */
export type Schedule = {
  readonly channelId: string;
  readonly guildId: string;
  /** Who set it up last, and hears of it when it breaks. */
  readonly adminId: string;
  /** IANA time zone, as `Temporal` knows it. */
  readonly zone: string;
  /** Local time of day, in minutes from 0 to 1439. */
  readonly minuteOfDay: number;
  /** The days of the week on which it posts, in order; every day where absent. */
  readonly days?: readonly Weekday[];
  /** The role that a post pings. */
  readonly roleId?: string;
  readonly choice: ReleaseChoice;
  /** Whether a post in an announcement channel is passed on to the servers that follow it. */
  readonly publish: boolean;
  /** The next occurrence as an instant, in milliseconds since 1970. */
  readonly dueMs: number;
  /** The local date that it belongs to, `YYYY-MM-DD`. */
  readonly dueDate: string;
  readonly state: ScheduleState;
  /**
   * While it is paused, the local date from which it goes on by itself, `YYYY-MM-DD`. It stays when that has come, so that
   * a clock that ran ahead brings no post before it.
   */
  readonly pausedUntil?: string;
  /** Why it is broken or stopped. */
  readonly reason?: Reason;
  /** Counts what admins change, from 1: of two at once the second is noticed by it. */
  readonly version: number;
};

/**
 * Where a post stands. `pending`: meant to go out, perhaps already tried. `sent`: on Discord. `skipped`: never went
 * out, and will not. `unknown`: may have gone out; not tried again, since that might be a second one.
 */
export type PostStatus = 'pending' | 'sent' | 'skipped' | 'unknown';

/** What became of one day's post in one channel. */
export type PostRecord = {
  readonly channelId: string;
  readonly guildId: string;
  /** The local date that it is for, `YYYY-MM-DD`: a channel has one post a date. */
  readonly localDate: string;
  readonly dueMs: number;
  readonly status: PostStatus;
  /** Empty where none was chosen, as for a day that was skipped. */
  readonly factId: string;
  /** Key of the release that the fact is of; empty in posts of before there was a choice, and where no fact was chosen. */
  readonly releaseKey: string;
  /** Tries begun so far. */
  readonly attempts: number;
  /** Absent where it was not sent, or where it was deleted before it could be noted. */
  readonly messageId?: string;
  readonly sentMs?: number;
  /** Why it was skipped or is unknown, or what went wrong at its last try while it is pending. */
  readonly reason?: Reason;
};
