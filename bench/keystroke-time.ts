import { ask } from '../commands/ask.ts';
import { quote } from '../commands/quote.ts';
import { suggestZones } from '../src/core/daily/zones.ts';
import { answersOf } from '../src/core/release/fact-answers.ts';
import type { Release } from '../src/core/release/release.ts';
import { type Figure, median, percentile } from './figures.ts';

const P99_MAX_US = 1_000;

/** Beginnings of every how-manieth example question are typed, a letter at a time. */
const EVERY = 40;

/** Time of one keystroke: what it takes to find the completions. */
export function keystrokeTime(release: Release): Figure[] {
  const questions = answersOf(release.facts).flatMap(({ questions: { en, ja } }) => [...en, ...ja]);
  const typed = questions.filter((_, place) => place % EVERY === 0).flatMap(beginnings);
  const context = {
    release,
    answer: () => {
      throw new Error('a completion asks nothing');
    },
    takeFact: () => ({ seed: 0, place: 0 }),
  };
  return [
    figure('a keystroke in ask question:', typed, (text) => ask.options[0]?.suggest?.(context, text)),
    figure('a keystroke in quote speaker:', typed, (text) => quote.options[0]?.suggest?.(context, text)),
    figure('a keystroke in daily start zone:', typed, (text) => suggestZones(text, 'en-GB', 0)),
  ];
}

function beginnings(question: string): string[] {
  return Array.from(question, (_, at) => question.slice(0, at + 1));
}

function figure(name: string, typed: readonly string[], complete: (text: string) => unknown): Figure {
  for (const text of typed) complete(text);
  const times = typed.map((text) => {
    const startedAt = process.hrtime.bigint();
    complete(text);
    return Number(process.hrtime.bigint() - startedAt) / 1_000;
  });
  const p99 = percentile(times, 99);
  return {
    name: `${name}, of ${typed.length}`,
    measured: `median ${median(times).toFixed(0)} µs, p99 ${p99.toFixed(0)} µs`,
    target: { text: `p99 under ${P99_MAX_US} µs`, reached: p99 < P99_MAX_US },
  };
}
