import { crosspostWanted, forgetStopped, tellAdmins } from './aftercare.ts';
import { BACKOFF_MAX_MS, createAttempt, NONCE_MS, SEND_MAX_MS } from './attempt.ts';
import type { Clock } from './clock.ts';
import type { Lease } from './lease.ts';
import type { Log } from './log.ts';
import { bringBack } from './next-post.ts';
import { createPlanning } from './planning.ts';
import type { Poster } from './poster.ts';
import type { PostedReleases } from './releases.ts';
import { type DailyStore, type PostKey, StoreUnavailable } from './store.ts';

/** Longest time between two looks at what is due, in milliseconds. */
const LOOK_MS = 1_000;

/** Time between two looks for schedules to forget, in milliseconds. */
const FORGET_EVERY_MS = 3_600_000;

/** Time between two looks for schedules that a clock which ran ahead has moved, in milliseconds. */
const BRING_BACK_EVERY_MS = 60_000;

/** A wall clock that goes back by more was ahead, in milliseconds; by less it may only be set right a little. */
const BACK_MS = 10_000;

/** A try set further ahead than this was set by a clock that was wrong, in milliseconds. */
const FAR_MS = 2 * BACKOFF_MAX_MS;

export type DeliveryParts = {
  readonly store: DailyStore;
  readonly poster: Poster;
  readonly clock: Clock;
  readonly releases: PostedReleases;
  readonly lease: Pick<Lease, 'holder' | 'maySend'>;
  readonly settings: {
    /** How late a post may go out, in milliseconds; less than a day. */
    readonly graceMs: number;
    /** Most posts that are being sent at once. */
    readonly inFlightMax: number;
    /** How long after its claim a request may still leave, in milliseconds; `SEND_MAX_MS` unless a test says otherwise. */
    readonly sendMaxMs?: number;
  };
  readonly log: Log;
};

/** What posts the daily facts. */
export type Delivery = {
  /** Works until the signal aborts, then finishes what is under way. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
};

/** Posts each channel's fact once a day while this process holds the lease. docs/delivery.md has the whole picture. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { clock, lease, log, settings } = parts;
  const { graceMs, inFlightMax, sendMaxMs = SEND_MAX_MS } = settings;

  /** Repeats a step, at once while there is more to do, until the signal aborts. */
  const repeat = async (step: () => Promise<boolean>, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const more = lease.maySend() && (await guarded(step));
      if (!more) await clock.sleep(LOOK_MS, signal);
    }
  };

  /** The lease tells of a database that is out of reach; anything else is a fault of ours, and is logged. */
  const guarded = async (step: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) log.error({ error }, 'a step of the daily posts went wrong');
      return false;
    }
  };

  const attempt = createAttempt({ ...parts, graceMs, sendMaxMs });
  const inFlight = new Map<string, Promise<void>>();
  /** Resolves when the next of them is settled. */
  let settled = Promise.withResolvers<void>();

  const sendPending = async (): Promise<boolean> => {
    const nowMs = clock.nowMs();
    const times = { lateMs: nowMs - graceMs, farMs: nowMs + FAR_MS, settledMs: nowMs - NONCE_MS };
    const pending = await parts.store.pending(nowMs, times, inFlightMax);
    const free = pending.filter((post) => !inFlight.has(keyOf(post))).slice(0, inFlightMax - inFlight.size);
    for (const post of free) {
      const trying = guarded(async () => {
        await attempt(post);
        return true;
      }).then(() => {
        inFlight.delete(keyOf(post));
        settled.resolve();
      });
      inFlight.set(keyOf(post), trying);
    }
    if (inFlight.size === 0) return false;
    // One promise for all of them: each race would leave something with every post that takes long.
    await Promise.race([settled.promise, clock.sleep(LOOK_MS)]);
    settled = Promise.withResolvers();
    return true;
  };

  const planDue = createPlanning({ ...parts, graceMs });

  let broughtBackMs = Number.NEGATIVE_INFINITY;
  /** How far the wall clock was ahead of the steady one at the last look, in milliseconds. */
  let leadMs = Number.NEGATIVE_INFINITY;
  let forgotMs = Number.NEGATIVE_INFINITY;
  const careFor = async (): Promise<boolean> => {
    const aftercare = { ...parts };
    const steadyMs = clock.steadyMs();
    const wentBack = clock.nowMs() - steadyMs < leadMs - BACK_MS;
    leadMs = clock.nowMs() - steadyMs;
    if (wentBack || steadyMs - broughtBackMs >= BRING_BACK_EVERY_MS) {
      await bringBack(parts);
      broughtBackMs = steadyMs;
    }
    if (clock.steadyMs() - forgotMs >= FORGET_EVERY_MS) {
      await forgetStopped(aftercare);
      forgotMs = clock.steadyMs();
    }
    const [crossposted, told] = await Promise.all([crosspostWanted(aftercare), tellAdmins(aftercare)]);
    return crossposted || told;
  };

  return {
    async run(signal) {
      await Promise.all([repeat(planDue, signal), repeat(sendPending, signal), repeat(careFor, signal)]);
      await Promise.all(inFlight.values());
    },
  };
}

function keyOf({ channelId, localDate }: PostKey): string {
  return `${channelId}/${localDate}`;
}
