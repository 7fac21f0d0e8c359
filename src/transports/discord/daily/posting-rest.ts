import { type InvalidRequestWarningData, REST, RESTEvents } from 'discord.js';
import { carefulRequests } from '../careful-requests.ts';
import { PacedQueue, type Turn } from './paced-queue.ts';

/** Longest that one request may take: what has no answer by then counts as lost, and may have been carried out. */
const REQUEST_MAX_MS = 10_000;

/**
 * Answers of 401, 403 and 429 in ten minutes after which nothing more is sent until these are over. At 10,000 Discord
 * shuts the whole machine out. Source: Discord docs, "Invalid Request Limit".
 */
const REFUSALS_MAX = 5_000;

/** How often discord.js is to say how many there were. */
const REFUSALS_TOLD_EVERY = 500;

/** Discord refused so much that nothing is sent for a while; nothing of a request has left. */
export class TooManyRefusals extends Error {
  override readonly name = 'TooManyRefusals';
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`Discord refused over ${REFUSALS_MAX} requests, nothing is sent for ${Math.ceil(retryAfterMs)} ms`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** discord.js keeps something for each channel it wrote to: an hour of that is long where there are thousands. */
const FORGET_CHANNELS_EVERY_MS = 60_000;

export type PostingRestOptions = {
  readonly token: string;
  /** Without version or closing slash. */
  readonly apiUrl: string;
  /** Most requests in a second, all kinds together. */
  readonly perSecond: number;
  /** Discord does not take the token. */
  readonly onWrongToken?: () => void;
};

/**
 * The way to Discord for what is posted: apart from that of the answers, so that nobody who asks waits behind it.
 * It tries everything once: discord.js would repeat a request and wait out a rate limit by itself, for longer
 * than the claim on a post may last.
 */
export class PostingRest {
  readonly #rest: REST;
  readonly #token: string;
  readonly #queue: PacedQueue;
  #resumesAtMs = 0;

  constructor({ token, apiUrl, perSecond, onWrongToken }: PostingRestOptions) {
    this.#rest = new REST({
      api: apiUrl,
      timeout: REQUEST_MAX_MS,
      retries: 0,
      makeRequest: carefulRequests({ ...(onWrongToken && { onWrongToken }) }),
      rejectOnRateLimit: () => true,
      // The queue keeps the pace, and discord.js would refuse what comes a little early.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      handlerSweepInterval: FORGET_CHANNELS_EVERY_MS,
      invalidRequestWarningInterval: REFUSALS_TOLD_EVERY,
    });
    this.#rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }: InvalidRequestWarningData) => {
      if (count >= REFUSALS_MAX) this.#resumesAtMs = performance.now() + remainingTime;
    });
    this.#token = token;
    this.#queue = new PacedQueue(perSecond);
  }

  /**
   * Gives what `request` gives when its turn has come.
   *
   * @throws {NotWanted} as soon as it is not wanted any more, {TooManyRefusals}, and what the request throws
   */
  inTurn<Result>(
    turn: Turn,
    request: (rest: REST) => Promise<Result>,
    isStillWanted?: () => boolean,
  ): Promise<Result> {
    const work = async (): Promise<Result> => {
      const pauseMs = this.#resumesAtMs - performance.now();
      if (pauseMs > 0) throw new TooManyRefusals(pauseMs);
      // After one answer of 401 discord.js forgets the token.
      return request(this.#rest.setToken(this.#token));
    };
    return this.#queue.add(turn, work, isStillWanted);
  }
}
