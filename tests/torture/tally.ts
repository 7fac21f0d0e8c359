import type { DailyStore } from '../../src/daily/store.ts';
import type { FakeDiscord } from '../fake-discord/fake-discord.ts';

/** Later than this a post counts as late, in milliseconds after it was due. */
const LATE_MS = 30_000;

/** Longest time from a kill to the next message, in milliseconds. */
const SILENCE_MAX_MS = 30_000;

/** A post that is to go out once. */
export type Expected = {
  readonly guildId: string;
  readonly channelId: string;
  readonly dueMs: number;
  /** Words of the title that it must cite; empty where any will do. */
  readonly title: string;
};

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
  /** Channels with a post that cites another release than the one it draws from. */
  readonly astray: number;
};

export async function tallyOf(
  expected: readonly Expected[],
  discord: FakeDiscord,
  store: DailyStore,
): Promise<Tally> {
  const tally = { expected: 0, posted: 0, lost: 0, doubled: 0, late: 0, unknown: 0, unnoticed: 0, astray: 0 };
  for (const { guildId, channelId, dueMs, title } of expected) {
    const messages = discord.messages.in(channelId);
    const [first] = messages;
    const latest = await store.latestPost({ guildId, channelId });
    tally.expected += 1;
    if (first && !JSON.stringify(first.embeds).includes(title)) tally.astray += 1;
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

/** How a run went, beside its posts. */
export type Course = {
  readonly tally: Tally;
  /** Longest time from a kill to the next message, in milliseconds. */
  readonly longestSilenceMs: number;
  /** How processes ended when told to; 0 is as it should be. */
  readonly endings: readonly (number | string)[];
  /** How often a process ended by itself. */
  readonly endedAlone: number;
};

/** Which promises were broken, in a few words each; empty where all were kept. */
export function brokenIn({ tally, longestSilenceMs, endings, endedAlone }: Course): string[] {
  const { lost, doubled, unnoticed, astray } = tally;
  const broken: Readonly<Record<string, boolean>> = {
    [`${lost} posts lost`]: lost > 0,
    [`${doubled} posts doubled`]: doubled > 0,
    [`${unnoticed} posts that are there and not known to be`]: unnoticed > 0,
    [`${astray} posts of another release`]: astray > 0,
    [`${(longestSilenceMs / 1_000).toFixed(1)} s without a post after a kill`]:
      longestSilenceMs > SILENCE_MAX_MS,
    [`a process ended with ${endings.join(' and ')} when told to`]: endings.some((ending) => ending !== 0),
    [`a process ended by itself ${endedAlone} times`]: endedAlone > 0,
  };
  return Object.keys(broken).filter((words) => broken[words]);
}
