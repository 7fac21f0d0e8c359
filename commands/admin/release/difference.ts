import type { Span } from '../../../src/core/release/release.ts';

/** A piece of a sentence around what has changed in it, and where that stands in the piece. */
export type Excerpt = { readonly text: string; readonly marks: readonly Span[] };

/** Characters shown before what has changed, where not all of a sentence fits. */
const BEFORE_CHARS = 60;

/**
 * The same place of two sentences, whole where they are no longer than that, with the words that differ marked. Where a
 * sentence only lost words, nothing of it is marked.
 */
export function differenceOf(
  one: string,
  other: string,
  maxChars: number,
): readonly [one: Excerpt, other: Excerpt] {
  const [words, otherWords] = [wordsOf(one), wordsOf(other)];
  const shorter = Math.min(words.length, otherWords.length);
  let start = 0;
  while (start < shorter && words[start] === otherWords[start]) start += 1;
  let end = 0;
  while (end < shorter - start && words.at(-1 - end) === otherWords.at(-1 - end)) end += 1;
  return [excerpt(words, start, end, maxChars), excerpt(otherWords, start, end, maxChars)];
}

/** Words, each with the white space behind it: put together they are the text again. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

/** @param start number of words that are the same at the beginning, `end` at the end */
function excerpt(words: readonly string[], start: number, end: number, maxChars: number): Excerpt {
  const text = words.join('');
  const before = words.slice(0, start).join('').length;
  const marked = words
    .slice(start, words.length - end)
    .join('')
    .trimEnd().length;
  const skipped = text.length <= maxChars ? 0 : skippedChars(words.slice(0, start));
  const opening = skipped > 0 ? '…' : '';
  const left = text.slice(skipped);
  const room = maxChars - opening.length;
  const shown = left.length > room ? `${whole(left.slice(0, room - 1))}…` : left;
  const from = opening.length + before - skipped;
  const until = Math.min(from + marked, opening.length + shown.length);
  return { text: opening + shown, marks: from < until ? [{ start: from, end: until }] : [] };
}

/** So many that only a few words stand before what has changed. */
function skippedChars(same: readonly string[]): number {
  let left = 0;
  let kept = same.length;
  while (kept > 0 && left + (same[kept - 1]?.length ?? 0) <= BEFORE_CHARS) {
    kept -= 1;
    left += same[kept]?.length ?? 0;
  }
  return same.slice(0, kept).join('').length;
}

/** Without half a character at its end. */
function whole(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1);
}
