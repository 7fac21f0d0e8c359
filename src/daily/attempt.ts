import { dailyPost } from '../core/daily/daily-post.ts';
import { nonceOf } from '../core/daily/nonce.ts';
import type { Reason, RefusalReason } from '../core/daily/reason.ts';
import { createClearance, type TryClearance } from './clearance.ts';
import { type Clock, elapsedMs, type Moment, momentOf } from './clock.ts';
import { canSendAsDealt, factToSend } from './fact-to-send.ts';
import type { Lease } from './lease.ts';
import type { Log } from './log.ts';
import { tellOfMissed, tooLate } from './missed.ts';
import type { FindResult, Poster, PostOrder, SendResult } from './poster.ts';
import type { PostedReleases } from './releases.ts';
import type { DailyStore, PendingPost } from './store.ts';

/** How long a claim keeps other tries away, in milliseconds. */
const CLAIM_MS = 20_000;

/** How long after its claim a request may still leave, in milliseconds: half of it is left for the answer. */
export const SEND_MAX_MS = CLAIM_MS / 2;

/**
 * How long after a first try its nonce alone keeps a second from showing, in milliseconds. Discord keeps nonces for
 * "the past few minutes". Source: Discord docs, "Create Message".
 */
export const NONCE_MS = 120_000;

/** Most looks into the history in one try, each of which may outlast its claim. */
const LOOKS_MAX = 3;

/** How far before the first try the history is read, in milliseconds. */
const HISTORY_MARGIN_MS = 60_000;

/** How far the history is read where the first try lies ahead, since its clock was wrong by nobody knows how much. */
const HISTORY_UNSURE_MS = 86_400_000;

/** Time before the next try after a failure, in milliseconds: doubled each time. */
const BACKOFF_MIN_MS = 1_000;
export const BACKOFF_MAX_MS = 300_000;

/** Time before the second try of a post that Discord refused, in milliseconds. */
const REFUSED_MS = 60_000;

/** How long after the grace a post is still looked for in the history, in milliseconds. */
const LOOKING_MAX_MS = 86_400_000;

export type AttemptParts = {
  readonly store: DailyStore;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly releases: PostedReleases;
  readonly lease: Pick<Lease, 'holder' | 'maySend'>;
  readonly graceMs: number;
  /** How long after its claim a request may still leave, in milliseconds. */
  readonly sendMaxMs: number;
  readonly log: Log;
};

/** Tries a post once, or gives it up where its time is over. */
export type Attempt = (post: PendingPost) => Promise<void>;

/** A post whose try this process has claimed. */
type Claimed = {
  readonly post: PendingPost;
  readonly at: Moment;
  readonly order: Pick<PostOrder, 'channelId' | 'guildId' | 'nonce' | 'dueMs'>;
};

/** When a process first tried a post, and last by its steady clock. */
type Tries = { readonly first: Moment; readonly lastMs: number };

export function createAttempt(parts: AttemptParts): Attempt {
  const { store, poster, clock, releases, lease, graceMs, sendMaxMs, log } = parts;
  /** The tries of this process at posts that it has not settled yet, by nonce. */
  const tries = new Map<string, Tries>();

  const claim = async (post: PendingPost): Promise<Claimed | undefined> => {
    // Taken before the claim is written: the claim never counts as younger than it is.
    const at = momentOf(clock);
    if (!(await store.claim(post, at.wallMs, at.wallMs + CLAIM_MS))) return undefined;
    const { channelId, guildId, localDate, dueMs } = post;
    const nonce = nonceOf(channelId, localDate);
    return {
      post: { ...post, attempts: post.attempts + 1 },
      at,
      order: { channelId, guildId, nonce, dueMs },
    };
  };

  /** Steps 4 and 12: nothing leaves on a claim or a lease that may be over. */
  const mayStillSend = (claimed: Claimed): boolean =>
    lease.maySend() && elapsedMs(clock, claimed.at) < sendMaxMs;

  const attempt: Attempt = async (post) => {
    const givenUp = reasonToGiveUp(post, clock.nowMs(), graceMs);
    if (givenUp !== undefined) return giveUp(post, givenUp);
    let claimed = await claim(post);
    if (!claimed) return;

    const earlier = tries.get(claimed.order.nonce);
    const fresh = earlier !== undefined && elapsedMs(clock, earlier.first) < NONCE_MS;
    // A message that is there shows the fact that was dealt: no other is dealt before it was looked for.
    if (post.firstTryMs !== undefined && !(fresh && (await canSendAsDealt(post, { store, releases })))) {
      for (let looks = 0; looks === 0 || (looks < LOOKS_MAX && !mayStillSend(claimed)); looks += 1) {
        // A long history outlasts its claim; under a new one only what came since is read.
        if (looks > 0) claimed = await claim(claimed.post);
        if (!claimed) return;
        const found = await poster.find(claimed.order, historyFromMs(post.firstTryMs, claimed.at.wallMs));
        if (found.kind !== 'absent') return settleFound(claimed, found);
      }
    }
    const next = await factToSend(post, { store, releases });
    if (next !== 'not now' && 'reason' in next) return giveUp(claimed.post, next.reason);
    if (next === 'not now' || !mayStillSend(claimed)) return letGo(claimed, backoffMs(claimed.post.attempts));

    const order: PostOrder = {
      ...claimed.order,
      reply: dailyPost({ ...next, standing: releases.standing(next.entry) }, next.dealt, claimed.order.nonce),
      ...(post.roleId !== undefined && { roleId: post.roleId }),
    };
    tries.set(order.nonce, { first: earlier?.first ?? claimed.at, lastMs: clock.steadyMs() });
    const clearance = clearanceOf(claimed, fresh);
    const sent = await poster.send(order, clearance);
    const { earlierTry } = clearance;
    if (sent.kind === 'unsent' && earlierTry.kind !== 'absent') return settleFound(claimed, earlierTry);
    await settle(claimed, sent);
  };

  /** @param fresh whether the nonce of the first try holds still, as far as this process can tell */
  const clearanceOf = (claimed: Claimed, fresh: boolean): TryClearance =>
    createClearance({
      mayStillSend: () => mayStillSend(claimed),
      isStillClaimed: () => store.isStillClaimed(claimed.post, lease.holder),
      async findEarlierTry() {
        const { firstTryMs } = claimed.post;
        if (firstTryMs === undefined) return { kind: 'absent' };
        const found = await poster.find(claimed.order, historyFromMs(firstTryMs, claimed.at.wallMs));
        // Where nobody may look, the nonce has to do for as long as it holds.
        return found.kind === 'unreadable' && fresh ? { kind: 'absent' } : found;
      },
      log,
    });

  const settle = async (claimed: Claimed, sent: SendResult): Promise<void> => {
    const { post, order } = claimed;
    switch (sent.kind) {
      case 'sent':
        return noteSent(post, sent.messageId, sent.roleGone);
      case 'deleted':
        await store.markSent(post, {
          sentMs: clock.nowMs(),
          reason: { code: 'deleted' },
          crosspost: false,
        });
        tries.delete(order.nonce);
        return;
      case 'unsent':
        // A try that never left does not start the time of the nonce.
        if (post.firstTryMs === undefined) tries.delete(order.nonce);
        return letGo(claimed, sent.retryAfterMs ?? BACKOFF_MIN_MS, sent.problem);
      case 'refused':
        if (post.firstTryMs === undefined) tries.delete(order.nonce);
        return noteRefused(claimed, sent.reason);
      case 'failed': {
        const waitMs = Math.min(BACKOFF_MAX_MS, sent.retryAfterMs ?? backoffMs(post.attempts));
        const firstTryMs = earliestTryMs(claimed) ?? claimed.at.wallMs;
        return store.release(post, clock.nowMs() + waitMs, firstTryMs, sent.problem);
      }
    }
  };

  const settleFound = async (
    claimed: Claimed,
    found: Exclude<FindResult, { kind: 'absent' }>,
  ): Promise<void> => {
    const { post } = claimed;
    switch (found.kind) {
      case 'found':
        return noteSent(post, found.messageId, false);
      case 'unreadable':
        return noteUnknown(post, found.reason);
      case 'refused':
        return noteRefused(claimed, found.reason);
      case 'failed':
        return letGo(claimed, backoffMs(post.attempts), found.problem);
    }
  };

  /** As before the claim: this try certainly did not reach Discord. */
  const letGo = (claimed: Claimed, waitMs: number, problem?: Reason): Promise<void> => {
    const nextTryMs = clock.nowMs() + Math.min(waitMs, BACKOFF_MAX_MS);
    return store.release(claimed.post, nextTryMs, earliestTryMs(claimed), problem);
  };

  const noteSent = async (post: PendingPost, messageId: string, roleGone: boolean): Promise<void> => {
    const { channelId, localDate, roleId, publish, refusals } = post;
    await store.markSent(post, { messageId, sentMs: clock.nowMs(), crosspost: publish });
    tries.delete(nonceOf(channelId, localDate));
    if (refusals > 0) await store.forgetRefusals(channelId);
    if (!roleGone || roleId === undefined) return;
    await store.dropRole(channelId, roleId);
  };

  const noteUnknown = async (post: PendingPost, reason: Reason): Promise<void> => {
    const { channelId, localDate } = post;
    if (!(await store.markUnsent(post, 'unknown', reason))) return;
    tries.delete(nonceOf(channelId, localDate));
    log.warn({ channelId, localDate, reason }, 'nobody knows whether a daily post went out');
    if (post.state === 'stopped') return;
    await store.leaveNotice({ kind: 'unknown', channelId, localDate, reason }, clock.nowMs());
  };

  const noteRefused = async (claimed: Claimed, reason: RefusalReason): Promise<void> => {
    const { post } = claimed;
    await letGo(claimed, REFUSED_MS, reason);
    const state = await store.countRefusal(post.channelId, reason);
    log.warn({ channelId: post.channelId, state, reason }, 'Discord refused a daily post');
  };

  const giveUp = async (post: PendingPost, reason: Reason): Promise<void> => {
    const skip = async (tried: PendingPost): Promise<void> => {
      const { channelId, localDate } = tried;
      if (!(await store.markUnsent(tried, 'skipped', reason))) return;
      tries.delete(nonceOf(channelId, localDate));
      log.warn({ channelId, localDate, reason }, 'a daily post was skipped');
      await tellOfMissed(tried, reason, { store, clock });
    };
    if (post.firstTryMs === undefined) return skip(post);

    const claimed = await claim(post);
    if (!claimed) return;
    // Only a wall clock that has leapt brings us here so soon: a request of ours may be on its way still.
    const lastMs = tries.get(claimed.order.nonce)?.lastMs;
    if (lastMs !== undefined && clock.steadyMs() - lastMs < NONCE_MS)
      return letGo(claimed, backoffMs(claimed.post.attempts));
    const found = await poster.find(claimed.order, historyFromMs(post.firstTryMs, claimed.at.wallMs));
    if (found.kind === 'absent') return skip(claimed.post);
    if (found.kind === 'found') return noteSent(claimed.post, found.messageId, false);
    const over = found.kind !== 'failed' || clock.nowMs() - post.dueMs > graceMs + LOOKING_MAX_MS;
    if (over) return noteUnknown(claimed.post, found.kind === 'failed' ? HISTORY_UNREAD : found.reason);
    await letGo(claimed, backoffMs(claimed.post.attempts));
  };

  return attempt;
}

const HISTORY_UNREAD: Reason = { code: 'history-unread' };

/** Why a post is not tried any more; undefined while it is. */
function reasonToGiveUp(post: PendingPost, nowMs: number, graceMs: number): Reason | undefined {
  if (post.state === 'stopped') return post.scheduleReason ?? { code: 'schedule-stopped' };
  if (nowMs - post.dueMs <= graceMs) return undefined;
  if (post.state === 'paused') return { code: 'paused' };
  return post.scheduleReason ?? tooLate(graceMs);
}

/** The first try before this one that may have reached Discord; a clock that has gone back makes it earlier. */
function earliestTryMs({ post, at }: Claimed): number | undefined {
  return post.firstTryMs === undefined ? undefined : Math.min(post.firstTryMs, at.wallMs);
}

function historyFromMs(firstTryMs: number, nowMs: number): number {
  return firstTryMs > nowMs ? nowMs - HISTORY_UNSURE_MS : firstTryMs - HISTORY_MARGIN_MS;
}

function backoffMs(attempts: number): number {
  return Math.min(BACKOFF_MAX_MS, BACKOFF_MIN_MS * 2 ** Math.min(attempts - 1, 20));
}
