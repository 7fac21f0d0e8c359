import Fuse from 'fuse.js';
import { RecentMap } from '../recent-map.ts';

/** Shortest word that is mended; shorter ones are too near to each other. */
const MEND_MIN_CHARS = 4;
/** Fuse's score, 0 for the same word: about one slip in four letters. */
const MEND_MAX_SCORE = 0.3;
/** Words whose mending is remembered, in one generation: people ask again with the same slips. */
const MEMORY_WORDS = 500;

/**
 * Makes the mender of a release: leads a misspelt word to the one of its words that it most likely stands for
 * ("missle" → "missile"), among those with the same first letter, which is seldom missed; undefined where none is near, or where the word is right as it is.
 *
 * @param vocabulary words of the release and of its facts' questions, in lower case
 * @param isEnglish true for words that are never changed
 */
export function mendSpelling(
  vocabulary: readonly string[],
  isEnglish: (word: string) => boolean,
): (word: string) => string | undefined {
  const bins = new Map<string, Fuse<string>>();
  const binOf = (word: string): Fuse<string> => {
    const key = word[0] ?? '';
    const known = bins.get(key);
    if (known) return known;
    const words = vocabulary.filter(
      (form) => form.length >= MEND_MIN_CHARS && /^\p{L}/u.test(form) && form[0] === key,
    );
    const made = new Fuse(words, {
      includeScore: true,
      threshold: MEND_MAX_SCORE,
      ignoreLocation: false,
      distance: 20,
    });
    bins.set(key, made);
    return made;
  };
  let byLetters: ReadonlyMap<string, readonly string[]> | undefined;
  /** Two letters in the wrong order are two slips to Fuse. */
  const reordered = (word: string): string | undefined => {
    byLetters ??= Map.groupBy(vocabulary, lettersOf);
    return byLetters.get(lettersOf(word))?.[0];
  };
  const nearest = (word: string): string | undefined =>
    reordered(word) ??
    binOf(word)
      .search(word, { limit: 8 })
      .find(
        ({ item }) =>
          Math.abs(item.length - word.length) <= (word.length > 7 ? 2 : 1) && sameLetters(item, word),
      )?.item;
  // A word that stays as it is stands for itself.
  const mended = new RecentMap<string>(MEMORY_WORDS);
  return (word) => {
    if (
      word.length < MEND_MIN_CHARS ||
      word.length > 20 ||
      !/^\p{Script=Latin}+$/u.test(word) ||
      isEnglish(word)
    )
      return undefined;
    const better = mended.get(word) ?? nearest(word) ?? word;
    mended.set(word, better);
    return better === word ? undefined : better;
  };
}

/** A word's letters but the first, in the order of the alphabet. */
function lettersOf(word: string): string {
  return (word[0] ?? '') + [...word.slice(1)].sort().join('');
}

/** True where at most a quarter of the letters, one at least, differ: a bitap hit may be a part of a longer word. */
function sameLetters(known: string, typed: string): boolean {
  const counts = new Map<string, number>();
  for (const letter of known) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let extra = 0;
  for (const letter of typed) {
    const left = counts.get(letter) ?? 0;
    if (left === 0) extra++;
    else counts.set(letter, left - 1);
  }
  return extra <= Math.max(1, Math.floor(typed.length / 4));
}
