import type { Release } from '../release/release.ts';
import { eachWord } from '../text/words.ts';
import { type Bm25, indexBm25 } from './bm25.ts';
import { likenessAt, type PackedVectors } from './packed-vectors.ts';
import type { Passage } from './reading.ts';

/** A release of up to this many sentences is read whole. */
const WHOLE_MAX_SENTENCES = 60;
/** Best sentences of a longer one that are read with their neighbours. */
const CHOSEN_SENTENCES = 12;
/** Sentences before and after a chosen one that are read for its sake. */
const NEIGHBOURS = 2;

/**
 * What a point of BM25 counts beside the cosine of two vectors. Fitted on long texts made of the releases of the list
 * `calibrate` (`npm run passages -- --data DIR --list calibrate`).
 */
const WORDS_WEIGHT = 0.02;

/** The vectors of a release's sentences, and a question's own, of length 1. */
export type ByMeaning = { readonly vectors: PackedVectors; readonly meaning: Float32Array };

/** True for a release that is short enough for every question to read all of it. */
export function isReadWhole({ sentences }: Pick<Release, 'sentences'>): boolean {
  return sentences.length <= WHOLE_MAX_SENTENCES;
}

/** Chooses what is read of a release for a question: of a long one by the words they share, and by meaning where it is told. */
export function passagesOf({
  sentences,
}: Pick<Release, 'sentences'>): (question: string, byMeaning?: ByMeaning) => readonly Passage[] {
  const end = sentences.length;
  const whole = end === 0 ? [] : [{ first: 0, end }];
  if (isReadWhole({ sentences })) return () => whole;
  let index: Bm25 | undefined;
  return (question, byMeaning) => {
    index ??= indexBm25(sentences.map(({ text }) => stemsOf(text)));
    const byWords = index(stemsOf(question));
    const ranked = byMeaning ? byBoth(byWords, byMeaning, end) : byWords;
    const chosen = ranked.slice(0, CHOSEN_SENTENCES);
    // What shares no word with any sentence is most often about the beginning.
    const places = chosen.length > 0 ? chosen.map(({ place }) => place) : [0];
    return joined(places, end);
  };
}

/** All places of a release of `end` sentences, the likeliest first. */
function byBoth(byWords: ReturnType<Bm25>, { vectors, meaning }: ByMeaning, end: number): ReturnType<Bm25> {
  const wordScores = new Map(byWords.map(({ place, score }) => [place, score]));
  return Array.from({ length: end }, (_, place) => ({
    place,
    score: likenessAt(place, vectors, meaning) + WORDS_WEIGHT * (wordScores.get(place) ?? 0),
  })).sort((a, b) => b.score - a.score || a.place - b.place);
}

/** Each place with its neighbours, in order, those that touch as one. */
function joined(places: readonly number[], end: number): Passage[] {
  const passages: Passage[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const next = { first: Math.max(0, place - NEIGHBOURS), end: Math.min(end, place + NEIGHBOURS + 1) };
    const last = passages.at(-1);
    if (last && next.first <= last.end) passages[passages.length - 1] = { first: last.first, end: next.end };
    else passages.push(next);
  }
  return passages;
}

/** The stems of a text's words but those of grammar, repeated as they stand. */
export function stemsOf(text: string): string[] {
  const stems: string[] = [];
  eachWord(text, ({ stop, stem }) => {
    if (!stop) stems.push(stem);
  });
  return stems;
}
