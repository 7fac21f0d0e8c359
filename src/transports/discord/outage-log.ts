import type { Logger } from 'pino';
import { loggable } from '../../logging/loggable.ts';

/** Logs when Discord goes out of reach and when it is back, once each, however many attempts lie between. */
export class OutageLog {
  readonly #logger: Logger;
  readonly #noticed = Promise.withResolvers<void>();
  #beganAtMs: number | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Resolves at the first outage. */
  get noticed(): Promise<void> {
    return this.#noticed.promise;
  }

  /** @param error what showed it; absent where Discord just ended a connection, as it does now and then */
  begin(error?: unknown): void {
    if (this.#beganAtMs !== undefined) return;
    this.#beganAtMs = performance.now();
    this.#noticed.resolve();
    if (error === undefined) this.#logger.info('connection to Discord lost, reconnecting');
    else {
      this.#logger.warn(
        { error: loggable(error, false) },
        'Discord is out of reach, trying again until it is back',
      );
    }
  }

  end(): void {
    if (this.#beganAtMs === undefined) return;
    this.#logger.info(
      { outageMs: Math.round(performance.now() - this.#beganAtMs) },
      'connected to Discord again',
    );
    this.#beganAtMs = undefined;
  }
}
