import { SnowflakeUtil } from 'discord.js';

/** The clocks of this machine, in milliseconds: the one that people set, and one that only goes on. */
export type Clocks = { readonly wallMs: () => number; readonly steadyMs: () => number };

/** How long a smallest offset counts: long enough to hold quick deliveries, short enough to forget a jump soon. */
const WINDOW_MS = 60_000;

/** A wall clock that is wrong by more is warned of: other programs and the times of posts suffer from it. */
const SKEW_MAX_MS = 1_500;
/** The smallest skew of so many interactions is the clock's: a single one may just have been under way for long. */
const SKEW_SAMPLES = 5;

/**
 * How old interactions are. Their ids say when Discord made them by Discord's clock, which need not agree with ours.
 * What a quick delivery shows as the difference is taken for the difference of the clocks: the smallest of the last
 * one to two minutes. So a clock that is wrong makes nothing look old, and after a jump two minutes mend it.
 */
export class InteractionAge {
  readonly #clocks: Clocks;
  readonly #onSkew: (skewMs: number) => void;
  #windowBeganMs = Number.NEGATIVE_INFINITY;
  /** Smallest difference of our steady clock and Discord's, in this window and in the one before. */
  #smallest = Number.POSITIVE_INFINITY;
  #smallestBefore = Number.POSITIVE_INFINITY;
  #smallestSkewMs = Number.POSITIVE_INFINITY;
  #seenInWindow = 0;
  #hasWarned = false;

  /** @param onSkew called once, when our wall clock is found to be fast, or slow where the number is negative */
  constructor(clocks: Clocks, onSkew: (skewMs: number) => void) {
    this.#clocks = clocks;
    this.#onSkew = onSkew;
  }

  /** Takes notice of an interaction that arrives at this moment. */
  arrived(interactionId: string): void {
    const nowMs = this.#clocks.steadyMs();
    this.#turnWindow(nowMs);
    const madeAtMs = SnowflakeUtil.timestampFrom(interactionId);
    this.#smallest = Math.min(this.#smallest, nowMs - madeAtMs);
    this.#smallestSkewMs = Math.min(this.#smallestSkewMs, this.#clocks.wallMs() - madeAtMs);
    this.#seenInWindow += 1;
    if (this.#hasWarned || this.#seenInWindow < SKEW_SAMPLES) return;
    if (Math.abs(this.#smallestSkewMs) <= SKEW_MAX_MS) return;
    this.#hasWarned = true;
    this.#onSkew(this.#smallestSkewMs);
  }

  /** Milliseconds since somebody sent it, less what the quickest delivery takes; 0 of one of an unknown time. */
  ageMs(interactionId: string): number {
    const smallest = Math.min(this.#smallest, this.#smallestBefore);
    if (!Number.isFinite(smallest)) return 0;
    return this.#clocks.steadyMs() - SnowflakeUtil.timestampFrom(interactionId) - smallest;
  }

  #turnWindow(nowMs: number): void {
    const sinceMs = nowMs - this.#windowBeganMs;
    // A steady clock that went back is another one: the machine was moved or slept.
    if (sinceMs >= 0 && sinceMs < WINDOW_MS) return;
    this.#smallestBefore =
      sinceMs >= 0 && sinceMs < 2 * WINDOW_MS ? this.#smallest : Number.POSITIVE_INFINITY;
    this.#smallest = Number.POSITIVE_INFINITY;
    this.#smallestSkewMs = Number.POSITIVE_INFINITY;
    this.#seenInWindow = 0;
    this.#windowBeganMs = nowMs;
  }
}
