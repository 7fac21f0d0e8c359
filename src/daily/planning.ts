import { nextOccurrence } from '../core/daily/next-occurrence.ts';
import type { Schedule } from '../core/daily/schedule.ts';
import type { Clock } from './clock.ts';
import { dealFact, keptOf } from './dealing.ts';
import type { Log } from './log.ts';
import { tellOfMissed, tooLate } from './missed.ts';
import type { PostedReleases } from './releases.ts';
import { type DailyStore, type NewPost, StoreUnavailable } from './store.ts';

/** Most schedules that are planned in one go: with SQLite everything else in this process stands still meanwhile. */
const BATCH_MAX = 10;

/** Time before a schedule that could not be planned is tried again, in milliseconds. */
const AGAIN_MS = 60_000;

/** The same where its server's releases are still being read, in milliseconds. */
const UNKNOWN_AGAIN_MS = 1_000;

const DAY_MS = 86_400_000;

/** Days at the end of a long absence that are noted, as many as the history shows; of those before the first alone is. */
const DAYS_NOTED_MAX = 10;

export type PlanningParts = {
  readonly store: Pick<
    DailyStore,
    'dueSchedules' | 'wake' | 'addPost' | 'advance' | 'dealt' | 'latestPost' | 'leaveNotice'
  >;
  readonly clock: Clock;
  readonly releases: PostedReleases;
  /** How late a post may go out, in milliseconds. */
  readonly graceMs: number;
  readonly log: Log;
};

/**
 * Turns schedules that are due into posts meant to go out, and moves each on to its next occurrence. Whatever it is
 * cut off at, the next time does the rest and nothing twice. One that cannot be planned is logged once, tried again
 * now and then, and holds up no other.
 *
 * @returns what does so for some of them, and says whether more may be due; it rejects with a `StoreUnavailable` alone
 */
export function createPlanning(parts: PlanningParts): () => Promise<boolean> {
  const { store, clock, releases, log } = parts;
  /** Channels whose schedule could not be planned, and until when it rests, on the steady clock. */
  const restsUntilMs = new Map<string, number>();
  /** Those of them of which the log has told. */
  const failed = new Set<string>();

  const tryToPlan = async (schedule: Schedule): Promise<void> => {
    const { channelId, guildId } = schedule;
    if (!releases.isKnown(guildId)) {
      restsUntilMs.set(channelId, clock.steadyMs() + UNKNOWN_AGAIN_MS);
      return;
    }
    try {
      await plan(schedule, parts);
      restsUntilMs.delete(channelId);
      failed.delete(channelId);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      if (!failed.has(channelId)) log.error({ channelId, error }, 'a daily post could not be planned');
      failed.add(channelId);
      restsUntilMs.set(channelId, clock.steadyMs() + AGAIN_MS);
    }
  };

  return async () => {
    const due = await store.dueSchedules(clock.nowMs(), BATCH_MAX + restsUntilMs.size);
    const rests = ({ channelId }: Schedule) =>
      clock.steadyMs() < (restsUntilMs.get(channelId) ?? Number.NEGATIVE_INFINITY);
    const batch = due.filter((schedule) => !rests(schedule)).slice(0, BATCH_MAX);
    await Promise.all(batch.map(tryToPlan));
    // SQLite answers without a pause: with many more to come, whatever else the process does gets its turn here.
    if (batch.length === BATCH_MAX) await clock.sleep(0);
    return batch.length > 0;
  };
}

async function plan(due: Schedule, parts: PlanningParts): Promise<void> {
  const { store, clock } = parts;
  const schedule = due.state === 'paused' ? await store.wake(due) : due;
  // An admin changed it meanwhile.
  if (!schedule) return;
  const nowMs = clock.nowMs();
  const next = nextOccurrence(schedule, schedule.dueMs, schedule.dueDate);
  const notedFromMs = nowMs - DAYS_NOTED_MAX * DAY_MS;
  const post = await postFor(schedule, next.dueMs <= nowMs, parts);
  const isNew = await store.addPost(schedule, post);
  const isLong = next.dueMs < notedFromMs;
  await store.advance(schedule, isLong ? nextOccurrence(schedule, notedFromMs, schedule.dueDate) : next);
  if (isNew && post.reason !== undefined) {
    await tellOfMissed({ ...schedule, localDate: schedule.dueDate }, post.reason, parts);
  }
}

/** Of the days that were missed, only the latest may still get its post. */
async function postFor(
  schedule: Schedule,
  missed: boolean,
  { store, clock, releases, graceMs }: PlanningParts,
): Promise<NewPost> {
  if (missed) return { status: 'skipped', reason: { code: 'not-running' } };
  if (clock.nowMs() - schedule.dueMs > graceMs) return { status: 'skipped', reason: tooLate(graceMs) };
  const next = await dealFact(schedule, schedule.choice, { store, releases });
  return 'reason' in next
    ? { status: 'skipped', reason: next.reason }
    : { status: 'pending', dealt: keptOf(next) };
}
