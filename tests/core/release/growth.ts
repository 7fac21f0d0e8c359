import process from 'node:process';
import { type Case, FACTS_CASES, QUESTION_CASES, RELEASE_CASES } from './long-cases.ts';
import { stepsOf } from './steps.ts';

/** How often each text is repeated, and how much longer the other is. */
const TIMES = 30;
const LONGER = 64;

/** Steps of one stage over a text and over one that is 64 times as long; printed as one line of JSON. */
export type Growth = {
  readonly what: string;
  readonly stage: string;
  readonly short: number;
  readonly long: number;
};

async function print({ what, stages }: Case): Promise<void> {
  // Code that runs for the first time does some things once, and so does what meets a word for the first time.
  for (const times of [TIMES, TIMES * LONGER]) for (const [, run] of stages(times)) await run();
  const long = stages(TIMES * LONGER);
  for (const [place, [stage, run]] of stages(TIMES).entries()) {
    const [, runLong] = long[place] ?? [stage, run];
    const growth: Growth = { what, stage, short: await stepsOf(run), long: await stepsOf(runLong) };
    process.stdout.write(`${JSON.stringify(growth)}\n`);
  }
}

for (const one of [...RELEASE_CASES, ...FACTS_CASES, ...QUESTION_CASES]) await print(one);
