import type { Logger } from 'pino';
import type { DropReason } from './interaction-queue.ts';

/** Drops of so long are told in one line, in milliseconds. */
const TOLD_EVERY_MS = 10_000;

/** Counts the interactions that were dropped unread, and logs their number now and then instead of each. */
export class DropLog {
  readonly #logger: Logger;
  #counts = { tooOld: 0, typedOn: 0 };
  #timer: NodeJS.Timeout | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  count(reason: DropReason): void {
    this.#counts[reason] += 1;
    this.#timer ??= setTimeout(() => this.tell(), TOLD_EVERY_MS).unref();
  }

  /** Logs what was counted since the last time, if anything. */
  tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { tooOld, typedOn } = this.#counts;
    this.#counts = { tooOld: 0, typedOn: 0 };
    // That people type on while their last keystroke waits is no trouble; that a question was too old is.
    if (tooOld > 0) this.#logger.warn({ tooOld, typedOn }, 'interactions dropped unread');
    else if (typedOn > 0) this.#logger.info({ tooOld, typedOn }, 'interactions dropped unread');
  }
}
