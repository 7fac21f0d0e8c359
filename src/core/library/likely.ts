import type { Ranked } from './word-index.ts';

/**
 * Share of what a question is about that a release must have by its words alone, since one that lacks more is about something
 * else, whatever words they share.
 */
const ABOUT_MIN_SHARE = 0.5;

/** How near to a question the nearest sentence of a release must be where its words have less of it, as a cosine. */
const NEAR_MIN = 0.55;

/** What a point of BM25 counts beside that cosine. Set with {@link NEAR_MIN} by `npm run elsewhere`; half or double makes no difference there. */
const WORDS_WEIGHT = 0.015;

/** All releases that there are, and how near the nearest sentence of each is to a question. */
export type Near<Item> = { readonly items: readonly Item[]; readonly nearest: (item: Item) => number };

/**
 * The releases that may answer a question, the likeliest first: by the words they share with it, and by their nearest sentence
 * where that is told.
 *
 * @param byWords all that share a word with it, best first
 */
export function likely<Item>(byWords: readonly Ranked<Item>[], near?: Near<Item>): Item[] {
  if (!near) return byWords.filter(isAbout).map(({ item }) => item);
  const words = new Map(byWords.map((ranked) => [ranked.item, ranked]));
  return near.items
    .map((item) => {
      const ranked = words.get(item);
      const nearness = near.nearest(item);
      const isLikely = nearness >= NEAR_MIN || (ranked !== undefined && isAbout(ranked));
      return { item, isLikely, score: nearness + WORDS_WEIGHT * (ranked?.score ?? 0) };
    })
    .filter(({ isLikely }) => isLikely)
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item);
}

function isAbout({ share }: Ranked<unknown>): boolean {
  return share >= ABOUT_MIN_SHARE;
}
