import { dealNext } from '../core/daily/channel-deck.ts';
import { nextOccurrence } from '../core/daily/next-occurrence.ts';
import type { Schedule } from '../core/daily/schedule.ts';
import type { Release } from '../core/release/release.ts';
import type { DailyStore, NewPost } from '../storage/daily-store.ts';
import type { Clock } from './clock.ts';

/** Most schedules that are planned in one go: with SQLite everything else in this process stands still meanwhile. */
const BATCH_MAX = 10;

const DAY_MS = 86_400_000;

/** Days of a long absence that are noted, as many as the history shows; those before leave no trace. */
const DAYS_NOTED_MAX = 10;

const MISSED = 'The bot was not running, and the next post was already due when it came back.';
const NO_FACTS = 'The release has no facts.';

export type PlanningParts = {
  readonly store: Pick<DailyStore, 'dueSchedules' | 'addPost' | 'advance' | 'dealt'>;
  readonly clock: Clock;
  readonly release: Release;
  /** How late a post may go out, in milliseconds. */
  readonly graceMs: number;
};

/**
 * Turns schedules that are due into posts meant to go out, and moves each on to its next occurrence. Whatever it is
 * cut off at, the next time does the rest and nothing twice.
 *
 * @returns whether more may be due
 */
export async function planDue(parts: PlanningParts): Promise<boolean> {
  const due = await parts.store.dueSchedules(parts.clock.nowMs(), BATCH_MAX);
  await Promise.all(due.map((schedule) => plan(schedule, parts)));
  // SQLite answers without a pause: with many more to come, whatever else the process does gets its turn here.
  if (due.length === BATCH_MAX) await parts.clock.sleep(0);
  return due.length > 0;
}

async function plan(schedule: Schedule, parts: PlanningParts): Promise<void> {
  const { store, clock } = parts;
  const nowMs = clock.nowMs();
  const next = nextOccurrence(schedule, schedule.dueMs, schedule.dueDate);
  const notedFromMs = nowMs - DAYS_NOTED_MAX * DAY_MS;
  if (next.dueMs < notedFromMs) {
    await store.advance(schedule, nextOccurrence(schedule, notedFromMs, schedule.dueDate));
    return;
  }
  await store.addPost(schedule, await postFor(schedule, next.dueMs <= nowMs, parts));
  await store.advance(schedule, next);
}

/** Of the days that were missed, only the latest may still get its post. */
async function postFor(
  schedule: Schedule,
  missed: boolean,
  { store, clock, release, graceMs }: PlanningParts,
): Promise<NewPost> {
  if (missed) return { status: 'skipped', reason: MISSED };
  if (clock.nowMs() - schedule.dueMs > graceMs) return { status: 'skipped', reason: tooLate(graceMs) };
  const next = dealNext(release.facts, schedule.channelId, await store.dealt(schedule.channelId));
  if (!next) return { status: 'skipped', reason: NO_FACTS };
  const { fact, round, place, count } = next;
  return { status: 'pending', dealt: { factId: fact.id, round, place, count } };
}

/** Why a post did not go out after its time. */
export function tooLate(graceMs: number): string {
  return `It could not be sent within ${Math.round(graceMs / 3_600_000)} hours of its time.`;
}
