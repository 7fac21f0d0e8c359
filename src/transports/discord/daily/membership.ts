import { DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import * as z from 'zod';
import type { Turn } from './paced-queue.ts';
import type { PostingRest } from './posting-rest.ts';

/** In which servers the bot is, as Discord answers when it is asked: each answer has its turn behind every post. */
export type Membership = {
  /** Rejects where Discord says neither. */
  isIn(guildId: string): Promise<boolean>;
  /** Rejects where Discord does not say. */
  isInOneOf(guildIds: readonly string[]): Promise<boolean>;
};

/** Most servers that Discord lists at once. Source: Discord docs, "Get Current User Guilds". */
const PAGE_MAX = 200;

const BEHIND_POSTS: Turn = { dueMs: Number.MAX_SAFE_INTEGER, channelId: '' };

const LISTED = z.array(z.object({ id: z.string() }));

export function createMembership(rest: PostingRest): Membership {
  return {
    async isIn(guildId) {
      try {
        await rest.inTurn(BEHIND_POSTS, (client) => client.get(Routes.guild(guildId)));
        return true;
      } catch (error) {
        if (saysNotIn(error)) return false;
        throw error;
      }
    },
    async isInOneOf(guildIds) {
      const wanted = new Set(guildIds);
      for (let after = '0'; ; ) {
        const query = new URLSearchParams({ limit: `${PAGE_MAX}`, after });
        const page = LISTED.parse(
          await rest.inTurn(BEHIND_POSTS, (client) => client.get(Routes.userGuilds(), { query })),
        );
        if (page.some(({ id }) => wanted.has(id))) return true;
        const last = page.at(-1);
        if (!last || page.length < PAGE_MAX) return false;
        after = last.id;
      }
    },
  };
}

/** Only these two speak of the server; anything else may pass, or is of the bot itself. */
function saysNotIn(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    (error.code === RESTJSONErrorCodes.UnknownGuild || error.code === RESTJSONErrorCodes.MissingAccess)
  );
}
