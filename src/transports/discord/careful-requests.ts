import { DefaultRestOptions, RESTJSONErrorCodes, type RESTOptions, type ResponseLike } from 'discord.js';
import * as z from 'zod';
import { RecentMap } from '../../core/recent-map.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** What is told of the requests, and what they have to know. */
export type RequestWatch = {
  /** How old an interaction is, in milliseconds; absent for a client that answers none. */
  readonly ageMs?: (interactionId: string) => number;
  /** Discord or what stands before it wants so long a pause that a person would ask what is going on. */
  readonly onLongWait?: (waitMs: number) => void;
  /** Discord does not take the bot's token. */
  readonly onWrongToken?: () => void;
};

/** An answer to an interaction was not sent: Discord would not take it any more, or takes nothing at all just now. */
export class AnswerNotSent extends Error {
  override readonly name = 'AnswerNotSent';
}

/** Longest that Discord waits for an answer. Source: Discord docs, "Interaction Callback". */
const ANSWER_WITHIN_MS = 3_000;
/** Longest that one attempt to answer may take: half of it, so that there is time for another. */
const ATTEMPT_MAX_MS = 1_500;
/** Attempts of an answer whose connection broke. */
const ATTEMPTS_MAX = 3;

/**
 * First and longest pause after a 429 that names none: it comes from Cloudflare, which shuts out the whole machine, and
 * each request during that makes it longer. Each pause is twice the one before until something gets through.
 */
const FIRST_BLOCK_MS = 60_000;
const LONGEST_BLOCK_MS = 16 * 60_000;

/** Waits from this length on are told of, in milliseconds. */
const LONG_WAIT_MS = 5_000;

/** Answers of which it is remembered that an attempt may have got through, in one generation. */
const UNSURE_KEPT = 200;

const TOO_MANY_REQUESTS = 429;
const UNAUTHORIZED = 401;
const SERVER_ERRORS_FROM = 500;

/**
 * How a client of discord.js makes its requests, so that trouble does not grow. discord.js alone repeats a 429 that names
 * no pause at once and without end, goes on sending answers that Discord does not take any more, and takes it for an
 * error that Discord has an answer already when its own earlier attempt was that answer.
 *
 * @param send makes one request
 */
export function carefulRequests(
  watch: RequestWatch,
  send: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  const { ageMs = () => 0, onLongWait, onWrongToken } = watch;
  const unsure = new RecentMap<true>(UNSURE_KEPT);
  let blockMs = FIRST_BLOCK_MS;
  let blockedUntilMs = Number.NEGATIVE_INFINITY;

  const blockLeftMs = (): number => blockedUntilMs - performance.now();

  /** Takes notice of what came back. Gives the same, with a pause where a 429 names none. */
  const noted = async (response: ResponseLike): Promise<ResponseLike> => {
    if (response.status !== TOO_MANY_REQUESTS) {
      // What was sent before a block, and answered in it, says nothing of its end.
      if (blockLeftMs() <= 0) blockMs = FIRST_BLOCK_MS;
      return response;
    }
    const retryAfterMs = Number(response.headers.get('Retry-After') ?? 0) * 1_000;
    if (retryAfterMs > 0) {
      if (retryAfterMs >= LONG_WAIT_MS) onLongWait?.(retryAfterMs);
      return response;
    }
    await response.arrayBuffer();
    if (blockLeftMs() <= 0) {
      blockedUntilMs = performance.now() + blockMs;
      onLongWait?.(blockMs);
      blockMs = Math.min(2 * blockMs, LONGEST_BLOCK_MS);
    }
    return blocked(blockLeftMs());
  };

  const request: MakeRequest = async (url, init) => {
    if (blockLeftMs() > 0) return blocked(blockLeftMs());
    const response = await noted(await send(url, init));
    if (response.status === UNAUTHORIZED && 'Authorization' in (init.headers ?? {})) onWrongToken?.();
    return response;
  };

  const mayStillAnswer = (interactionId: string, inMs = 0): void => {
    if (blockLeftMs() > 0) throw new AnswerNotSent('Discord takes no requests at the moment');
    if (ageMs(interactionId) + inMs >= ANSWER_WITHIN_MS)
      throw new AnswerNotSent(`Discord waits ${ANSWER_WITHIN_MS} ms for an answer, and they are over`);
  };

  const attempt: MakeRequest = async (url, init) => {
    const signals = [init.signal, AbortSignal.timeout(ATTEMPT_MAX_MS)].filter((signal) => signal != null);
    return noted(await send(url, { ...init, signal: AbortSignal.any(signals) }));
  };

  const answer = async (
    interactionId: string,
    ...[url, init]: Parameters<MakeRequest>
  ): Promise<ResponseLike> => {
    for (let left = ATTEMPTS_MAX; ; left -= 1) {
      mayStillAnswer(interactionId);
      try {
        return await answered(interactionId, await attempt(url, init));
      } catch (error) {
        if (error instanceof AnswerNotSent) throw error;
        unsure.set(interactionId, true);
        if (left <= 1 || !isLost(error)) throw error;
      }
    }
  };

  /** What an attempt means. @throws {AnswerNotSent} when the next would come too late */
  const answered = async (interactionId: string, response: ResponseLike): Promise<ResponseLike> => {
    if (response.status === TOO_MANY_REQUESTS)
      mayStillAnswer(interactionId, Number(response.headers.get('Retry-After')) * 1_000);
    if (response.status >= SERVER_ERRORS_FROM) unsure.set(interactionId, true);
    if (response.ok || response.status >= SERVER_ERRORS_FROM || !unsure.get(interactionId)) return response;
    const body = await response.text();
    if (isAnsweredAlready(body)) return new Response(undefined, { status: 204 }) as ResponseLike;
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers: [...headers] }) as ResponseLike;
  };

  return (url, init) => {
    const interactionId = /\/interactions\/(\d+)\/[^/]+\/callback(?:\?|$)/.exec(url)?.[1];
    return interactionId === undefined ? request(url, init) : answer(interactionId, url, init);
  };
}

/** A 429 as discord.js reads one that holds for all it sends; nothing of it left this machine. */
function blocked(leftMs: number): ResponseLike {
  const headers = { 'Retry-After': `${Math.max(leftMs, 1) / 1_000}`, 'X-RateLimit-Global': 'true' };
  return new Response(undefined, { status: TOO_MANY_REQUESTS, headers }) as ResponseLike;
}

/** True where it cannot be told whether the request was carried out; discord.js repeats the other such errors itself. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'TimeoutError' || ('code' in error && error.code === 'UND_ERR_SOCKET');
}

const ANSWERED_ALREADY = z.object({
  code: z.literal(RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged),
});

function isAnsweredAlready(body: string): boolean {
  try {
    return ANSWERED_ALREADY.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}
