/** Discord does not take a post, and trying again by itself would not help. */
export type RefusalReason =
  | { readonly code: 'no-view' }
  | { readonly code: 'no-send' }
  | { readonly code: 'channel-gone' }
  /** Any other refusal. `discordCode` is Discord's JSON error code, `message` one line in Discord's words. */
  | { readonly code: 'discord-refused'; readonly discordCode: number; readonly message: string };

/** A try came to nothing, and the next may well succeed. */
export type PassingReason =
  | { readonly code: 'rate-limited' }
  /** `status` is the HTTP status. */
  | { readonly code: 'discord-error'; readonly status: number }
  | { readonly code: 'no-answer' }
  /** The gateway has not told yet whether the bot may read the channel. */
  | { readonly code: 'access-unsure' };

/** Nobody can tell whether an earlier try went through. */
export type UnseenReason =
  /** The bot lacks Read Message History. */
  | { readonly code: 'no-history' }
  /** Reading the history failed until it no longer mattered. */
  | { readonly code: 'history-unread' };

/**
 * Why a post is not on Discord, or not yet, or why a schedule is broken or stopped. `reasonWords` words it for people;
 * the program tells causes apart by `code` alone.
 */
export type Reason =
  | RefusalReason
  | PassingReason
  | UnseenReason
  | { readonly code: 'skipped-by-admin' }
  /** The bot was not running, and the next post was already due when it came back. */
  | { readonly code: 'not-running' }
  /** The release has no facts. */
  | { readonly code: 'no-facts' }
  /** The release that the channel draws from was removed, or is under an embargo. */
  | { readonly code: 'release-away' }
  /** The post could not be sent within so many hours of its time. */
  | { readonly code: 'too-late'; readonly graceHours: number }
  | { readonly code: 'paused' }
  /** The schedule was stopped, and by whom was not noted. */
  | { readonly code: 'schedule-stopped' }
  | { readonly code: 'stopped-by-admin' }
  /** The bot was removed from the server. */
  | { readonly code: 'server-left' }
  /** The message was posted, and deleted before it could be noted. */
  | { readonly code: 'deleted' }
  /** A sentence that an older version of the bot left and this one has no code for. */
  | { readonly code: 'noted'; readonly sentence: string };

/** A reason as one or more plain sentences for the admin, in no transport's markup. */
export function reasonWords(reason: Reason): string {
  switch (reason.code) {
    case 'no-view':
      return 'I cannot see the channel: give me View Channel there.';
    case 'no-send':
      return 'I may not post in the channel: give me Send Messages and Embed Links there.';
    case 'channel-gone':
      return 'The channel no longer exists, or I am no longer in its server.';
    case 'discord-refused':
      return `Discord does not take the post: ${reason.message} (code ${reason.discordCode}).`;
    case 'rate-limited':
      return 'Discord asks me to wait.';
    case 'discord-error':
      return `Discord answers with an error (${reason.status}).`;
    case 'no-answer':
      return 'Discord does not answer.';
    case 'access-unsure':
      return 'I cannot tell yet whether I may read the channel.';
    case 'no-history':
      return 'I cannot see whether an earlier try went through: give me Read Message History in the channel.';
    case 'history-unread':
      return 'The channel’s history could not be read.';
    case 'skipped-by-admin':
      return 'An admin skipped it.';
    case 'not-running':
      return 'The bot was not running, and the next post was already due when it came back.';
    case 'no-facts':
      return 'The release has no facts.';
    case 'release-away':
      return 'The release that the channel draws from is not here: it was removed, or it is not out yet.';
    case 'too-late':
      return `It could not be sent within ${hourWords(reason.graceHours)} of its time.`;
    case 'paused':
      return 'The schedule was paused.';
    case 'schedule-stopped':
      return 'The schedule was stopped.';
    case 'stopped-by-admin':
      return 'An admin stopped it.';
    case 'server-left':
      return 'The bot was removed from the server.';
    case 'deleted':
      return 'It was deleted soon after.';
    case 'noted':
      return reason.sentence;
  }
}

function hourWords(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`;
}
