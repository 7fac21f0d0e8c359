import process from 'node:process';
import { parseArgs } from 'node:util';
import { SAFEGUARDS, type Safeguard, simulate } from './simulation.ts';

// npm run simulate -- --seeds 1000 [--from 1] [--suspensions [--calm]] [--without clearance]: many runs, a line for each
// that goes wrong, and the sums. With --suspensions processes are suspended so that their clocks stand, with --calm
// nothing else goes wrong. Ends with 1 where a post was lost or doubled, or anything else went wrong.
const USAGE = `Usage: npm run simulate -- [--seeds N] [--from SEED] [--suspensions [--calm]] [--without SAFEGUARD]
N and SEED are whole numbers; SAFEGUARD, which may be given again, is one of ${SAFEGUARDS.join(', ')}
`;

/** Posts in the air at once where nothing but suspensions goes wrong: one of them meets each kind of moment. */
const CALM = { troubles: false, replicas: 2, channels: 40, days: 1 } as const;

const { seeds, from, suspensions, calm, without } = readArgs();
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
  for (const sentence of [...lost, ...doubled, ...wrong]) process.stdout.write(`seed ${seed}: ${sentence}\n`);
  for (const sentence of outcome.doubledLate)
    process.stdout.write(`seed ${seed}, suspended too late: ${sentence}\n`);
}
process.stdout.write(`${JSON.stringify({ ...sums, ...failures, doubledLate })}\n`);
process.exitCode = failures.lost + failures.doubled + failures.wrong > 0 ? 1 : 0;

function readArgs(): {
  seeds: number;
  from: number;
  suspensions: boolean;
  calm: boolean;
  without: Safeguard[];
} {
  try {
    const { values } = parseArgs({
      options: {
        seeds: { type: 'string', default: '300' },
        from: { type: 'string', default: '1' },
        suspensions: { type: 'boolean', default: false },
        calm: { type: 'boolean', default: false },
        without: { type: 'string', multiple: true, default: [] },
      },
    });
    const numbers = { seeds: Number(values.seeds), from: Number(values.from) };
    const without = SAFEGUARDS.filter((safeguard) => values.without.includes(safeguard));
    const areWhole = Number.isSafeInteger(numbers.seeds) && Number.isSafeInteger(numbers.from);
    if (!areWhole || numbers.seeds < 1 || without.length < new Set(values.without).size)
      throw new RangeError('wrong value');
    return { ...numbers, suspensions: values.suspensions, calm: values.calm, without };
  } catch {
    process.stderr.write(USAGE);
    return process.exit(2);
  }
}
