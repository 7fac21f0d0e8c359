/** Decks of facts whose place is kept, one for a channel and a release; what is forgotten begins a deck anew. */
const DECKS_KEPT = 10_000;

/** Counts the places taken from each deck, from 0, and forgets the deck that was unused for longest where there are too many. */
export function createDecks(): (deck: string) => number {
  const places = new Map<string, number>();
  return (deck) => {
    const place = places.get(deck) ?? 0;
    // Removed and added again, so that the deck unused for longest stands first.
    places.delete(deck);
    places.set(deck, place + 1);
    const [unusedLongest] = places.keys();
    if (places.size > DECKS_KEPT && unusedLongest !== undefined) places.delete(unusedLongest);
    return place;
  };
}
