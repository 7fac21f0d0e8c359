import type { Notice } from '../core/daily/notice.ts';
import type { PassingReason, RefusalReason, UnseenReason } from '../core/daily/reason.ts';
import type { Reply } from '../core/reply.ts';

/** One post to send. The same order, sent again, must carry the same nonce. */
export type PostOrder = {
  readonly channelId: string;
  readonly guildId: string;
  /**
   * From channel and local date, at most 25 characters of A–Z, a–z, 0–9 and "-". The state of the reply's action
   * button ends in ":" and this nonce: it is what `find` looks for.
   */
  readonly nonce: string;
  /** Raw, as commands give it: the transport dresses it. */
  readonly reply: Reply;
  /** The role to ping, if it still exists. */
  readonly roleId?: string;
  /** When the post was due: with a stable hash of the channel, the order in which waiting sends go out. */
  readonly dueMs: number;
};

/** What became of one try. */
export type SendResult =
  /** `roleGone`: the role no longer exists, and the post went out without it. */
  | { readonly kind: 'sent'; readonly messageId: string; readonly roleGone: boolean }
  /** For good: codes 50001, 50013, 10003 and others that the same post would get again. */
  | { readonly kind: 'refused'; readonly code: number; readonly reason: RefusalReason }
  /** The nonce's message was posted and has been removed since: it counts as delivered. */
  | { readonly kind: 'deleted' }
  /** Given up before anything left this machine: certainly not carried out. */
  | { readonly kind: 'unsent'; readonly retryAfterMs?: number; readonly problem?: PassingReason }
  /** No answer, 5xx, 429 or a broken connection: it may have been executed. */
  | {
      readonly kind: 'failed';
      readonly cause: unknown;
      readonly retryAfterMs?: number;
      readonly problem?: PassingReason;
    };

/** What the channel's own messages say about an earlier try. */
export type FindResult =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  /** No permission to read the history. */
  | { readonly kind: 'unreadable'; readonly reason: UnseenReason }
  /** For good, as in `SendResult`: the channel is gone, or closed to the bot. */
  | { readonly kind: 'refused'; readonly code: number; readonly reason: RefusalReason }
  | { readonly kind: 'failed'; readonly cause: unknown; readonly problem?: PassingReason };

/** What a post has to pass before any of its request leaves this machine. Neither method rejects or throws. */
export type Clearance = {
  /** What this process can tell by its own clocks, at no cost. */
  mayStillSend(): boolean;
  /**
   * Asks the store, and where an earlier request may have gone out the channel too: a process that was suspended
   * while its clocks stood still finds out only there. Its answer ages like anything else, so it is asked for once,
   * when nothing but the answer holds the request back any more.
   */
  confirm(): Promise<boolean>;
};

/**
 * Puts posts where people read them. Methods never reject: what went wrong is in what they give.
 * One order is never in two calls of `send` at once.
 */
export type Poster = {
  /**
   * Tries once. Gives `unsent`, and nothing has left, where `mayStillSend` says no while the request waits for its
   * turn, `confirm` says no after that, or `mayStillSend` says no as the request is written to the socket.
   */
  send(order: PostOrder, clearance: Clearance): Promise<SendResult>;
  /**
   * Looks for an earlier try among the bot's own messages, back to `sinceMs`, and in any case through the newest
   * hundred messages: the clock of the try may have been wrong. In a busy channel that takes long; asked again, or
   * cut off by a failure, it reads on where it was.
   */
  find(
    order: Pick<PostOrder, 'channelId' | 'guildId' | 'nonce' | 'dueMs'>,
    sinceMs: number,
  ): Promise<FindResult>;
  /** Passes a post on to the servers that follow its channel. `done` also where it was already. */
  crosspost(channelId: string, messageId: string): Promise<'done' | 'refused' | 'failed'>;
  /**
   * Words a notice and sends it as a direct message. `closed`: the person takes none from this bot. `unsent`: it certainly did not go out.
   * `lost`: it may have, and sent again later it could come twice.
   */
  tellAdmin(userId: string, notice: Notice): Promise<'told' | 'closed' | 'unsent' | 'lost'>;
};
