import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import type { Reading } from '../../src/core/answer/reading.ts';
import { answersOf } from '../../src/core/release/fact-answers.ts';
import type { Release } from '../../src/core/release/release.ts';
import { PROJECT_FOLDER } from '../../src/storage/files.ts';

/** What the model of a given hash says to a fixed question: written by training, held by a test. */
export type Expected = {
  readonly question: string;
  /** Place of the best sentence, from 0, or −1 where "nothing" is likelier than all of them together. */
  readonly first: number;
  /** Logits between the best and the next. */
  readonly lead: number;
  /** Logits of all sentences together over "nothing". */
  readonly sum: number;
};

const ExpectedFile = z.object({
  /** SHA-256 of the model that said so. */
  model: z.string(),
  answers: z.array(z.object({ question: z.string(), first: z.int(), lead: z.number(), sum: z.number() })),
});

export const EXPECTED_FILE = path.join(PROJECT_FOLDER, 'tests/reader/expected.json');
const QUESTIONS = 500;

/** Example questions of a release's facts and of what it does not say, spread over all of them. */
export function fixedQuestions({ facts, unsaid }: Release): string[] {
  const all = [...answersOf(facts), ...unsaid].flatMap(({ questions }) => questions.en);
  return Array.from({ length: QUESTIONS }, (_, i) => all[Math.floor((i * all.length) / QUESTIONS)] ?? '');
}

export function expectedOf(question: string, { sentences, nothing }: Reading): Expected {
  const [best, second] = sentences.toSorted((a, b) => b.score - a.score);
  const top = best?.score ?? 0;
  const sum =
    top + Math.log(sentences.reduce((total, { score }) => total + Math.exp(score - top), 0)) - nothing;
  return {
    question,
    first: best && sum > 0 ? best.place : -1,
    lead: Number((top - (second?.score ?? top)).toFixed(3)),
    sum: Number(sum.toFixed(3)),
  };
}

export function readExpected(): z.infer<typeof ExpectedFile> {
  return ExpectedFile.parse(JSON.parse(readFileSync(EXPECTED_FILE, 'utf8')));
}
