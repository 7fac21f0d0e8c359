import { answersOf } from '../release/fact-answers.ts';
import type { Release } from '../release/release.ts';

/** What an open release takes whatever its length. */
const BASE_BYTES = 40_000;
/** What each character of the text takes in sentences, words, stems, and tokens in the reader's thread. */
const BYTES_PER_TEXT_CHAR = 45;
/** What each character of the facts' example questions takes where questions are compared and completed. */
const BYTES_PER_QUESTION_CHAR = 25;

/**
 * About what a release and its engine hold once every part of them was used, in bytes. From the heap after ten kinds of
 * release: 114 kB for 14 sentences, 3.9 MB for the treaty with its 85 facts, 9.8 MB for 1,980 sentences; this says 10 to 40 in
 * 100 more, and never less.
 */
export function heldBytes({ text, facts }: Pick<Release, 'text' | 'facts'>, vectorBytes = 0): number {
  const questions = answersOf(facts).flatMap(({ questions: { en, ja } }) => [...en, ...ja]);
  const questionChars = questions.reduce((sum, question) => sum + question.length, 0);
  return (
    BASE_BYTES + BYTES_PER_TEXT_CHAR * text.length + BYTES_PER_QUESTION_CHAR * questionChars + vectorBytes
  );
}
