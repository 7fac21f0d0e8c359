import Fuse from 'fuse.js';
import type { Engine } from '../src/core/answer/engine.ts';
import type { Release } from '../src/core/release/release.ts';
import { type Figure, median, percentile } from './figures.ts';

const P99_MAX_US = 1_000;

/** Times that every question is asked before anything is measured, so that V8 has compiled what is used. */
const WARM_UP_ROUNDS = 3;
const ROUNDS = 5;

/** Time of one question, over all example questions of the facts: this engine, and fuse.js over the sentences. */
export function questionTime(release: Release, answer: Engine): Figure[] {
  const questions = release.facts.flatMap((fact) => [...fact.questions.en, ...fact.questions.ja]);
  const fuse = new Fuse(
    release.sentences.map(({ text }) => text),
    { ignoreLocation: true, includeScore: true },
  );
  const ours = microseconds(questions, answer);
  const theirs = microseconds(questions, (question) => fuse.search(question));
  const p99 = percentile(ours, 99);
  return [
    {
      name: `a question, of ${questions.length}`,
      measured: `median ${median(ours).toFixed(0)} µs, p99 ${p99.toFixed(0)} µs`,
      target: { text: `p99 under ${P99_MAX_US} µs`, reached: p99 < P99_MAX_US },
    },
    {
      name: 'for comparison, fuse.js alone with the same questions',
      measured: `median ${median(theirs).toFixed(0)} µs, p99 ${percentile(theirs, 99).toFixed(0)} µs`,
    },
  ];
}

function microseconds(questions: readonly string[], ask: (question: string) => unknown): number[] {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) for (const question of questions) ask(question);
  return Array.from({ length: ROUNDS }, () => questions.map((question) => timed(() => ask(question)))).flat();
}

function timed(work: () => unknown): number {
  const startedAt = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - startedAt) / 1_000;
}
