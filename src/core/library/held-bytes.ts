import type { Release } from '../release/release.ts';

/** What an open release takes beside its text: the engine's own closures and tables, which are the same for all. */
const BASE_BYTES = 150_000;
/** What each character of the text takes in sentences, words, stems and tokens, once it has been asked. */
const BYTES_PER_TEXT_CHAR = 130;
/** What each character of the example questions takes in its own words and in completions. */
const BYTES_PER_QUESTION_CHAR = 90;

/**
 * About what a release and its engine hold once every part of them was used, in bytes: measured on releases of 10 to 2,000
 * sentences, with and without facts, and rounded up.
 */
export function heldBytes({ text, facts }: Pick<Release, 'text' | 'facts'>, vectorBytes = 0): number {
  const questions = facts.flatMap(({ questions: { en, ja } }) => [...en, ...ja]);
  const questionChars = questions.reduce((sum, question) => sum + question.length, 0);
  return (
    BASE_BYTES + BYTES_PER_TEXT_CHAR * text.length + BYTES_PER_QUESTION_CHAR * questionChars + vectorBytes
  );
}
