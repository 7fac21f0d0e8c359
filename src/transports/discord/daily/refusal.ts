import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { PassingReason, RefusalReason } from '../../../core/daily/reason.ts';
import { TooManyRefusals } from './posting-rest.ts';

/** Discord does not take a post, and trying again by itself would not help. */
export type Refusal = { readonly kind: 'refused'; readonly code: number; readonly reason: RefusalReason };

/** It is not known what became of a request, or it is only too early for it. */
export type Failure = {
  readonly kind: 'failed';
  readonly cause: unknown;
  readonly retryAfterMs?: number;
  readonly problem: PassingReason;
};

/** Answers that speak of the moment and not of the request: a token being replaced, a slow network, a limit. */
const PASSING_STATUS = [401, 408, 429];

/** Codes that speak of the moment, whatever status they come with. */
const PASSING_CODES: readonly (number | string)[] = [
  RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit,
  RESTJSONErrorCodes.ChannelWriteRateLimit,
  RESTJSONErrorCodes.ServerWriteRateLimit,
  RESTJSONErrorCodes.ServiceResourceIsBeingRateLimited,
  RESTJSONErrorCodes.CloudflareIsBlockingYourRequest,
  RESTJSONErrorCodes.APIResourceOverloaded,
];

/**
 * What an error of a request means for a post. Not only a channel that is closed or gone is a refusal, but whatever
 * Discord answers with a code of its own about this request: the same one would get the same answer every day, and its
 * admin would never hear why.
 */
export function refusalOrFailure(error: unknown): Refusal | Failure {
  const failed: Failure = { kind: 'failed', cause: error, problem: problemOf(error) };
  if (error instanceof RateLimitError) {
    return { ...failed, retryAfterMs: Math.max(error.retryAfter, error.timeToReset) };
  }
  if (error instanceof TooManyRefusals) return { ...failed, retryAfterMs: error.retryAfterMs };
  if (!(error instanceof DiscordAPIError)) return failed;
  const { code, status } = error;
  // Without a code of Discord's API it is something in between that refuses, and perhaps not for long.
  const passing = PASSING_STATUS.includes(status) || PASSING_CODES.includes(code);
  const forGood = status >= 400 && status < 500 && !passing && Number(code) > 0;
  return forGood ? { kind: 'refused', code: Number(code), reason: reasonFor(error) } : failed;
}

/** True where it is certain that nothing was carried out: a limit is met before that. */
export function isBeforeSending(error: unknown): boolean {
  return error instanceof RateLimitError || error instanceof TooManyRefusals;
}

/** True where the message that a request is about is not there any more. */
export function isUnknownMessage(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
}

function problemOf(error: unknown): PassingReason {
  if (error instanceof RateLimitError || error instanceof TooManyRefusals) return { code: 'rate-limited' };
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    return { code: 'discord-error', status: error.status };
  }
  return { code: 'no-answer' };
}

function reasonFor({ code, message }: DiscordAPIError): RefusalReason {
  switch (code) {
    case RESTJSONErrorCodes.MissingAccess:
      return { code: 'no-view' };
    case RESTJSONErrorCodes.MissingPermissions:
      return { code: 'no-send' };
    case RESTJSONErrorCodes.UnknownChannel:
      return { code: 'channel-gone' };
    default:
      return { code: 'discord-refused', discordCode: Number(code), message: message.split('\n', 1).join('') };
  }
}
