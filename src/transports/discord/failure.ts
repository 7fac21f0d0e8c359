import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  RESTJSONErrorCodes,
} from 'discord.js';
import { Fault } from '../../core/fault.ts';
import { AnswerNotSent } from './careful-requests.ts';

/** Discord could not be reached, or did not answer as its API does; `cause` is what happened. */
export class DiscordOutOfReach extends Error {
  override readonly name = 'DiscordOutOfReach';
}

const WRONG_TOKEN =
  'DISCORD_TOKEN: found a token that Discord does not accept, expected the bot token from discord.com/developers/applications: your application, Bot, Reset Token';

/** The token was taken before, and is not any more. */
export function wrongToken(): Fault {
  return new Fault(WRONG_TOKEN);
}

/**
 * Why Discord refuses us for good, where an error says so: trying again would not help. Undefined for what may pass:
 * an outage, a rate limit, a network that is down.
 *
 * @param guildId the server whose commands were being registered
 */
export function faultOf(error: unknown, guildId: string | undefined): Fault | undefined {
  if (error instanceof Fault) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return new Fault(WRONG_TOKEN);
  if (!(error instanceof DiscordAPIError)) return undefined;
  if (error.status === 401) return new Fault(WRONG_TOKEN);
  if (guildId !== undefined && isNoAccess(error)) {
    return new Fault(
      `GUILD_ID: found ${guildId}, a server whose commands this bot may not set, expected one it was invited to with the scopes bot and applications.commands`,
    );
  }
  // Without a code of Discord's API it is something in between that refuses, and perhaps not for long.
  const refused = error.status >= 400 && error.status < 500 && ![408, 429].includes(error.status);
  if (!refused || typeof error.code !== 'number') return undefined;
  return new Fault(
    `Discord refuses the commands: ${error.message.replaceAll('\n', '; ')} (code ${error.code})`,
  );
}

/** Why the gateway closed for good. @param code a close code after which discord.js does not reconnect */
export function faultOfClosing(code: number): Fault {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return new Fault(WRONG_TOKEN);
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return new Fault(
        `Discord refuses the bot's intents (code ${code}): it asks for Guilds alone, which every bot may have; check the application at discord.com/developers/applications`,
      );
    default:
      return new Fault(`Discord closed the connection and does not take the bot back (code ${code})`);
  }
}

/** True where an interaction was already answered, has expired or cannot be answered: nothing more is to be sent. */
export function isTooLate(error: unknown): boolean {
  if (error instanceof AnswerNotSent) return true;
  if (!(error instanceof DiscordAPIError)) return false;
  const { code } = error;
  return (
    code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged ||
    code === RESTJSONErrorCodes.UnknownInteraction
  );
}

function isNoAccess({ code }: DiscordAPIError): boolean {
  return code === RESTJSONErrorCodes.MissingAccess || code === RESTJSONErrorCodes.UnknownGuild;
}
