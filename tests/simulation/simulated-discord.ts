import type { Clearance, FindResult, Poster, PostOrder, SendResult } from '../../src/daily/poster.ts';
import type { Chance } from './chance.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A message as Discord keeps it. */
export type Message = {
  readonly id: string;
  readonly channelId: string;
  readonly nonce: string;
  readonly atMs: number;
};

/** What keeps a post from coming twice, each of which a test can take out. */
export type Safeguards = {
  readonly nonce: boolean;
  readonly history: boolean;
  /** That a request is cleared by others before it leaves, and not by the process' own clocks alone. */
  readonly clearance: boolean;
};

/** Shares of requests, from 0 to 1, that go wrong in each way. */
export type DiscordTroubles = {
  readonly notExecuted: number;
  readonly replyLost: number;
  readonly late: number;
  readonly limited: number;
  /** Searches that take so long that what is posted meanwhile matters. */
  readonly longHistory: number;
};

export type SimulatedDiscord = {
  readonly messages: readonly Message[];
  /** When each request for a post left, in milliseconds. */
  readonly requestsMs: readonly number[];
  setDown(down: boolean): void;
  /** Nothing leaves a process before a time, as behind a slow line or a long limit; what waits leaves then. */
  standStill(process: SimulatedProcess, untilMs: number): void;
  /** A poster as one process has it, at the set pace. @param onLeave called as a request leaves */
  posterFor(process: SimulatedProcess, onLeave?: (order: PostOrder) => void): Poster;
};

/** For the process: a post hangs on it. */
const FOR_POST = true;

/** How long Discord knows a nonce, in milliseconds: "the past few minutes" taken short. */
const NONCE_KEPT_MS = 180_000;

/** Longest that a request may still be executed after its sender gave it up, in milliseconds. */
const LATE_MAX_MS = 60_000;

/** How long a sender waits for an answer, in milliseconds. */
const ANSWER_MAX_MS = 15_000;

/** Longest that reading a history takes, in milliseconds: longer than a claim lasts. */
const LONG_MAX_MS = 30_000;

/** Time from one request of a process to its next, in milliseconds: 40 a second. */
export const PACE_MS = 25;

/** @param hundredMessagesMs how far back the newest hundred messages of a channel go */
export function createDiscord(
  time: VirtualTime,
  chance: Chance,
  safeguards: Safeguards,
  troubles: DiscordTroubles,
  hundredMessagesMs: number,
): SimulatedDiscord {
  const messages: Message[] = [];
  const requestsMs: number[] = [];
  let down = false;
  /** When the next request of each process may leave. */
  const freeMs = new Map<SimulatedProcess, number>();

  const execute = ({ channelId, nonce }: PostOrder): string => {
    const nowMs = time.nowMs();
    const same = messages.find(
      (message) =>
        message.channelId === channelId && message.nonce === nonce && nowMs - message.atMs < NONCE_KEPT_MS,
    );
    if (same && safeguards.nonce) return same.id;
    const id = `${messages.length + 1}`;
    messages.push({ id, channelId, nonce, atMs: nowMs });
    return id;
  };

  /** What becomes of a request once it has left, whether or not its sender lives to hear of it. */
  const request = async (order: PostOrder): Promise<SendResult> => {
    requestsMs.push(time.nowMs());
    await time.sleep(chance.between(20, 400));
    const failed = (cause: string): SendResult => ({ kind: 'failed', cause });
    if (down) {
      if (chance.happens(0.5)) return failed('503');
      await time.sleep(ANSWER_MAX_MS);
      return failed('no answer');
    }
    if (chance.happens(troubles.notExecuted)) return failed('500');
    if (chance.happens(troubles.limited))
      return { kind: 'failed', cause: '429', retryAfterMs: chance.between(1, 5) * 1_000 };
    if (chance.happens(troubles.late)) {
      const lateMs = chance.between(0, LATE_MAX_MS);
      const leftMs = time.nowMs();
      time.at(leftMs + lateMs, () => {
        // Not where everyone slept meanwhile: nothing is on its way that long.
        if (time.nowMs() - leftMs <= LATE_MAX_MS) execute(order);
      });
      await time.sleep(ANSWER_MAX_MS);
      return failed('no answer');
    }
    const messageId = execute(order);
    if (chance.happens(troubles.replyLost)) {
      await time.sleep(chance.between(0, ANSWER_MAX_MS));
      return failed('connection reset');
    }
    return { kind: 'sent', messageId, roleGone: false };
  };

  const search = async (channelId: string, nonce: string, sinceMs: number): Promise<FindResult> => {
    await time.sleep(
      chance.happens(troubles.longHistory) ? chance.between(400, LONG_MAX_MS) : chance.between(20, 400),
    );
    if (down || chance.happens(troubles.notExecuted)) return { kind: 'failed', cause: '500' };
    const fromMs = Math.min(sinceMs, time.nowMs() - hundredMessagesMs);
    const found = messages.find(
      (message) => message.channelId === channelId && message.nonce === nonce && message.atMs >= fromMs,
    );
    return found && safeguards.history ? { kind: 'found', messageId: found.id } : { kind: 'absent' };
  };

  return {
    messages,
    requestsMs,
    setDown(nowDown) {
      down = nowDown;
    },
    standStill(process, untilMs) {
      freeMs.set(process, untilMs);
    },
    posterFor(process, onLeave = () => undefined) {
      const turn = async (): Promise<void> => {
        const leavesMs = Math.max(time.nowMs(), freeMs.get(process) ?? 0);
        freeMs.set(process, leavesMs + PACE_MS);
        await time.sleep(leavesMs - time.nowMs());
        await process.awake();
      };
      const isCleared = async ({ mayStillSend, confirm }: Clearance): Promise<boolean> =>
        mayStillSend() && (!safeguards.clearance || (await confirm())) && mayStillSend();
      return {
        send: (order, clearance) =>
          process.outside(async () => {
            await turn();
            if (!(await isCleared(clearance))) return { kind: 'unsent' };
            await process.atSocket();
            onLeave(order);
            return request(order);
          }, FOR_POST),
        find: (order, sinceMs) =>
          process.outside(async () => {
            await turn();
            return search(order.channelId, order.nonce, sinceMs);
          }, FOR_POST),
        crosspost: () => process.outside(() => (down ? 'failed' : 'done')),
        tellAdmin: () => process.outside(() => (down ? 'unsent' : 'told')),
      };
    },
  };
}
