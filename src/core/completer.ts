import { cutTyped } from './cut-typed.ts';
import { foldedText } from './text/folded.ts';
import { mendSpelling } from './text/spelling.ts';

/** Most completions of an option. Source: Discord docs, "Autocomplete". */
export const SUGGESTIONS_MAX = 25;

/** How far a word of an item stands for a typed one: as typed, as its beginning, misspelt, or with a common beginning. */
const SAME = 1;
const BEGUN_MIN = 0.5;
const BEGUN_MAX = 0.9;
const MISSPELT = 0.7;
const COMMON_START = 0.6;

/** Shortest beginning that two words must share where nothing else fits, in letters, and as a part of the typed word. */
const COMMON_START_MIN_CHARS = 3;
const COMMON_START_MIN_PART = 0.6;

/** What an item gains that begins with all that was typed, as a part of the highest score. */
const BEGINS_SO = 0.5;

/** What a long item loses at most, as a part of the highest score: of two that fit as well the shorter is meant. */
const LENGTH_MAX_LOSS = 0.01;

/** One item in so many has a word that counts as rare. */
const FEW_PART = 20;

/** Steps in which scores are told apart: items that differ by less stand in their own order. */
const SCORE_STEPS = 1e6;

/** No score is higher: sixty characters have no more words that weigh anything like ten each. */
const SCORES_MAX = 1_000;

/**
 * Makes an index of texts, once; what it gives finds the items whose text shares words with what is typed, misspelt
 * and half-typed words included, best first, and of each group the best alone. Empty where nothing is alike. A keystroke costs tenths of a millisecond
 * over thousands of items, whatever is typed.
 */
export function createCompleter<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  groupOf: (item: Item) => unknown = (item) => item,
): (typed: string) => Item[] {
  const texts = items.map((item) => foldedText(textOf(item)));
  const postings = postingsOf(texts);
  const vocabulary = [...postings.keys()].sort();
  const mend = mendSpelling(vocabulary, (word) => postings.has(word));
  const firstOfGroup = new Map(items.map((item, place) => [groupOf(item), place] as const).toReversed());
  const groups = items.map((item, place) => firstOfGroup.get(groupOf(item)) ?? place);
  const lengths = texts.map((text) => wordsOf(text).length);

  const meant = (typed: string): Meant[] => {
    const begun = wordsFrom(vocabulary, typed).map((word) => ({ word, part: partOf(typed, word) }));
    if (begun.length > 0) return begun;
    const mended = mend(typed);
    const alike = commonStart(vocabulary, typed).map((word) => ({ word, part: COMMON_START }));
    return mended === undefined ? alike : [{ word: mended, part: MISSPELT }, ...alike];
  };

  return (typed) => {
    const wanted = foldedText(cutTyped(typed));
    const scores = new Float64Array(items.length);
    let highest = 0;
    for (const word of new Set(wordsOf(wanted))) {
      const { parts, places } = partsByItem(meant(word), postings, items.length);
      // A word that nothing has weighs as one that few have: one slip is not to hide all the rest.
      const weight = Math.log(1 + items.length / (1 + (places.length || items.length / FEW_PART)));
      highest += weight;
      for (const place of places) scores[place] = (scores[place] ?? 0) + weight * (parts[place] ?? 0);
    }
    const rank = (score: number, place: number): number => {
      const length = lengths[place] ?? 0;
      const begins = texts[place]?.startsWith(wanted) ? BEGINS_SO : 0;
      return score + highest * (begins - (LENGTH_MAX_LOSS * length) / (1 + length));
    };
    return bestFirst(scores, groups, rank).flatMap((place) => items[place] ?? []);
  };
}

/** A word of the items that a typed word may stand for, and how far. */
type Meant = { readonly word: string; readonly part: number };

/** Languages that write without spaces are read two characters at a time. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

function wordsOf(plain: string): string[] {
  const pairs = [...plain.matchAll(UNSPACED)].flatMap(([run]) => {
    const characters = [...run];
    return characters.length === 1
      ? [run]
      : characters.slice(1).map((character, place) => `${characters[place]}${character}`);
  });
  return [...plain.replace(UNSPACED, ' ').split(' '), ...pairs].filter((word) => word !== '');
}

/** The places of the items that have a word, by word. */
function postingsOf(texts: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const postings = new Map<string, number[]>();
  for (const [place, text] of texts.entries()) {
    for (const word of new Set(wordsOf(text))) {
      const places = postings.get(word);
      if (places) places.push(place);
      else postings.set(word, [place]);
    }
  }
  return postings;
}

/** The words that begin so. @param vocabulary in ascending order */
function wordsFrom(vocabulary: readonly string[], start: string): string[] {
  let low = 0;
  let high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((vocabulary[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (vocabulary[end]?.startsWith(start)) end += 1;
  return vocabulary.slice(low, end);
}

/** The words with the longest beginning in common with one that is misspelt and not yet typed out. */
function commonStart(vocabulary: readonly string[], typed: string): string[] {
  const shortest = Math.max(COMMON_START_MIN_CHARS, Math.ceil(typed.length * COMMON_START_MIN_PART));
  for (let length = typed.length - 1; length >= shortest; length -= 1) {
    const found = wordsFrom(vocabulary, typed.slice(0, length));
    if (found.length > 0) return found;
  }
  return [];
}

function partOf(typed: string, word: string): number {
  return typed === word ? SAME : BEGUN_MIN + (BEGUN_MAX - BEGUN_MIN) * (typed.length / word.length);
}

/** How far each item has one of the words, and the places of those that have one at all. */
function partsByItem(
  meant: readonly Meant[],
  postings: ReadonlyMap<string, readonly number[]>,
  itemCount: number,
): { readonly parts: Float64Array; readonly places: readonly number[] } {
  const parts = new Float64Array(itemCount);
  const places: number[] = [];
  for (const { word, part } of meant) {
    for (const place of postings.get(word) ?? []) {
      const known = parts[place] ?? 0;
      if (known === 0) places.push(place);
      if (part > known) parts[place] = part;
    }
  }
  return { parts, places };
}

/**
 * The best place of each group that has a score, by rank. Sorting every place would take most of the time, and a sort
 * of plain numbers a tenth of one that compares.
 */
function bestFirst(
  scores: Float64Array,
  groups: readonly number[],
  rank: (score: number, place: number) => number,
): number[] {
  const keys = new Float64Array(scores.length).fill(Number.POSITIVE_INFINITY);
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] ?? 0;
    if (score === 0) continue;
    const steps = SCORE_STEPS * SCORES_MAX - Math.round(rank(score, place) * SCORE_STEPS);
    const key = steps * scores.length + place;
    const group = groups[place] ?? place;
    if (key < (keys[group] ?? 0)) keys[group] = key;
  }
  return Array.from(keys.filter(Number.isFinite).sort(), (key) => key % scores.length);
}
