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
