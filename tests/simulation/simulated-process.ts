import type { Clock } from '../../src/daily/clock.ts';
import type { Chance } from './chance.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How often things go wrong at an await, as shares from 0 to 1. */
export type ProcessTroubles = {
  readonly crash: number;
  readonly pause: number;
  /** Crashes at this await, counted from 1, and at no other. */
  readonly crashAt?: number;
};

/** One process of the bot: it may stop, stand still, or have a clock that is wrong. */
export type SimulatedProcess = {
  readonly clock: Clock;
  isAlive(): boolean;
  /** Awaits of the outside so far. */
  awaits(): number;
  /** Ends it where it stands: nothing that it awaits ever comes. */
  crash(): void;
  /** Lets it stand still for a while; both its clocks go on. */
  pause(ms: number): void;
  /** Moves its wall clock. */
  setOffset(ms: number): void;
  offsetMs(): number;
  /** Something outside that it awaits; it may crash or stand still before it and after it. */
  outside<Result>(work: () => Result | Promise<Result>): Promise<Result>;
  /** Returns when it goes on; never where it has crashed. */
  awake(): Promise<void>;
};

const NEVER = new Promise<never>(() => undefined);

/** Longest that anything outside takes one way, in milliseconds. */
const LATENCY_MAX_MS = 40;

const PAUSE_MAX_MS = 900_000;

export function createProcess(
  time: VirtualTime,
  chance: Chance,
  troubles: ProcessTroubles,
  onCrash: () => void,
): SimulatedProcess {
  const startedMs = time.nowMs();
  let alive = true;
  let pausedUntilMs = 0;
  let offsetMs = 0;
  let awaits = 0;

  const crash = (): void => {
    if (!alive) return;
    alive = false;
    onCrash();
  };
  const awake = async (): Promise<void> => {
    while (alive && time.nowMs() < pausedUntilMs) await time.sleep(pausedUntilMs - time.nowMs());
    if (!alive) await NEVER;
  };
  const pause = (ms: number): void => {
    pausedUntilMs = Math.max(pausedUntilMs, time.nowMs() + ms);
  };
  const step = async (): Promise<void> => {
    awaits += 1;
    if (awaits === troubles.crashAt || chance.happens(troubles.crash)) crash();
    if (chance.happens(troubles.pause)) pause(chance.between(1_000, PAUSE_MAX_MS));
    await time.sleep(chance.between(0, LATENCY_MAX_MS));
    await awake();
  };

  return {
    clock: {
      nowMs: () => time.nowMs() + offsetMs,
      steadyMs: () => time.nowMs() - startedMs,
      async sleep(ms, signal) {
        if (signal?.aborted) return;
        const { promise, resolve } = Promise.withResolvers<void>();
        const wake = () => resolve();
        signal?.addEventListener('abort', wake, { once: true });
        await Promise.race([time.sleep(ms), promise]);
        signal?.removeEventListener('abort', wake);
        await awake();
      },
    },
    isAlive: () => alive,
    awaits: () => awaits,
    crash,
    pause,
    setOffset(ms) {
      offsetMs = ms;
    },
    offsetMs: () => offsetMs,
    async outside(work) {
      await step();
      const done = await Promise.try(work).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      await step();
      if ('error' in done) throw done.error;
      return done.value;
    },
    awake,
  };
}
