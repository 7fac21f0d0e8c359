import type { Release } from '../release/release.ts';
import { readWords } from '../text/words.ts';
import { type Bm25, indexBm25 } from './bm25.ts';
import type { Passage } from './reading.ts';

/** A release of up to this many sentences is read whole. */
const WHOLE_MAX_SENTENCES = 60;
/** Best sentences of a longer one that are read with their neighbours. */
const CHOSEN_SENTENCES = 12;
/** Sentences before and after a chosen one that are read for its sake. */
const NEIGHBOURS = 2;

/** Chooses what is read of a release for a question, by the words they share where it is long. */
export function passagesOf({
  sentences,
}: Pick<Release, 'sentences'>): (question: string) => readonly Passage[] {
  const end = sentences.length;
  const whole = end === 0 ? [] : [{ first: 0, end }];
  if (end <= WHOLE_MAX_SENTENCES) return () => whole;
  let index: Bm25 | undefined;
  return (question) => {
    index ??= indexBm25(sentences.map(({ text }) => stemsOf(text)));
    const chosen = index(stemsOf(question)).slice(0, CHOSEN_SENTENCES);
    // What shares no word with any sentence is most often about the beginning.
    const places = chosen.length > 0 ? chosen.map(({ place }) => place) : [0];
    return joined(places, end);
  };
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
  return readWords(text).flatMap(({ stop, stem }) => (stop ? [] : [stem]));
}
