import process from 'node:process';
import { readCount, startScript, type Typed, type Wrong } from '../../src/command-line.ts';
import { SAFEGUARDS, type Safeguard, simulate } from './simulation.ts';

const HELP = `Runs the delivery of daily posts on simulated time, against simulated faults, and counts what was lost or doubled.
Prints a line for each run that goes wrong, and the sums. Ends with 1 where any did.
  --seeds N            so many runs, in place of 300
  --from SEED          the first seed, in place of 1
  --suspensions        processes are suspended too, so that their clocks stand
  --calm               with --suspensions: nothing else goes wrong
  --without SAFEGUARD  takes out one of ${SAFEGUARDS.join(', ')}; may be given again
  --help               prints this
`;

const OPTIONS = {
  seeds: { type: 'string', default: '300' },
  from: { type: 'string', default: '1' },
  suspensions: { type: 'boolean', default: false },
  calm: { type: 'boolean', default: false },
  without: { type: 'string', multiple: true },
} as const;

type Runs = {
  readonly seeds: number;
  readonly from: number;
  readonly suspensions: boolean;
  readonly calm: boolean;
  readonly without: readonly Safeguard[];
};

/** Posts in the air at once where nothing but suspensions goes wrong: one of them meets each kind of moment. */
const CALM = { troubles: false, replicas: 2, channels: 40, days: 1 } as const;

function readRuns({ values, positionals: [word] }: Typed<typeof OPTIONS>): Runs | Wrong {
  if (word !== undefined) return { wrong: `There is no ${JSON.stringify(word)}` };
  const seeds = readCount(values.seeds);
  const from = readCount(values.from, 0);
  const { without: left = [] } = values;
  const without = SAFEGUARDS.filter((safeguard) => left.includes(safeguard));
  if (seeds === undefined) return { wrong: '--seeds takes a whole number from 1 up' };
  if (from === undefined) return { wrong: '--from takes a whole number' };
  if (without.length < new Set(left).size)
    return { wrong: `--without takes one of ${SAFEGUARDS.join(', ')}` };
  if (values.calm && !values.suspensions) return { wrong: '--calm goes with --suspensions' };
  return { seeds, from, suspensions: values.suspensions, calm: values.calm, without };
}

async function run({ seeds, from, suspensions, calm, without }: Runs): Promise<number> {
  const sums = { seeds, expected: 0, posted: 0, crashes: 0, suspensions: 0, lateSuspensions: 0 };
  const failures = { lost: 0, doubled: 0, wrong: 0, seedsDoubled: 0 };
  let doubledLate = 0;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const outcome = await simulate({ seed, suspensions, ...(calm && CALM), without });
    const { lost, doubled, wrong } = outcome;
    sums.expected += outcome.expected;
    sums.posted += outcome.posted;
    sums.crashes += outcome.crashes;
    sums.suspensions += outcome.suspensions;
    sums.lateSuspensions += outcome.lateSuspensions;
    failures.lost += lost.length;
    failures.doubled += doubled.length;
    failures.wrong += wrong.length;
    failures.seedsDoubled += Number(doubled.length > 0);
    doubledLate += outcome.doubledLate.length;
    for (const sentence of [...lost, ...doubled, ...wrong]) say(`seed ${seed}: ${sentence}`);
    for (const sentence of outcome.doubledLate) say(`seed ${seed}, suspended too late: ${sentence}`);
  }
  say(JSON.stringify({ ...sums, ...failures, doubledLate }));
  return failures.lost + failures.doubled + failures.wrong > 0 ? 1 : 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await startScript({
  usage: 'npm run simulate -- [--seeds N] [--from SEED] [--suspensions [--calm]] [--without SAFEGUARD]',
  help: HELP,
  options: OPTIONS,
  read: readRuns,
  run,
});
