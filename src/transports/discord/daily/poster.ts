import { createHash } from 'node:crypto';
import {
  DiscordAPIError,
  RateLimitError,
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import * as z from 'zod';
import type { FindResult, Poster, PostOrder, SendResult } from '../../../daily/poster.ts';
import { escapeMarkdown } from '../escape.ts';
import { carries, messagesSince } from './history.ts';
import type { Turn } from './paced-queue.ts';
import { mayReadHistory } from './permissions.ts';
import { postMessage } from './post-message.ts';
import type { PostingRest } from './posting-rest.ts';
import { isUnknownMessage, refusalOrFailure } from './refusal.ts';
import type { Servers } from './servers.ts';

/** Longest nonce. Source: Discord docs, "Create Message". */
const NONCE_MAX_CHARS = 25;

const ANYTHING_WITH_ID = z.object({ id: z.string() });

/** Behind every post, in the order they come. */
const AFTER_POSTS: Turn = { dueMs: Number.MAX_SAFE_INTEGER, channelId: '' };

/** The claim is too old by now to act on. */
class TooLate extends Error {}

/**
 * Posts on Discord.
 *
 * @param servers says what the bot may do where, without asking Discord
 */
export function createPoster(rest: PostingRest, servers: Servers): Poster {
  let ownId: string | undefined;
  const askOwnId = async (turn: Turn): Promise<string> => {
    ownId ??= ANYTHING_WITH_ID.parse(await rest.inTurn(turn, (client) => client.get(Routes.user()))).id;
    return ownId;
  };

  /** Discord pings a role that is gone as "@unknown-role": better not at all. */
  const roleToPing = async (order: PostOrder): Promise<string | undefined> => {
    const { guildId, roleId } = order;
    if (roleId === undefined) return undefined;
    const known = servers.hasRole(guildId, roleId);
    const isThere =
      known ??
      (await rest.inTurn(order, async (client) => {
        try {
          await client.get(Routes.guildRole(guildId, roleId));
          return true;
        } catch (error) {
          if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownRole) return false;
          throw error;
        }
      }));
    return isThere ? roleId : undefined;
  };

  return {
    async send(order, mayStillSend) {
      let roleId: string | undefined;
      try {
        roleId = await roleToPing(order);
      } catch (error) {
        return unsent(error);
      }
      try {
        const messageId = await rest.inTurn(order, (client) => {
          if (!mayStillSend()) throw new TooLate();
          return post(client, order.channelId, postMessage(order, roleId));
        });
        return { kind: 'sent', messageId, roleGone: roleId !== order.roleId };
      } catch (error) {
        if (error instanceof TooLate) return { kind: 'unsent' };
        if (isUnknownMessage(error)) return { kind: 'deleted' };
        // A limit is met before anything is carried out.
        return error instanceof RateLimitError ? unsent(error) : refusalOrFailure(error);
      }
    },

    async find({ channelId, guildId, nonce, dueMs }, sinceMs): Promise<FindResult> {
      const may = servers.permissionsIn(channelId);
      if (may && !mayReadHistory(may)) {
        return {
          kind: 'unreadable',
          reason:
            'I cannot see whether an earlier try went through: give me Read Message History in the channel.',
        };
      }
      const turn = { dueMs, channelId };
      try {
        const own = await askOwnId(turn);
        let seen = 0;
        for await (const page of messagesSince(channelId, sinceMs, (work) => rest.inTurn(turn, work))) {
          const found = page.find((message) => message.author.id === own && carries(message, nonce));
          if (found) return { kind: 'found', messageId: found.id };
          seen += page.length;
        }
        // Nothing at all may also mean that reading is not allowed.
        if (seen > 0 || may) return { kind: 'absent' };
        return {
          kind: 'failed',
          cause: new Error(`server ${guildId} is not known yet, its channel looks empty`),
        };
      } catch (error) {
        return refusalOrFailure(error);
      }
    },

    async crosspost(channelId, messageId) {
      try {
        await rest.inTurn({ ...AFTER_POSTS, channelId }, (client) =>
          client.post(Routes.channelMessageCrosspost(channelId, messageId)),
        );
        return 'done';
      } catch (error) {
        if (
          error instanceof DiscordAPIError &&
          error.code === RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted
        )
          return 'done';
        return refusalOrFailure(error).kind;
      }
    },

    async tellAdmin(userId, text) {
      try {
        const { id } = ANYTHING_WITH_ID.parse(
          await rest.inTurn(AFTER_POSTS, (client) =>
            client.post(Routes.userChannels(), { body: { recipient_id: userId } }),
          ),
        );
        await rest.inTurn(AFTER_POSTS, (client) => post(client, id, directMessage(userId, text)));
        return 'told';
      } catch (error) {
        return refusalOrFailure(error).kind === 'refused' ? 'closed' : 'failed';
      }
    },
  };
}

async function post(rest: REST, channelId: string, body: RESTPostAPIChannelMessageJSONBody): Promise<string> {
  return ANYTHING_WITH_ID.parse(await rest.post(Routes.channelMessages(channelId), { body })).id;
}

/** The same words to the same person twice within minutes are the same message. */
function directMessage(userId: string, text: string): RESTPostAPIChannelMessageJSONBody {
  const digest = createHash('sha256').update(`${userId}\n${text}`).digest('base64url');
  return {
    content: escapeMarkdown(text),
    allowed_mentions: { parse: [] },
    nonce: digest.slice(0, NONCE_MAX_CHARS),
    enforce_nonce: true,
  };
}

/** What became of a post where nothing of it was carried out. */
function unsent(error: unknown): SendResult {
  const result = refusalOrFailure(error);
  if (result.kind === 'refused') return result;
  return { kind: 'unsent', ...(result.retryAfterMs !== undefined && { retryAfterMs: result.retryAfterMs }) };
}
