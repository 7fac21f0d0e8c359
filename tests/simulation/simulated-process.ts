import type { Clock } from '../../src/daily/clock.ts';
import type { Chance } from './chance.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How often things go wrong at an await, as shares from 0 to 1. */
export type ProcessTroubles = {
  readonly crash: number;
  readonly pause: number;
  readonly suspension: number;
  /** That it is suspended at an await by which a post is claimed, looked for, cleared or sent. */
  readonly suspensionInPost: number;
  /** That it stops for good, or is suspended, when a request has been cleared for leaving and has not left yet. */
  readonly atSocket: number;
  /** Crashes at this await, counted from 1, and at no other. */
  readonly crashAt?: number;
};

/** Called when something befalls the process. */
export type ProcessEvents = {
  onCrash(): void;
  /** It is to be suspended for so long, and perhaps others with it. */
  onSuspension(ms: number): void;
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
  /** Lets it and its clocks stand still for a while; some time after that its wall clock is set right. */
  suspend(ms: number): void;
  /** How often it was suspended so far, or stood still right before a request left. */
  suspensions(): number;
  /** Moves its wall clock. */
  setOffset(ms: number): void;
  offsetMs(): number;
  /**
   * Something outside that it awaits; it may crash or stand still before it and after it.
   *
   * @param isForPost whether a post is claimed, looked for, cleared or sent by it
   */
  outside<Result>(work: () => Result | Promise<Result>, isForPost?: boolean): Promise<Result>;
  /** Between the last look of a process at its clocks and its request on the wire. */
  atSocket(): Promise<void>;
  /** Returns when it goes on; never where it has crashed. */
  awake(): Promise<void>;
};

const NEVER = new Promise<never>(() => undefined);

/** Longest that anything outside takes one way, in milliseconds. */
const LATENCY_MAX_MS = 40;

const PAUSE_MAX_MS = 900_000;

/** Shortest suspension, in milliseconds: long enough for another process to take over. */
const SUSPENDED_MIN_MS = 15_000;

/** Longest that the wall clock is behind after a suspension, in milliseconds. */
const BEHIND_MAX_MS = 600_000;

export function createProcess(
  time: VirtualTime,
  chance: Chance,
  troubles: ProcessTroubles,
  { onCrash, onSuspension }: ProcessEvents,
): SimulatedProcess {
  const startedMs = time.nowMs();
  let alive = true;
  let pausedUntilMs = 0;
  let offsetMs = 0;
  /** How long its clocks have stood still, in milliseconds; the wall clock since it was last set right. */
  let stoodMs = 0;
  let behindMs = 0;
  let suspendedUntilMs = 0;
  let suspensions = 0;
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
  const suspend = (ms: number): void => {
    const nowMs = time.nowMs();
    const standsMs = nowMs + ms - Math.max(nowMs, suspendedUntilMs);
    if (standsMs <= 0) return;
    suspensions += 1;
    suspendedUntilMs = nowMs + ms;
    pausedUntilMs = Math.max(pausedUntilMs, suspendedUntilMs);
    // Nothing of it runs until it goes on: that its clocks lose the time at once makes no difference.
    stoodMs += standsMs;
    behindMs += standsMs;
    time.at(suspendedUntilMs + chance.between(0, BEHIND_MAX_MS), () => {
      behindMs = Math.max(0, behindMs - standsMs);
    });
  };
  const steadyMs = (): number => time.nowMs() - startedMs - stoodMs;
  /** @param leaves whether it may have left when the process is suspended, and is carried out meanwhile */
  const step = async (leaves: boolean, isForPost: boolean): Promise<void> => {
    awaits += 1;
    if (awaits === troubles.crashAt || chance.happens(troubles.crash)) crash();
    if (chance.happens(troubles.pause)) pause(chance.between(1_000, PAUSE_MAX_MS));
    if (chance.happens(isForPost ? troubles.suspensionInPost : troubles.suspension))
      onSuspension(chance.between(SUSPENDED_MIN_MS, PAUSE_MAX_MS));
    await time.sleep(chance.between(0, LATENCY_MAX_MS));
    if (leaves && alive && time.nowMs() < suspendedUntilMs && chance.happens(0.5)) return;
    await awake();
  };

  return {
    clock: {
      nowMs: () => time.nowMs() + offsetMs - behindMs,
      steadyMs,
      async sleep(ms, signal) {
        if (signal?.aborted) return;
        const { promise, resolve } = Promise.withResolvers<void>();
        const wake = () => resolve();
        signal?.addEventListener('abort', wake, { once: true });
        const untilMs = steadyMs() + ms;
        do {
          await Promise.race([time.sleep(untilMs - steadyMs()), promise]);
          await awake();
        } while (!signal?.aborted && steadyMs() < untilMs);
        signal?.removeEventListener('abort', wake);
      },
    },
    isAlive: () => alive,
    awaits: () => awaits,
    crash,
    pause,
    suspend,
    suspensions: () => suspensions,
    setOffset(ms) {
      offsetMs = ms;
      behindMs = 0;
    },
    offsetMs: () => offsetMs - behindMs,
    async outside(work, isForPost = false) {
      await step(true, isForPost);
      const done = await Promise.try(work).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      await step(false, isForPost);
      if ('error' in done) throw done.error;
      return done.value;
    },
    async atSocket() {
      if (!chance.happens(troubles.atSocket)) return;
      const ms = chance.between(1_000, PAUSE_MAX_MS);
      switch (chance.between(0, 2)) {
        case 0:
          crash();
          break;
        case 1:
          suspensions += 1;
          pause(ms);
          break;
        default:
          onSuspension(ms);
      }
      await awake();
    },
    awake,
  };
}
