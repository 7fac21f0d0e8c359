import type { DeckPlace } from './command.ts';

/** Decks of facts whose place is kept, one for a channel and a release; what is forgotten begins a deck anew. */
const DECKS_KEPT = 10_000;

/** Furthest place that a button may lead a deck to: what it says comes from outside. */
const PLACE_MAX = 1_000_000;

/**
 * Deals from each deck place by place, from 0, and forgets the deck that was unused for longest where there are too many.
 * A place that a button names is passed over with all before it; from one of another shuffle, such as that of before a
 * restart, the deck goes on in that shuffle.
 *
 * @param seed the shuffle of a deck that begins
 */
export function createDecks(seed: number): (deck: string, from?: DeckPlace) => DeckPlace {
  const nextByDeck = new Map<string, DeckPlace>();
  return (deck, from) => {
    const taken = laterOf(nextByDeck.get(deck) ?? { seed, place: 0 }, from);
    // Removed and added again, so that the deck unused for longest stands first.
    nextByDeck.delete(deck);
    nextByDeck.set(deck, { ...taken, place: taken.place + 1 });
    const [unusedLongest] = nextByDeck.keys();
    if (nextByDeck.size > DECKS_KEPT && unusedLongest !== undefined) nextByDeck.delete(unusedLongest);
    return taken;
  };
}

function laterOf(next: DeckPlace, from: DeckPlace | undefined): DeckPlace {
  if (!from || from.place > PLACE_MAX) return next;
  const isSameShuffle = from.seed === next.seed >>> 0;
  return isSameShuffle && from.place < next.place ? next : from;
}
