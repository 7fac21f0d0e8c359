import { stableHash } from '../../core/daily/stable-hash.ts';
import type { PostStore } from '../../daily/store.ts';
import { LEASE } from './lease.ts';
import { number, pendingFrom, recordFrom, type Statements, text } from './rows.ts';

/** Most posts that `history` gives. */
const HISTORY_MAX = 10;

export function createPostStore({ all, first }: Statements): PostStore {
  return {
    history: async (channelId) => (await all('history', channelId, HISTORY_MAX)).map(recordFrom),
    postsSinceSent: async (guildId) => (await all('postsSinceSent', guildId)).map(recordFrom),
    async latestPost(channelId, byMs = Number.MAX_SAFE_INTEGER) {
      const row = await first('latestPost', channelId, byMs);
      return row && recordFrom(row);
    },
    postsAhead: async (channelId, afterMs) => (await all('postsAhead', channelId, afterMs)).map(recordFrom),
    async forgetMissedAhead(channelId, afterMs, exceptReason) {
      await all('forgetMissedAhead', channelId, afterMs, exceptReason);
    },
    dealt: async (channelId, exceptDate = '') =>
      (await all('dealt', channelId, exceptDate)).map((row) => ({
        factId: text(row, 'fact_id'),
        round: number(row, 'round'),
      })),
    async addPost({ channelId, dueMs, dueDate }, post) {
      const { factId = '', round = 0, place = 0, count = 0 } = post.dealt ?? {};
      const turn = stableHash(channelId);
      const row = await first(
        'addPost',
        ...[channelId, dueMs, dueDate, turn, factId, round, place, count, post.status, post.reason ?? null],
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
      await all('release', channelId, localDate, attempts, nextTryMs, firstTryMs ?? null, problem ?? null);
    },
    async redeal({ channelId, localDate }, dealt) {
      await all('redeal', channelId, localDate, dealt.factId, dealt.round, dealt.place, dealt.count);
    },
    async markSent({ channelId, localDate }, sent) {
      const { messageId = null, sentMs, reason = null, crosspost } = sent;
      await all('markSent', channelId, localDate, messageId, sentMs, reason, crosspost ? 'wanted' : '');
    },
    markUnsent: async ({ channelId, localDate, attempts }, status, reason) =>
      (await first('markUnsent', channelId, localDate, attempts, status, reason)) !== undefined,

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
