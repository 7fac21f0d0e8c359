import { REST } from 'discord.js';
import { PacedQueue, type Turn } from './paced-queue.ts';

/** Longest that one request may take: what has no answer by then counts as lost, and may have been carried out. */
const REQUEST_MAX_MS = 10_000;

/** discord.js keeps something for each channel it wrote to: an hour of that is long where there are thousands. */
const FORGET_CHANNELS_EVERY_MS = 60_000;

export type PostingRestOptions = {
  readonly token: string;
  /** Without version or closing slash. */
  readonly apiUrl: string;
  /** Most requests in a second, all kinds together. */
  readonly perSecond: number;
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

  constructor({ token, apiUrl, perSecond }: PostingRestOptions) {
    this.#rest = new REST({
      api: apiUrl,
      timeout: REQUEST_MAX_MS,
      retries: 0,
      rejectOnRateLimit: () => true,
      handlerSweepInterval: FORGET_CHANNELS_EVERY_MS,
    });
    this.#token = token;
    this.#queue = new PacedQueue(perSecond);
  }

  /** Gives what `request` gives when its turn has come. @throws what the request throws */
  inTurn<Result>(turn: Turn, request: (rest: REST) => Promise<Result>): Promise<Result> {
    // After one answer of 401 discord.js forgets the token.
    return this.#queue.add(turn, () => request(this.#rest.setToken(this.#token)));
  }
}
