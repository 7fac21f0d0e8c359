import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the daily posts see it: handed in, so that tests and the simulation own it. */
export type Clock = {
  /** The wall clock, in milliseconds since 1970. It may jump, back too. */
  nowMs(): number;
  /** Milliseconds since some moment; never runs back, but may stand still while the machine sleeps. */
  steadyMs(): number;
  /** Waits, or returns at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** The machine's own clocks. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  steadyMs: () => performance.now(),
  async sleep(ms, signal) {
    // Rejects only where the signal aborts it, which ends the wait just the same.
    await sleep(ms, undefined, { ...(signal && { signal }) }).catch(() => undefined);
  },
};

/** A moment on both clocks. */
export type Moment = { readonly wallMs: number; readonly steadyMs: number };

export function momentOf(clock: Clock): Moment {
  return { wallMs: clock.nowMs(), steadyMs: clock.steadyMs() };
}

/**
 * Milliseconds since a moment, rather too many than too few: one clock stands still while the machine sleeps, the
 * other may have jumped, and a jump back counts like one forward.
 */
export function elapsedMs(clock: Clock, since: Moment): number {
  return Math.max(clock.steadyMs() - since.steadyMs, Math.abs(clock.nowMs() - since.wallMs));
}
