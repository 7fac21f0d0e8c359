import process from 'node:process';
import { type Case, FACTS_CASES, RELEASE_CASES } from './long-cases.ts';
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

function print({ what, stages }: Case): void {
  // Code that runs for the first time does some things once.
  for (const [, run] of stages(TIMES)) run();
  const long = stages(TIMES * LONGER);
  for (const [place, [stage, run]] of stages(TIMES).entries()) {
    const [, runLong] = long[place] ?? [stage, run];
    const growth: Growth = { what, stage, short: stepsOf(run), long: stepsOf(runLong) };
    process.stdout.write(`${JSON.stringify(growth)}\n`);
  }
}

for (const one of [...RELEASE_CASES, ...FACTS_CASES]) print(one);
