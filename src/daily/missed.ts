import type { Clock } from './clock.ts';
import type { DailyStore } from './store.ts';

export const NOT_RUNNING = 'The bot was not running, and the next post was already due when it came back.';
export const NO_FACTS = 'The release has no facts.';

const TOO_LATE = 'It could not be sent within';

/** Why a post did not go out after its time. */
export function tooLate(graceMs: number): string {
  return `${TOO_LATE} ${Math.round(graceMs / 3_600_000)} hours of its time.`;
}

/** Whether nobody wanted a post to be skipped, and nobody was told of it as yet, as of a channel that refuses posts. */
function isMissed(reason: string): boolean {
  return reason === NOT_RUNNING || reason === NO_FACTS || reason.startsWith(TOO_LATE);
}

/** Tells the admin of a post that was missed, unless the one before was missed too: of a run of days once. */
export async function tellOfMissed(
  post: { readonly channelId: string; readonly localDate: string; readonly dueMs: number },
  reason: string,
  { store, clock }: { readonly store: Pick<DailyStore, 'latestPost' | 'leaveNotice'>; readonly clock: Clock },
): Promise<void> {
  if (!isMissed(reason)) return;
  const { channelId, localDate, dueMs } = post;
  const before = await store.latestPost(channelId, dueMs - 1);
  if (before?.status === 'skipped' && isMissed(before.reason ?? '')) return;
  const text =
    `The daily fact of ${localDate} in <#${channelId}> did not go out. ${reason} ` +
    'Of days that are missed right after it I do not write again: /treaty-admin daily history shows them.';
  await store.leaveNotice({ channelId, text }, clock.nowMs());
}
