import type { Answer } from '../src/core/answer/answer.ts';
import { parseText } from '../src/core/release/parse.ts';
import { splitSentences } from '../src/core/release/sentences.ts';
import {
  filled,
  HARD_SENTENCE_UNITS,
  HARD_UNITS,
  longQuestions,
  manySpeakers,
} from '../tests/fixtures/long-texts.ts';
import type { Figure } from './figures.ts';

const QUESTION_MAX_MS = 20;
const SPLIT_MAX_MS = 3_000;
const PARSE_MAX_MS = 8_000;

/** Most that 64 times the text may take of the time; 64 would be a straight line. */
const GROWTH_MAX = 80;

type Slowest = { readonly of: string; readonly ms: number };

/** Times of texts that are hard to read: the slowest question of 10,000 characters, and releases of a million. */
export async function longTexts(answer: (question: string) => Promise<Answer>): Promise<Figure[]> {
  const question = await slowest(HARD_UNITS, async (unit) => {
    const times: number[] = [];
    for (const text of longQuestions(unit))
      times.push(await leastMs(async () => (await answer(text)).ranked));
    return Math.max(...times);
  });
  const split = await slowest(HARD_SENTENCE_UNITS, (unit) => splitMs(unit, 1_000_000));
  const growth = split.ms / (await splitMs(split.of, 1_000_000 / 64));
  const speakersMs = await leastMs(() => parseText(manySpeakers(18_000)));
  return [
    figure(
      `a question of 10,000 characters, slowest with ${JSON.stringify(question.of)}`,
      question.ms,
      QUESTION_MAX_MS,
    ),
    figure(
      `a million characters into sentences, slowest with ${JSON.stringify(split.of)}`,
      split.ms,
      SPLIT_MAX_MS,
    ),
    {
      name: 'the same, beside a 64th of it',
      measured: `${growth.toFixed(0)} times as long`,
      target: { text: `at most ${GROWTH_MAX}`, reached: growth <= GROWTH_MAX },
    },
    figure('a release of a million characters with 18,000 quotations', speakersMs, PARSE_MAX_MS),
  ];
}

function splitMs(unit: string, chars: number): Promise<number> {
  const text = filled(unit, chars);
  return leastMs(() => splitSentences(text));
}

async function slowest(units: readonly string[], msOf: (unit: string) => Promise<number>): Promise<Slowest> {
  const all: Slowest[] = [];
  for (const of of units) all.push({ of, ms: await msOf(of) });
  return all.reduce((worst, candidate) => (candidate.ms > worst.ms ? candidate : worst));
}

function figure(name: string, ms: number, maxMs: number): Figure {
  return {
    name,
    measured: `${ms.toFixed(1)} ms`,
    target: { text: `under ${maxMs.toLocaleString('en-GB')} ms`, reached: ms < maxMs },
  };
}

/** The least of three times: whatever else the machine does only adds to it. */
async function leastMs(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3; time += 1) {
    const startedAtMs = performance.now();
    await work();
    least = Math.min(least, performance.now() - startedAtMs);
  }
  return least;
}
