import { stableHash } from '../../../core/daily/stable-hash.ts';

/** Work that waits for its turn. */
type Waiting = {
  readonly turn: Turn;
  readonly start: () => void;
  readonly isStillWanted: () => boolean;
  readonly giveUp: () => void;
};

/** Work that was not wanted any more before anything of it left this machine. */
export class NotWanted extends Error {
  override readonly name = 'NotWanted';
}

/** Which work goes first: what was due first; at one moment by channel, in an order that is always the same. */
export type Turn = { readonly dueMs: number; readonly channelId: string };

/** How far behind its pace a queue may fall while work waits and still catch up, in milliseconds: timers ring late. */
const BEHIND_MAX_MS = 100;

/**
 * Starts work at an even pace, in the order of its turns, whatever came first. It goes by a clock that no one sets:
 * a jump of the wall clock neither stops it nor lets everything go at once.
 */
export class PacedQueue {
  readonly #gapMs: number;
  /** In order of their turns. */
  #waiting: Waiting[] = [];
  #nextAtMs = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param perSecond most that start in a second, above 0 */
  constructor(perSecond: number) {
    this.#gapMs = 1_000 / perSecond;
  }

  /**
   * Gives what the work gives, once it had its turn.
   *
   * @param isStillWanted looked at now and then while it waits, and when its turn comes
   * @throws {NotWanted} as soon as it is not, and what the work throws
   */
  add<Result>(turn: Turn, work: () => Promise<Result>, isStillWanted = () => true): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    // Time in which nothing waited is not caught up on: another process may have used it.
    if (this.#waiting.length === 0) this.#nextAtMs = Math.max(this.#nextAtMs, performance.now());
    this.#waiting.splice(this.#placeOf(turn), 0, {
      turn,
      start: () => work().then(resolve, reject),
      isStillWanted,
      giveUp: () => reject(new NotWanted()),
    });
    this.#startThoseDue();
    return promise;
  }

  #startThoseDue(): void {
    if (this.#timer) return;
    // Others may always go first: what waits in vain is not to wait until they are all gone.
    const { unwanted = [], wanted = [] } = Object.groupBy(this.#waiting, ({ isStillWanted }) =>
      isStillWanted() ? 'wanted' : 'unwanted',
    );
    this.#waiting = wanted;
    for (const { giveUp } of unwanted) giveUp();
    const nowMs = performance.now();
    this.#nextAtMs = Math.max(this.#nextAtMs, nowMs - BEHIND_MAX_MS);
    while (this.#nextAtMs <= nowMs) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#nextAtMs += this.#gapMs;
      next.start();
    }
    if (this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#startThoseDue();
    }, this.#nextAtMs - nowMs);
  }

  #placeOf(turn: Turn): number {
    let low = 0;
    let high = this.#waiting.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#waiting[middle]?.turn;
      if (other && compareTurns(other, turn) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compareTurns(one: Turn, other: Turn): number {
  return one.dueMs - other.dueMs || stableHash(one.channelId) - stableHash(other.channelId);
}
