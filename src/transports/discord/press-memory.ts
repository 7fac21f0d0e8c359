import { RecentMap } from '../../core/recent-map.ts';

/** Messages that are remembered, in one generation: a button under an older one has long been at rest. */
const MESSAGES_KEPT = 1_000;

/** Shortest time between two changes of one message by paced buttons. */
const PACE_MS = 1_000;

/** What was pressed a moment ago: Discord sends a press again for every click, however fast. */
export class PressMemory {
  readonly #steadyMs: () => number;
  readonly #pressedMs = new RecentMap<number>(MESSAGES_KEPT);
  readonly #shared = new RecentMap<true>(MESSAGES_KEPT);

  /** @param steadyMs a clock that never goes back, in milliseconds */
  constructor(steadyMs: () => number) {
    this.#steadyMs = steadyMs;
  }

  /** Whether this person pressed a paced button of the message less than a second ago; if not, this press counts. */
  isTooSoon(messageId: string, personId: string): boolean {
    const key = `${messageId} ${personId}`;
    const nowMs = this.#steadyMs();
    const lastMs = this.#pressedMs.get(key);
    if (lastMs !== undefined && nowMs - lastMs < PACE_MS) return true;
    this.#pressedMs.set(key, nowMs);
    return false;
  }

  /** True once for each message. */
  isFirstShare(messageId: string): boolean {
    if (this.#shared.get(messageId)) return false;
    this.#shared.set(messageId, true);
    return true;
  }
}
