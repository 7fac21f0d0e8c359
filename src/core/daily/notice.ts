import type { Reason } from './reason.ts';

/** Discord refused the channel's posts for good: no more are tried. */
type Broken = { readonly kind: 'broken'; readonly reason: Reason };

/** The role that the channel's posts pinged no longer exists. */
type RoleGone = { readonly kind: 'role-gone' };

/** `missed`: a post did not go out, though no admin wanted that. `unknown`: nobody can tell whether it did. */
type WithoutPost = {
  readonly kind: 'missed' | 'unknown';
  /** The local date that the post was for, `YYYY-MM-DD`. */
  readonly localDate: string;
  readonly reason: Reason;
};

/** A text that an older version of the bot left and this one has no kind for; it may hold Discord's markup. */
type Noted = { readonly kind: 'noted'; readonly text: string };

/** Something that the admin of a channel's schedule is to be told. Each transport words it in its own way. */
export type Notice = { readonly channelId: string } & (Broken | RoleGone | WithoutPost | Noted);
