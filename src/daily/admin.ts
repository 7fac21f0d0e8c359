import type { DealtFact } from '../core/daily/channel-deck.ts';
import type { PostRecord, Schedule } from '../core/daily/schedule.ts';

/** A schedule to start, or to change where the channel has one. */
export type StartOrder = Pick<
  Schedule,
  'channelId' | 'guildId' | 'adminId' | 'zone' | 'minuteOfDay' | 'roleId' | 'publish'
>;

/** A schedule as `status` shows it. */
export type ScheduleStatus = { readonly schedule: Schedule; readonly lastPost?: PostRecord };

/**
 * What admins do with daily posts. Each rejects only when the store is out of reach. Where a channel has no
 * schedule, or only a stopped one, the answer is undefined.
 */
export type DailyAdmin = {
  /** Keeps the deck and the history of the channel; never gives a second post on a local date. */
  start(order: StartOrder): Promise<Schedule>;
  pause(channelId: string): Promise<Schedule | undefined>;
  /** Goes on from a pause or tries again what is broken; a running schedule stays as it is. */
  resume(channelId: string): Promise<Schedule | undefined>;
  stop(channelId: string): Promise<Schedule | undefined>;
  /** Leaves out the next post. Gives its local date and the schedule with the post after it. */
  skip(channelId: string): Promise<{ readonly date: string; readonly schedule: Schedule } | undefined>;
  /** The fact that the channel's next post will show, scheduled or not; undefined where the release has no facts. */
  nextFact(channelId: string): Promise<DealtFact | undefined>;
  /** Every schedule of a server that is not stopped for longer than it is kept, by channel id. */
  statusOf(guildId: string): Promise<readonly ScheduleStatus[]>;
  /** The channel's last ten posts, newest first. */
  history(channelId: string): Promise<readonly PostRecord[]>;
  /** Servers with a schedule that is not stopped, by id. */
  guildIds(): Promise<readonly string[]>;
  /** Stops the schedules of a server that removed the bot. */
  leaveGuild(guildId: string): Promise<void>;
};
