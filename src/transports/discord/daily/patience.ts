import { setTimeout as delay } from 'node:timers/promises';
import { refusalOrFailure } from './refusal.ts';

/** Longest that limits are waited out in one piece of work, in milliseconds. */
const WAIT_MAX_MS = 30_000;

/** Shortest wait, in milliseconds: a limit may be said to be over at once. */
const WAIT_MIN_MS = 100;

/** Waits out Discord's limits where a piece of work takes many requests and can wait. */
export class Patience {
  #leftMs = WAIT_MAX_MS;

  /** Makes a request, again after each limit that it meets. @throws what it throws, a limit too once it has waited long */
  async through<Result>(request: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await request();
      } catch (error) {
        const meaning = refusalOrFailure(error);
        const waitMs = meaning.kind === 'failed' ? meaning.retryAfterMs : undefined;
        if (waitMs === undefined || waitMs > this.#leftMs) throw error;
        const pauseMs = Math.max(waitMs, WAIT_MIN_MS);
        this.#leftMs -= pauseMs;
        await delay(pauseMs);
      }
    }
  }
}
