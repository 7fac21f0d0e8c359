import { createHash } from 'node:crypto';
import {
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { Agent } from 'undici';
import * as z from 'zod';
import type { FindResult, Poster, PostOrder, SendResult } from '../../../daily/poster.ts';
import { OutageLog } from '../outage-log.ts';
import { HeldBack } from './held-back.ts';
import { carries, findMessage } from './history.ts';
import { noticeText } from './notice-text.ts';
import { NotWanted, type Turn } from './paced-queue.ts';
import { Patience } from './patience.ts';
import { mayReadHistory } from './permissions.ts';
import { postMessage } from './post-message.ts';
import type { PostingRest } from './posting-rest.ts';
import {
  type Failure,
  isBeforeSending,
  isUnknownMessage,
  type Refusal,
  refusalOrFailure,
} from './refusal.ts';
import { SearchedHistories } from './searched-histories.ts';
import type { Servers } from './servers.ts';

/** Longest nonce. Source: Discord docs, "Create Message". */
const NONCE_MAX_CHARS = 25;

const ANYTHING_WITH_ID = z.object({ id: z.string() });

/** Behind every post, in the order they come. */
const AFTER_POSTS: Turn = { dueMs: Number.MAX_SAFE_INTEGER, channelId: '' };

/** Tries of a direct message, one right after the other: so soon its nonce holds, and none shows twice. */
const TELL_TRIES_MAX = 2;

export type PosterParts = {
  readonly rest: PostingRest;
  /** Says what the bot may do where, without asking Discord. */
  readonly servers: Servers;
  readonly logger: Logger;
  /** What admins type before a command of theirs. */
  readonly slash: string;
};

/** Posts on Discord. That it is out of reach is logged once, however many posts meet that. */
export function createPoster({ rest, servers, logger, slash }: PosterParts): Poster {
  const outage = new OutageLog(logger);
  const meaningOf = (error: unknown): Refusal | Failure => {
    const meaning = refusalOrFailure(error);
    if (isBeforeSending(error))
      logger.warn(
        { retryAfterMs: meaning.kind === 'failed' && meaning.retryAfterMs },
        'Discord limits the daily posts',
      );
    else if (meaning.kind === 'failed') outage.begin(error);
    return meaning;
  };

  /** Of the posts; other requests go over discord.js' own. */
  const connections = new Agent();
  const searched = new SearchedHistories();
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
    async send(order, clearance) {
      let roleId: string | undefined;
      try {
        roleId = await roleToPing(order);
      } catch (error) {
        return unsent(meaningOf(error));
      }
      try {
        const messageId = await rest.inTurn(
          order,
          (client) =>
            post(client, order.channelId, postMessage(order, roleId), new HeldBack(connections, clearance)),
          () => clearance.mayStillSend(),
        );
        outage.end();
        return { kind: 'sent', messageId, roleGone: roleId !== order.roleId };
      } catch (error) {
        if (error instanceof NotWanted) return { kind: 'unsent' };
        if (isUnknownMessage(error)) return { kind: 'deleted' };
        return isBeforeSending(error) ? unsent(meaningOf(error)) : meaningOf(error);
      }
    },

    async find({ channelId, guildId, nonce, dueMs }, sinceMs): Promise<FindResult> {
      const may = servers.permissionsIn(channelId);
      if (may && !mayReadHistory(may)) {
        return { kind: 'unreadable', reason: { code: 'no-history' } };
      }
      const turn = { dueMs, channelId };
      const patience = new Patience();
      try {
        const own = await askOwnId(turn);
        const { found, seen } = await findMessage(
          {
            channelId,
            fromMs: searched.readOnFrom(nonce, sinceMs),
            isIt: (message) => message.author.id === own && carries(message, nonce),
            onReadTo: (readToMs) => searched.note(nonce, sinceMs, readToMs),
          },
          (work) => patience.through(() => rest.inTurn(turn, work)),
        );
        if (found) return { kind: 'found', messageId: found.id };
        // Nothing at all may also mean that reading is not allowed.
        if (seen > 0 || may) return { kind: 'absent' };
        return {
          kind: 'failed',
          cause: new Error(`server ${guildId} is not known yet, its channel looks empty`),
          problem: { code: 'access-unsure' },
        };
      } catch (error) {
        return meaningOf(error);
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
        return meaningOf(error).kind;
      }
    },

    async tellAdmin(userId, notice) {
      let channelId: string;
      try {
        const open = (client: REST) => client.post(Routes.userChannels(), { body: { recipient_id: userId } });
        channelId = ANYTHING_WITH_ID.parse(await rest.inTurn(AFTER_POSTS, open)).id;
      } catch (error) {
        return meaningOf(error).kind === 'refused' ? 'closed' : 'unsent';
      }
      let mayBeThere = false;
      for (let tries = 0; tries < TELL_TRIES_MAX; tries += 1) {
        try {
          await rest.inTurn(AFTER_POSTS, (client) =>
            post(client, channelId, directMessage(userId, noticeText(notice, slash))),
          );
          return 'told';
        } catch (error) {
          if (meaningOf(error).kind === 'refused') return 'closed';
          if (isBeforeSending(error)) return mayBeThere ? 'lost' : 'unsent';
          mayBeThere = true;
        }
      }
      return 'lost';
    },
  };
}

async function post(
  rest: REST,
  channelId: string,
  body: RESTPostAPIChannelMessageJSONBody,
  dispatcher?: HeldBack,
): Promise<string> {
  const request = { body, ...(dispatcher && { dispatcher }) };
  return ANYTHING_WITH_ID.parse(await rest.post(Routes.channelMessages(channelId), request)).id;
}

/** The same words to the same person twice within minutes are the same message. */
function directMessage(userId: string, content: string): RESTPostAPIChannelMessageJSONBody {
  const digest = createHash('sha256').update(`${userId}\n${content}`).digest('base64url');
  return {
    content,
    allowed_mentions: { parse: [] },
    nonce: digest.slice(0, NONCE_MAX_CHARS),
    enforce_nonce: true,
  };
}

/** What became of a post where nothing of it was carried out. */
function unsent(result: Refusal | Failure): SendResult {
  if (result.kind === 'refused') return result;
  const { retryAfterMs, problem } = result;
  return { kind: 'unsent', problem, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}
