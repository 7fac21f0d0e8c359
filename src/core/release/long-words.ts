import { Fault } from '../fault.ts';

/** Longest run of letters and digits that is taken for a word. Those of languages without spaces stay far below. */
const WORD_MAX_CHARS = 1_000;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * A word of some thousand letters is a slip (a picture pasted as text), and whatever looks at the letters of a word
 * may take for ever over it.
 *
 * @throws {Fault} naming the line
 */
export function refuseLongWords(file: string, source: string): void {
  for (const { 0: word, index } of source.matchAll(WORD)) {
    if (word.length <= WORD_MAX_CHARS) continue;
    const line = source.slice(0, index).split('\n').length;
    throw new Fault(
      `${file}: line ${line}: found a word of ${word.length} letters ("${word.slice(0, 20)}…"), expected ${WORD_MAX_CHARS} at most`,
    );
  }
}
