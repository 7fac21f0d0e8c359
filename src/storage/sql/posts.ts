import type { Reason } from '../../core/daily/reason.ts';
import { stableHash } from '../../core/daily/stable-hash.ts';
import type { PostStore } from '../../daily/store.ts';
import { number, text } from './columns.ts';
import { LEASE } from './lease.ts';
import { reasonValues } from './reasons.ts';
import { pendingFrom, recordFrom, type Statements } from './rows.ts';

/** Why a post is skipped that `unskip` takes back. */
const SKIPPED: Reason['code'] = 'skipped-by-admin';

/** Most posts that `history` gives. */
const HISTORY_MAX = 10;

export function createPostStore({ all, first }: Statements): PostStore {
  return {
    history: async ({ channelId, guildId }) =>
      (await all('history', channelId, guildId, HISTORY_MAX)).map(recordFrom),
    postsSinceSent: async (guildId) => (await all('postsSinceSent', guildId)).map(recordFrom),
    async latestPost({ channelId, guildId }, byMs = Number.MAX_SAFE_INTEGER) {
      const row = await first('latestPost', channelId, guildId, byMs);
      return row && recordFrom(row);
    },
    postsAhead: async ({ channelId, guildId }, afterMs) =>
      (await all('postsAhead', channelId, guildId, afterMs)).map(recordFrom),
    async forgetMissedAhead({ channelId, guildId }, afterMs, except) {
      await all('forgetMissedAhead', channelId, guildId, afterMs, except);
    },
    unskip: async ({ channelId, guildId }, localDate, nowMs) =>
      (await first('unskip', channelId, guildId, localDate, nowMs, SKIPPED)) !== undefined,
    dealt: async ({ channelId, guildId }, decks, exceptDate = '') =>
      (await all('dealt', channelId, guildId, exceptDate, ...decks)).map((row) => ({
        factId: text(row, 'fact_id'),
        releaseKey: text(row, 'release_key'),
        round: number(row, 'round'),
      })),
    async addPost({ channelId, guildId, dueMs, dueDate }, post) {
      const { factId = '', round = 0, place = 0, count = 0, releaseKey = '', deck = '' } = post.dealt ?? {};
      const turn = stableHash(channelId);
      const row = await first(
        'addPost',
        ...[channelId, guildId, dueMs, dueDate, turn, factId, round, place, count, post.status],
        ...reasonValues(post.reason),
        ...[releaseKey, deck],
      );
      return row !== undefined;
    },

    pending: async (nowMs, times, countMax) =>
      (await all('pending', times.lateMs, nowMs, times.farMs, times.settledMs, countMax)).map(pendingFrom),
    claim: async ({ channelId, localDate, attempts }, nowMs, untilMs) =>
      (await first('claim', channelId, localDate, attempts, nowMs, untilMs)) !== undefined,
    isStillClaimed: async ({ channelId, localDate, attempts }, holder) =>
      (await first('stillClaimed', channelId, localDate, attempts, LEASE, holder)) !== undefined,
    async release({ channelId, localDate, attempts }, nextTryMs, firstTryMs, problem) {
      const values = [channelId, localDate, attempts, nextTryMs, firstTryMs ?? null];
      await all('release', ...values, ...reasonValues(problem));
    },
    async redeal({ channelId, localDate }, dealt) {
      const { factId, round, place, count, releaseKey, deck } = dealt;
      await all('redeal', channelId, localDate, factId, round, place, count, releaseKey, deck);
    },
    async markSent({ channelId, localDate }, sent) {
      const { messageId = null, sentMs, reason, crosspost } = sent;
      const values = [channelId, localDate, messageId, sentMs, crosspost ? 'wanted' : ''];
      await all('markSent', ...values, ...reasonValues(reason));
    },
    markUnsent: async ({ channelId, localDate, attempts }, status, reason) =>
      (await first('markUnsent', channelId, localDate, attempts, status, ...reasonValues(reason))) !==
      undefined,

    toCrosspost: async (nowMs, countMax) =>
      (await all('toCrosspost', nowMs, countMax)).map((row) => ({
        channelId: text(row, 'channel_id'),
        localDate: text(row, 'local_date'),
        messageId: text(row, 'message_id'),
        sentMs: number(row, 'sent_ms'),
      })),
    async putOffCrosspost({ channelId, localDate }, untilMs) {
      await all('putOffCrosspost', channelId, localDate, untilMs);
    },
    async markCrossposted({ channelId, localDate }, how) {
      await all('markCrossposted', channelId, localDate, how);
    },
  };
}
