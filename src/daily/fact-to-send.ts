import { wasDealt } from '../core/daily/channel-deck.ts';
import { hasFacts, marksOf } from '../core/daily/drawn.ts';
import type { Reason } from '../core/daily/reason.ts';
import { ReleaseGone } from '../core/library/library.ts';
import { factOfId } from '../core/release/fact-ids.ts';
import { type DealingParts, dealFact, keptOf, type NextFact } from './dealing.ts';
import type { DailyStore, PendingPost } from './store.ts';

type Parts = DealingParts & { readonly store: Pick<DailyStore, 'dealt' | 'redeal'> };

/**
 * The fact that a post was dealt. Another of what the channel draws from now, where its release is no longer here, its facts
 * lost that one since, or it was merged with one of this round. A reason where there is none, and `not now` where the
 * release is only just being read or replaced.
 */
export async function factToSend(
  post: PendingPost,
  parts: Parts,
): Promise<NextFact | { readonly reason: Reason } | 'not now'> {
  if (!parts.releases.isKnown(post.guildId)) return 'not now';
  try {
    return (await asDealt(post, parts)) ?? (await dealtAnew(post, parts));
  } catch (error) {
    if (error instanceof ReleaseGone) return 'not now';
    throw error;
  }
}

/** Whether a post still shows the fact that it was dealt. True too where that cannot be told just now: it is not sent then. */
export async function canSendAsDealt(post: PendingPost, parts: DealingParts): Promise<boolean> {
  if (!parts.releases.isKnown(post.guildId)) return true;
  try {
    return (await asDealt(post, parts)) !== undefined;
  } catch (error) {
    if (error instanceof ReleaseGone) return true;
    throw error;
  }
}

async function asDealt(post: PendingPost, { store, releases }: DealingParts): Promise<NextFact | undefined> {
  const { guildId, releaseKey, deck, factId, round, place, factCount: count } = post;
  const entry = releaseKey === '' ? releases.home.entry : releases.shelf(guildId).byKey(releaseKey);
  if (!entry || !releases.isOut(entry) || !hasFacts(entry)) return undefined;
  const { release } = await releases.open(entry);
  const fact = factOfId(release.facts, factId);
  if (!fact) return undefined;
  // Only what was merged since can have been dealt under another name.
  const dealt =
    fact.aliases.length === 0 ? [] : await store.dealt(post, marksOf(releases, deck), post.localDate);
  if (wasDealt({ key: entry.key, fact }, round, dealt)) return undefined;
  return { entry, release, deck, dealt: { fact, round, place, count } };
}

async function dealtAnew(post: PendingPost, parts: Parts): Promise<NextFact | { readonly reason: Reason }> {
  const next = await dealFact(post, post.choice, parts, post.localDate);
  if (!('reason' in next)) await parts.store.redeal(post, keptOf(next));
  return next;
}
