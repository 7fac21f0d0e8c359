import type { Schedule } from '../core/daily/schedule.ts';
import { EVERY_DAY } from '../core/daily/weekdays.ts';
import type { Clock } from './clock.ts';
import { firstPost, nextPost } from './next-post.ts';
import { type DailyStore, StoreUnavailable } from './store.ts';

/** What a start may change. */
export type Changeable = 'zone' | 'minuteOfDay' | 'days' | 'roleId' | 'choice' | 'publish';

/** A schedule to start, or to change where the channel has one. */
export type StartOrder = Pick<Schedule, 'channelId' | 'guildId' | 'adminId' | Changeable> & {
  /** What was left out: it stays as it is where the channel has a schedule. */
  readonly unnamed?: readonly Changeable[];
};

/** What came of a start. */
export type Started = {
  readonly schedule: Schedule;
  /** How it stood before; absent where the channel had none, or a stopped one. */
  readonly before?: Schedule;
  /** What another admin changed while this was under way: how it stood when this began. */
  readonly meanwhile?: { readonly from?: Schedule };
};

/** How often a start looks again where somebody else changed the schedule between its look and its change. */
const TRIES_MAX = 5;

/**
 * Starts a schedule, or changes what the order names of the one that is there; one that an admin paused stays so. Undefined,
 * and nothing done, where the channel's schedule is another server's: it stays that server's until it is stopped and forgotten.
 */
export async function startSchedule(
  order: StartOrder,
  parts: { readonly store: DailyStore; readonly clock: Pick<Clock, 'nowMs'> },
): Promise<Started | undefined> {
  const { store } = parts;
  let first: { readonly seen: Schedule | undefined } | undefined;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const there = await store.scheduleOf(order);
    const before = there?.state === 'stopped' ? undefined : there;
    first ??= { seen: before };
    const wanted = orderedOver(before, order);
    const schedule = await store.saveSchedule(await withDue(wanted, before, parts), there?.version ?? 0);
    if (schedule) {
      const isChanged = before?.version !== first.seen?.version;
      return {
        schedule,
        ...(before && { before }),
        ...(isChanged && { meanwhile: { ...(first.seen && { from: first.seen }) } }),
      };
    }
    if (!(await store.scheduleOf(order))) return undefined;
  }
  throw new StoreUnavailable(`the schedule of ${order.channelId} was changed by others at every try`);
}

type Undated = Omit<Schedule, 'version' | 'dueMs' | 'dueDate'>;

/** The schedule as ordered, on top of what is there. */
function orderedOver(before: Schedule | undefined, order: StartOrder): Undated {
  const { channelId, guildId, adminId, unnamed = [] } = order;
  const sourceOf = (field: Changeable): Pick<Schedule, Changeable> =>
    before && unnamed.includes(field) ? before : order;
  const { days } = sourceOf('days');
  const { roleId } = sourceOf('roleId');
  return {
    ...{ channelId, guildId, adminId },
    zone: sourceOf('zone').zone,
    minuteOfDay: sourceOf('minuteOfDay').minuteOfDay,
    choice: sourceOf('choice').choice,
    publish: sourceOf('publish').publish,
    ...(days && days.length < EVERY_DAY.length && { days }),
    ...(roleId !== undefined && { roleId }),
    // What is broken is tried again.
    state: before?.state === 'paused' ? 'paused' : 'running',
    ...(before?.pausedUntil !== undefined && { pausedUntil: before.pausedUntil }),
  };
}

/**
 * With its next post: the one that it had, where neither its times nor its days change, or an earlier one where a clock that
 * ran ahead had moved it.
 */
async function withDue(
  wanted: Undated,
  before: Schedule | undefined,
  parts: Parameters<typeof firstPost>[1],
): Promise<Omit<Schedule, 'version'>> {
  if (before && before.state !== 'broken' && isSameTiming(wanted, before)) {
    const next = await nextPost(before, parts);
    const { dueMs, dueDate } = next.dueMs < before.dueMs ? next : before;
    return { ...wanted, dueMs, dueDate };
  }
  return { ...wanted, ...(await firstPost(wanted, parts)) };
}

function isSameTiming(one: Undated, other: Schedule): boolean {
  return (
    one.zone === other.zone && one.minuteOfDay === other.minuteOfDay && `${one.days}` === `${other.days}`
  );
}
