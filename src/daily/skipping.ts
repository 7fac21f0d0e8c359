import { nextOccurrence } from '../core/daily/next-occurrence.ts';
import type { Place, PostRecord, Schedule } from '../core/daily/schedule.ts';
import type { Clock } from './clock.ts';
import { nextPost } from './next-post.ts';
import type { DailyStore } from './store.ts';

/** What `skip` did: the local date that gets no post, and the schedule with the post after it. */
export type Skipped = {
  readonly date: string;
  readonly schedule: Schedule;
  /** Whether that date was skipped before. */
  readonly isAgain: boolean;
};

/** What `unskip` did: the local date that gets its post after all, absent where none was skipped. */
export type Unskipped = { readonly date?: string; readonly schedule: Schedule };

type Parts = { readonly store: DailyStore; readonly clock: Pick<Clock, 'nowMs'> };

/** How often `skip` looks again where the post it was about to leave out has just gone. */
const TRIES_MAX = 3;

/**
 * Leaves out the next post, and no other however often it is asked for until that post's time has come. Undefined where the
 * schedule is not running.
 */
export async function skipNext(place: Place, parts: Parts): Promise<Skipped | undefined> {
  const { store } = parts;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const schedule = await store.scheduleOf(place);
    if (schedule?.state !== 'running') return undefined;
    // Read after the schedule: whoever moved that on has noted what was skipped before.
    const before = await skippedAhead(place, parts);
    if (before && before.localDate !== schedule.dueDate)
      return { date: before.localDate, schedule, isAgain: true };
    const date = schedule.dueDate;
    // Where another skip was cut off, or is a step ahead, the post is noted, and the schedule is to be moved on.
    const isSkipped =
      (await store.addPost(schedule, { status: 'skipped', reason: { code: 'skipped-by-admin' } })) ||
      (await skippedAhead(place, parts))?.localDate === date;
    const moved = await store.advance(schedule, nextOccurrence(schedule, schedule.dueMs, date));
    if (isSkipped) {
      const now = moved ?? (await store.scheduleOf(place)) ?? schedule;
      return { date, schedule: now, isAgain: before !== undefined };
    }
  }
  return undefined;
}

/** Takes the last skip back while its time has not come. Undefined where the channel has no schedule, or a stopped one. */
export async function unskipNext(place: Place, parts: Parts): Promise<Unskipped | undefined> {
  const { store, clock } = parts;
  const schedule = await store.scheduleOf(place);
  if (!schedule || schedule.state === 'stopped') return undefined;
  const date = (await skippedAhead(place, parts))?.localDate;
  if (date === undefined || !(await store.unskip(place, date, clock.nowMs()))) return { schedule };
  // Where this is cut off, the delivery brings the schedule back within a minute.
  const next = await nextPost(schedule, parts);
  const moved = next.dueMs < schedule.dueMs ? await store.advance(schedule, next) : undefined;
  return { date, schedule: moved ?? (await store.scheduleOf(place)) ?? schedule };
}

/** The post that an admin skipped and whose time has not come. */
async function skippedAhead(place: Place, { store, clock }: Parts): Promise<PostRecord | undefined> {
  const ahead = await store.postsAhead(place, clock.nowMs());
  return ahead.find(({ reason }) => reason?.code === 'skipped-by-admin');
}
