import type { Clock } from './clock.ts';
import type { Poster } from './poster.ts';
import type { DailyStore } from './store.ts';

/** Most notices and crossposts that are seen to side by side. */
const BATCH_MAX = 10;

/** Time before the next try of what failed, in milliseconds. */
const AGAIN_MS = 300_000;

/** How long a crosspost is tried, in milliseconds from its post on: later nobody waits for it. */
const CROSSPOST_MAX_MS = 6 * 3_600_000;

const DAY_MS = 86_400_000;

/** How long a schedule that was stopped is kept, in milliseconds. */
const STOPPED_KEPT_MS = 30 * DAY_MS;

export type AftercareParts = {
  readonly store: DailyStore;
  readonly poster: Pick<Poster, 'crosspost' | 'tellAdmin'>;
  readonly clock: Clock;
};

/** Passes posts on to the servers that follow their channels. @returns whether there was anything to do */
export async function crosspostWanted({ store, poster, clock }: AftercareParts): Promise<boolean> {
  const wanted = await store.toCrosspost(clock.nowMs(), BATCH_MAX);
  await Promise.all(
    wanted.map(async (post) => {
      const how = await poster.crosspost(post.channelId, post.messageId);
      const nowMs = clock.nowMs();
      if (how !== 'failed') await store.markCrossposted(post, how);
      else if (nowMs - post.sentMs > CROSSPOST_MAX_MS) await store.markCrossposted(post, 'refused');
      else await store.putOffCrosspost(post, nowMs + AGAIN_MS);
    }),
  );
  return wanted.length > 0;
}

/**
 * Tells admins what they should know, each thing at most once: it is taken off the list before it is told, and put
 * back only where it certainly did not go out. Where a person takes no direct messages, `status` alone tells.
 *
 * @returns whether there was anything to do
 */
export async function tellAdmins({ store, poster, clock }: AftercareParts): Promise<boolean> {
  const notices = await store.notices(clock.nowMs(), BATCH_MAX);
  await Promise.all(
    notices.map(async ({ adminId, notice }) => {
      if (!(await store.takeNotice(notice))) return;
      const how = await poster.tellAdmin(adminId, notice);
      if (how === 'unsent') await store.leaveNotice(notice, clock.nowMs() + AGAIN_MS);
    }),
  );
  return notices.length > 0;
}

/** Forgets schedules that were stopped long enough ago, and their posts. */
export async function forgetStopped({ store, clock }: AftercareParts): Promise<void> {
  await store.forgetStopped(clock.nowMs() - STOPPED_KEPT_MS);
}
