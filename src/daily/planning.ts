import { dealNext } from '../core/daily/channel-deck.ts';
import { nextOccurrence } from '../core/daily/next-occurrence.ts';
import type { Schedule } from '../core/daily/schedule.ts';
import type { Release } from '../core/release/release.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { tellOfMissed, tooLate } from './missed.ts';
import { type DailyStore, type NewPost, StoreUnavailable } from './store.ts';

/** Most schedules that are planned in one go: with SQLite everything else in this process stands still meanwhile. */
const BATCH_MAX = 10;

/** Time before a schedule that could not be planned is tried again, in milliseconds. */
const AGAIN_MS = 60_000;

const DAY_MS = 86_400_000;

/** Days at the end of a long absence that are noted, as many as the history shows; of those before the first alone is. */
const DAYS_NOTED_MAX = 10;

export type PlanningParts = {
  readonly store: Pick<
    DailyStore,
    'dueSchedules' | 'wake' | 'addPost' | 'advance' | 'dealt' | 'latestPost' | 'leaveNotice'
  >;
  readonly clock: Clock;
  /** The release that is posted, as it is now. */
  readonly release: () => Release;
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
  const { store, clock, log } = parts;
  /** When a schedule last could not be planned, on the steady clock, by channel. */
  const failedMs = new Map<string, number>();

  const tryToPlan = async (schedule: Schedule): Promise<void> => {
    const { channelId } = schedule;
    try {
      await plan(schedule, parts);
      failedMs.delete(channelId);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      if (!failedMs.has(channelId)) log.error({ channelId, error }, 'a daily post could not be planned');
      failedMs.set(channelId, clock.steadyMs());
    }
  };

  return async () => {
    const due = await store.dueSchedules(clock.nowMs(), BATCH_MAX + failedMs.size);
    const rests = ({ channelId }: Schedule) =>
      clock.steadyMs() - (failedMs.get(channelId) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS;
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
  { store, clock, release, graceMs }: PlanningParts,
): Promise<NewPost> {
  if (missed) return { status: 'skipped', reason: { code: 'not-running' } };
  if (clock.nowMs() - schedule.dueMs > graceMs) return { status: 'skipped', reason: tooLate(graceMs) };
  const next = dealNext(release().facts, schedule.channelId, await store.dealt(schedule));
  if (!next) return { status: 'skipped', reason: { code: 'no-facts' } };
  const { fact, round, place, count } = next;
  return { status: 'pending', dealt: { factId: fact.id, round, place, count } };
}
