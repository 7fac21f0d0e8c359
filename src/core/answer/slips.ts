import type { Release } from '../release/release.ts';
import { mendSpelling } from '../text/spelling.ts';
import { readWords } from '../text/words.ts';

/** Only the first words are spell-checked; longer text was pasted. */
const MENDED_MAX_WORDS = 40;

/** Words people ask with, beside those of a release, that a slip may stand for. */
const ASKING =
  'what which when where whose does did have from with about many much long the they their'.split(' ');

/**
 * Mends what is no word and is near to a word of the release, "traety" for "treaty": the reader knows words whole.
 *
 * @param isWord true for what is never changed
 */
export function mendingSlips(
  { text, title }: Pick<Release, 'text' | 'title'>,
  isWord: (lower: string) => boolean,
): (question: string) => string {
  const vocabulary = [...new Set([...readWords(`${title} ${text}`).map(({ lower }) => lower), ...ASKING])];
  const known = new Set(vocabulary);
  const mend = mendSpelling(vocabulary, (word) => known.has(word) || isWord(word));
  return (question) => {
    let mended = '';
    let from = 0;
    for (const { start, end, lower, capital } of readWords(question).slice(0, MENDED_MAX_WORDS)) {
      // A name that the release does not have is left as it is: it is not to be taken for one that it has.
      const better = capital ? undefined : mend(lower);
      mended += question.slice(from, start) + (better ?? question.slice(start, end));
      from = end;
    }
    return mended + question.slice(from);
  };
}
