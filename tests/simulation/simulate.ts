import process from 'node:process';
import { parseArgs } from 'node:util';
import { simulate } from './simulation.ts';

// npm run simulate -- --seeds 1000 [--from 1]: many runs, a line for each that goes wrong, and the sums.
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '300' }, from: { type: 'string', default: '1' } },
});
const seeds = Number(values.seeds);
const from = Number(values.from);
if (!Number.isSafeInteger(seeds) || seeds < 1 || !Number.isSafeInteger(from)) {
  process.stderr.write('Usage: npm run simulate -- [--seeds N] [--from SEED], both whole numbers\n');
  process.exit(2);
}

const sums = { seeds, expected: 0, posted: 0, crashes: 0, lost: 0, doubled: 0, wrong: 0 };
for (let seed = from; seed < from + seeds; seed += 1) {
  const { expected, posted, crashes, lost, doubled, wrong } = await simulate({ seed });
  sums.expected += expected;
  sums.posted += posted;
  sums.crashes += crashes;
  sums.lost += lost.length;
  sums.doubled += doubled.length;
  sums.wrong += wrong.length;
  for (const sentence of [...lost, ...doubled, ...wrong]) process.stdout.write(`seed ${seed}: ${sentence}\n`);
}
process.stdout.write(`${JSON.stringify(sums)}\n`);
process.exitCode = sums.lost + sums.doubled + sums.wrong > 0 ? 1 : 0;
