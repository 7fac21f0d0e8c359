import { localDateOf, nextOccurrence, type Occurrence } from '../core/daily/next-occurrence.ts';
import type { PostRecord, Schedule } from '../core/daily/schedule.ts';
import type { Clock } from './clock.ts';
import { type DailyStore, StoreUnavailable } from './store.ts';

const HOUR_MS = 3_600_000;

/**
 * Less than there is from one post to the next, in milliseconds: a day on which clocks go forward is short, by 3 hours at
 * most in any place since 1995.
 */
const SHORTEST_DAY_MS = 20 * HOUR_MS;

/** From one post to the next where clocks go back by an hour, in milliseconds; a longer one costs a look in vain. */
const LONGEST_DAY_MS = 25 * HOUR_MS;

/** Most schedules that are looked at in one go. */
const BATCH_MAX = 50;

export type NextPostParts = {
  readonly store: Pick<DailyStore, 'latestPost' | 'postsAhead' | 'forgetMissedAhead'>;
  readonly clock: Pick<Clock, 'nowMs'>;
};

type Timing = Pick<Schedule, 'channelId' | 'guildId' | 'zone' | 'minuteOfDay' | 'days' | 'pausedUntil'>;

/**
 * When the first post of a new or changed schedule is due: never on a local date on which the channel had a post, be it
 * one that was late.
 */
export function firstPost(schedule: Timing, parts: NextPostParts): Promise<Occurrence> {
  return dueAfter(schedule, parts, (post, nowMs) => lastDateWith(schedule.zone, post, nowMs));
}

/** When the next post of a schedule that goes on is due. */
export function nextPost(schedule: Timing, parts: NextPostParts): Promise<Occurrence> {
  const { zone } = schedule;
  return dueAfter(schedule, parts, (post, nowMs) =>
    // That a post was late takes nothing from the day after, but it may be from before the schedule changed its zone.
    localDateOf(zone, post.dueMs) === post.localDate ? post.localDate : lastDateWith(zone, post, nowMs),
  );
}

/**
 * The next occurrence on a local date that has no post yet. What a clock that ran ahead took for missed, and lies still
 * ahead, is forgotten: it can be posted.
 */
async function dueAfter(
  schedule: Timing,
  { store, clock }: NextPostParts,
  dateOf: (post: PostRecord, nowMs: number) => string,
): Promise<Occurrence> {
  const nowMs = clock.nowMs();
  const [latest, ahead] = await Promise.all([
    store.latestPost(schedule, nowMs),
    store.postsAhead(schedule, nowMs),
  ]);
  const isMissed = ({ status, reason }: PostRecord) =>
    status === 'skipped' && reason?.code !== 'skipped-by-admin';
  if (ahead.some(isMissed)) await store.forgetMissedAhead(schedule, nowMs, 'skipped-by-admin');

  const taken = new Set(ahead.filter((post) => !isMissed(post)).map((post) => dateOf(post, nowMs)));
  let next = nextOccurrence(schedule, nowMs, latest && dateOf(latest, nowMs));
  while (taken.has(next.dueDate)) next = nextOccurrence(schedule, next.dueMs, next.dueDate);
  return next;
}

/**
 * Brings back schedules that a clock which ran ahead for a while has moved too far ahead: they would be silent until
 * then. One whose next posts an admin skipped stays where it is, and so does one that cannot be planned.
 */
export async function bringBack(
  parts: NextPostParts & {
    readonly store: Pick<DailyStore, 'schedulesAhead' | 'advance'>;
    readonly clock: Pick<Clock, 'nowMs' | 'sleep'>;
  },
): Promise<void> {
  const { store, clock } = parts;
  const ahead = await store.schedulesAhead(clock.nowMs(), SHORTEST_DAY_MS, LONGEST_DAY_MS);
  for (const [place, schedule] of ahead.entries()) {
    // Over a weekend every schedule of weekdays is among them: whatever else the process does gets its turn.
    if (place % BATCH_MAX === BATCH_MAX - 1) await clock.sleep(0);
    const next = await nextPost(schedule, parts).catch(unlessUnplannable);
    if (next && next.dueMs < schedule.dueMs) await store.advance(schedule, next);
  }
}

/** That it cannot be planned is logged when it is due. */
function unlessUnplannable(error: unknown): undefined {
  if (error instanceof StoreUnavailable) throw error;
}

/** The last local date that has its post, in the zone of the post and in another that the schedule moves to. */
function lastDateWith(zone: string, { localDate, status, dueMs, sentMs }: PostRecord, nowMs: number): string {
  if (status === 'skipped') return localDate;
  const postedMs = sentMs ?? (status === 'pending' ? Math.max(dueMs, nowMs) : dueMs);
  const there = localDateOf(zone, postedMs);
  return there > localDate ? there : localDate;
}
