import type { Reason } from '../core/daily/reason.ts';
import type { Place, PostRecord, Schedule } from '../core/daily/schedule.ts';
import { ReleaseGone } from '../core/library/library.ts';
import type { PageStanding } from '../core/library/page-news.ts';
import type { Clock } from './clock.ts';
import { dealFact, type NextFact } from './dealing.ts';
import { nextPost } from './next-post.ts';
import type { PostedReleases } from './releases.ts';
import { type Skipped, skipNext, type Unskipped, unskipNext } from './skipping.ts';
import { type Started, type StartOrder, startSchedule } from './starting.ts';
import type { DailyStore } from './store.ts';

/** A schedule as `status` shows it. */
export type ScheduleStatus = {
  readonly schedule: Schedule;
  /** The last that went out. */
  readonly lastPost?: PostRecord;
  /** The latest that is meant to go out and has not yet. */
  readonly pending?: PostRecord;
  /** The latest that did not go out, or of which nobody knows, where none went out after it. */
  readonly missing?: PostRecord;
};

/** The fact that a channel's next post shows, and the role it pings. */
export type NextPost = Pick<NextFact, 'entry' | 'release' | 'dealt'> & {
  readonly standing: PageStanding;
  readonly roleId?: string;
};

/**
 * What admins do with daily posts. Each rejects only when the store is out of reach. Where a channel has no
 * schedule, only a stopped one, or one of another server, the answer is undefined.
 */
export type DailyAdmin = {
  /**
   * Keeps the deck and the history of the channel; never gives a second post on a local date. Undefined, and nothing
   * done, where the channel's schedule is another server's.
   */
  start(order: StartOrder): Promise<Started | undefined>;
  /** @param until the local date, `YYYY-MM-DD`, from which it goes on by itself; absent, it waits for `resume` */
  pause(place: Place, until?: string): Promise<Schedule | undefined>;
  /** Goes on from a pause or tries again what is broken; a running schedule stays as it is. */
  resume(place: Place): Promise<Schedule | undefined>;
  stop(place: Place): Promise<Schedule | undefined>;
  /** Leaves out the next post, once for all who ask; undefined also where the schedule is not running. */
  skip(place: Place): Promise<Skipped | undefined>;
  /** Lets the post that was skipped come after all, if its time has not come. */
  unskip(place: Place): Promise<Unskipped | undefined>;
  /**
   * What the channel's next post will show, scheduled or not, or why nothing. A release that is just being replaced is
   * away for that moment.
   */
  nextPost(place: Place): Promise<NextPost | { readonly reason: Reason }>;
  /** The channel's schedule, a stopped one until it is forgotten. */
  scheduleOf(place: Place): Promise<Schedule | undefined>;
  /** Every schedule of a server, by channel id; a stopped one until it is forgotten. */
  statusOf(guildId: string): Promise<readonly ScheduleStatus[]>;
  /** The channel's last ten posts, newest first. */
  history(place: Place): Promise<readonly PostRecord[]>;
  /** Servers with a schedule that is not stopped, by id. */
  guildIds(): Promise<readonly string[]>;
  /** Stops the schedules of a server that removed the bot, until it comes back or they are forgotten. */
  leaveGuild(guildId: string): Promise<void>;
  /** Servers whose schedules were stopped so, by id. */
  leftGuildIds(): Promise<readonly string[]>;
  /** Lets them go on in a server that invited the bot again. Gives how many; what an admin stopped stays stopped. */
  returnToGuild(guildId: string): Promise<number>;
};

export type AdminParts = {
  readonly store: DailyStore;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly releases: PostedReleases;
};

export function createDailyAdmin({ store, clock, releases }: AdminParts): DailyAdmin {
  return {
    start: (order) => startSchedule(order, { store, clock }),
    async pause(place, until) {
      if (until === undefined) return store.pause(place);
      const schedule = await store.scheduleOf(place);
      if (!schedule || schedule.state === 'stopped') return undefined;
      const next = await nextPost({ ...schedule, pausedUntil: until }, { store, clock });
      return store.pause(place, { pausedUntil: until, ...next });
    },
    async resume(place) {
      const schedule = await store.scheduleOf(place);
      if (!schedule || schedule.state === 'stopped') return undefined;
      if (schedule.state === 'running') return schedule;
      const { pausedUntil: _over, ...going } = schedule;
      const next = await nextPost(going, { store, clock });
      return store.resume(place, next.dueMs, next.dueDate);
    },
    stop: (place) => store.stop(place, { code: 'stopped-by-admin' }, clock.nowMs()),
    skip: (place) => skipNext(place, { store, clock }),
    unskip: (place) => unskipNext(place, { store, clock }),
    async nextPost(place) {
      const [schedule] = await Promise.all([store.scheduleOf(place), releases.filled()]);
      const next = await dealFact(place, schedule?.choice ?? 'default', { store, releases }).catch(asAway);
      if ('reason' in next) return next;
      const roleId = schedule?.state === 'stopped' ? undefined : schedule?.roleId;
      const standing = releases.standing(next.entry);
      return { ...next, standing, ...(roleId !== undefined && { roleId }) };
    },
    scheduleOf: (place) => store.scheduleOf(place),
    async statusOf(guildId) {
      const [schedules, posts] = await Promise.all([
        store.schedulesOf(guildId),
        store.postsSinceSent(guildId),
      ]);
      const postsByChannel = Map.groupBy(posts, ({ channelId }) => channelId);
      return schedules.map((schedule) => {
        const newestFirst = postsByChannel.get(schedule.channelId) ?? [];
        const lastPost = newestFirst.find(({ status }) => status === 'sent');
        const pending = newestFirst.find(({ status }) => status === 'pending');
        const missing = newestFirst.find(({ status }) => status === 'skipped' || status === 'unknown');
        return {
          schedule,
          ...(lastPost && { lastPost }),
          ...(pending && { pending }),
          ...(missing && { missing }),
        };
      });
    },
    history: (place) => store.history(place),
    guildIds: () => store.guildIds(),
    leaveGuild: (guildId) => store.stopGuild(guildId, { code: 'server-left' }, clock.nowMs()),
    leftGuildIds: async () => [...new Set((await store.leftSchedules()).map(({ guildId }) => guildId))],
    async returnToGuild(guildId) {
      const left = await store.leftSchedules(guildId);
      for (const schedule of left) {
        const next = await nextPost(schedule, { store, clock });
        await store.bringBackLeft(schedule, next.dueMs, next.dueDate);
      }
      return left.length;
    },
  };
}

function asAway(error: unknown): { readonly reason: Reason } {
  if (error instanceof ReleaseGone) return { reason: { code: 'release-away' } };
  throw error;
}
