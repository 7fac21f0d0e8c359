import type { Reason } from '../core/daily/reason.ts';
import type { PostRecord } from '../core/daily/schedule.ts';
import type { Clock } from './clock.ts';
import type { DailyStore } from './store.ts';

const HOUR_MS = 3_600_000;

/** Why a post did not go out after its time. */
export function tooLate(graceMs: number): Reason {
  return { code: 'too-late', graceHours: Math.round(graceMs / HOUR_MS) };
}

/** Reasons for a skipped post that nobody wanted, and that nobody was told of yet, as of a channel that refuses posts. */
const MISSED: readonly Reason['code'][] = ['not-running', 'no-facts', 'release-away', 'too-late'];

function isMissed(reason: Reason | undefined): boolean {
  return reason !== undefined && MISSED.includes(reason.code);
}

/** Tells the admin of a post that was missed, unless the one before was missed too: of a run of days once. */
export async function tellOfMissed(
  post: Pick<PostRecord, 'channelId' | 'guildId' | 'localDate' | 'dueMs'>,
  reason: Reason,
  { store, clock }: { readonly store: Pick<DailyStore, 'latestPost' | 'leaveNotice'>; readonly clock: Clock },
): Promise<void> {
  if (!isMissed(reason)) return;
  const { channelId, localDate, dueMs } = post;
  const before = await store.latestPost(post, dueMs - 1);
  if (before?.status === 'skipped' && isMissed(before.reason)) return;
  await store.leaveNotice({ kind: 'missed', channelId, localDate, reason }, clock.nowMs());
}
