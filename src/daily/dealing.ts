import {
  countDealt,
  type Dealt,
  type DealtFact,
  dealInRound,
  dealNewRound,
  inTurn,
} from '../core/daily/channel-deck.ts';
import { type Drawn, drawnFrom } from '../core/daily/drawn.ts';
import type { Reason } from '../core/daily/reason.ts';
import type { ReleaseChoice } from '../core/daily/release-choice.ts';
import type { Place } from '../core/daily/schedule.ts';
import type { Entry } from '../core/library/entry.ts';
import { type OpenRelease, ReleaseGone } from '../core/library/library.ts';
import type { PostedReleases } from './releases.ts';
import type { DailyStore, NewPost } from './store.ts';

/** The next fact of a channel, and the release that it is of. */
export type NextFact = Pick<OpenRelease, 'entry' | 'release'> & {
  readonly dealt: DealtFact;
  /** Which of the channel's decks it is of. */
  readonly deck: string;
};

export type DealingParts = {
  readonly store: Pick<DailyStore, 'dealt'>;
  readonly releases: PostedReleases;
};

/**
 * Deals the next fact to a channel, or says why there is none.
 *
 * @param exceptDate of a post that is dealt anew
 * @throws {ReleaseGone} where every release that it could be of is just being replaced
 */
export async function dealFact(
  place: Place,
  choice: ReleaseChoice,
  { store, releases }: DealingParts,
  exceptDate?: string,
): Promise<NextFact | { readonly reason: Reason }> {
  const drawn = drawnFrom(releases, place.guildId, choice);
  if ('reason' in drawn) return drawn;
  const dealt = await store.dealt(place, drawn.decks, exceptDate);
  const deck = { drawn, dealt, channelId: place.channelId, releases };
  return (await dealtFrom(deck, 'this round')) ?? (await dealtFrom(deck, 'next round')) ?? NO_FACTS;
}

const NO_FACTS = { reason: { code: 'no-facts' } } as const;

type ChannelDeck = {
  readonly drawn: Drawn;
  readonly dealt: readonly Dealt[];
  readonly channelId: string;
  readonly releases: Pick<PostedReleases, 'open'>;
};

/** Opens one release after the other until one has a fact to deal, so that most are never opened. */
async function dealtFrom(
  { drawn, dealt, channelId, releases }: ChannelDeck,
  which: 'this round' | 'next round',
): Promise<NextFact | undefined> {
  const isNew = which === 'next round';
  const left = new Map(
    drawn.entries.map((entry) => [entry.key, isNew ? entry.factCount : leftIn(entry, dealt)]),
  );
  let gone: ReleaseGone | undefined;
  for (const entry of inTurn(drawn.entries, channelId, dealt)) {
    left.delete(entry.key);
    try {
      const { release } = await releases.open(entry);
      const elsewhere = [...left.values()].reduce((sum, count) => sum + count, 0);
      const hand = { key: entry.key, facts: release.facts, elsewhere };
      const next = (isNew ? dealNewRound : dealInRound)(hand, channelId, dealt);
      if (next) return { entry, release, dealt: next, deck: drawn.deck };
    } catch (error) {
      // Just being replaced: another of the deck has its turn first.
      if (!(error instanceof ReleaseGone)) throw error;
      gone = error;
    }
  }
  if (gone) throw gone;
  return undefined;
}

/** What is kept of it with its post. */
export function keptOf({ entry, dealt, deck }: NextFact): NonNullable<NewPost['dealt']> {
  const { fact, round, place, count } = dealt;
  return { factId: fact.id, releaseKey: entry.key, deck, round, place, count };
}

/** About: of facts that were merged or left the file it may be a few more or less, and of an outline too many. */
function leftIn({ key, factCount }: Entry, dealt: readonly Dealt[]): number {
  return Math.max(0, factCount - countDealt(key, dealt));
}
