import process from 'node:process';
import { readCount, startScript, type Typed, type Wrong } from '../../src/command-line.ts';
import { simulate } from './simulation.ts';

const HELP = `Runs the delivery of daily posts on simulated time, against simulated faults, and counts what was lost or doubled.
Prints a line for each run that goes wrong, and the sums. Ends with 1 where any did.
  --seeds N    so many runs, in place of 300
  --from SEED  the first seed, in place of 1
  --help       prints this
`;

const OPTIONS = {
  seeds: { type: 'string', default: '300' },
  from: { type: 'string', default: '1' },
} as const;

type Seeds = { readonly seeds: number; readonly from: number };

function readSeeds({ values, positionals: [word] }: Typed<typeof OPTIONS>): Seeds | Wrong {
  if (word !== undefined) return { wrong: `There is no ${JSON.stringify(word)}` };
  const seeds = readCount(values.seeds);
  const from = readCount(values.from, 0);
  if (seeds === undefined) return { wrong: '--seeds takes a whole number from 1 up' };
  if (from === undefined) return { wrong: '--from takes a whole number' };
  return { seeds, from };
}

async function run({ seeds, from }: Seeds): Promise<number> {
  const sums = { seeds, expected: 0, posted: 0, crashes: 0, lost: 0, doubled: 0, wrong: 0 };
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { expected, posted, crashes, lost, doubled, wrong } = await simulate({ seed });
    sums.expected += expected;
    sums.posted += posted;
    sums.crashes += crashes;
    sums.lost += lost.length;
    sums.doubled += doubled.length;
    sums.wrong += wrong.length;
    for (const sentence of [...lost, ...doubled, ...wrong])
      process.stdout.write(`seed ${seed}: ${sentence}\n`);
  }
  process.stdout.write(`${JSON.stringify(sums)}\n`);
  return sums.lost + sums.doubled + sums.wrong > 0 ? 1 : 0;
}

await startScript({
  usage: 'npm run simulate -- [--seeds N] [--from SEED]',
  help: HELP,
  options: OPTIONS,
  read: readSeeds,
  run,
});
