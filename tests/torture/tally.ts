import type { DailyStore } from '../../src/storage/daily-store.ts';
import type { FakeDiscord } from '../fake-discord/fake-discord.ts';

/** Later than this a post counts as late, in milliseconds after it was due. */
const LATE_MS = 30_000;

/** A post that is to go out once. */
export type Expected = { readonly channelId: string; readonly dueMs: number };

/** What became of all posts. */
export type Tally = {
  readonly expected: number;
  /** Channels with one post, as it should be. */
  readonly posted: number;
  /** Channels without a post, of which the bot does not say that it is unsure. */
  readonly lost: number;
  /** Channels with two posts or more. */
  readonly doubled: number;
  /** Of those posted, how many came over half a minute after they were due. */
  readonly late: number;
  /** Channels without a post, of which the bot says that it does not know. */
  readonly unknown: number;
  /** Channels with a post of which the bot does not know that it is there. */
  readonly unnoticed: number;
};

export async function tallyOf(
  expected: readonly Expected[],
  discord: FakeDiscord,
  store: DailyStore,
): Promise<Tally> {
  const tally = { expected: 0, posted: 0, lost: 0, doubled: 0, late: 0, unknown: 0, unnoticed: 0 };
  for (const { channelId, dueMs } of expected) {
    const messages = discord.messages.in(channelId);
    const [first] = messages;
    const latest = await store.latestPost(channelId);
    tally.expected += 1;
    if (messages.length > 1) tally.doubled += 1;
    else if (first) {
      tally.posted += 1;
      if (Date.parse(first.timestamp) - dueMs > LATE_MS) tally.late += 1;
      if (latest?.status !== 'sent' || latest.messageId !== first.id) tally.unnoticed += 1;
    } else if (latest?.status === 'unknown') tally.unknown += 1;
    else tally.lost += 1;
  }
  return tally;
}

export function tallyLine(tally: Tally): string {
  return Object.entries(tally)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

/** Whether the promise was kept. */
export function isWhole({ lost, doubled }: Tally): boolean {
  return lost === 0 && doubled === 0;
}
