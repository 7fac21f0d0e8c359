import process from 'node:process';
import { readCount, startScript, type Typed, type Wrong } from '../../src/command-line.ts';
import { randomOf } from '../torture/random.ts';
import { documentOf, FORMATS, type Format } from './documents.ts';
import { MS_MAX, Trial } from './trial.ts';

const HELP = `Brings damaged documents in and says what must never be: a second of work, 256 MB more of memory, markup in a
sentence, a file outside its folder, an error that nobody expected.
  --format NAME  ${FORMATS.join(', ')}; left out, each of them
  --count N      how many of each; 10000 where left out
  --seed N       the first one's seed; each next one has the next; 1 where left out
  --help         prints this
`;

const OPTIONS = { format: { type: 'string' }, count: { type: 'string' }, seed: { type: 'string' } } as const;

/** How much more memory the process may ever have taken, in bytes. */
const MEMORY_MAX = 256_000_000;

type Request = { readonly formats: readonly Format[]; readonly count: number; readonly seed: number };

async function fuzz({ formats, count, seed }: Request): Promise<number> {
  let faults = 0;
  for (const format of formats) faults += await fuzzOne(format, count, seed);
  return faults === 0 ? 0 : 1;
}

/** @returns how many documents had a fault */
async function fuzzOne(format: Format, count: number, seed: number): Promise<number> {
  const trial = new Trial(format);
  const results = new Map<string, number>();
  const grown = growth();
  let slowest = 0;
  let faulty = 0;
  for (let each = seed; each < seed + count; each += 1) {
    const { result, faults, ms } = await trial.run(documentOf(format, randomOf(each)));
    results.set(result, (results.get(result) ?? 0) + 1);
    slowest = Math.max(slowest, ms);
    const all = ms > MS_MAX ? [...faults, `took ${ms.toFixed(0)} ms`] : faults;
    if (all.length > 0) faulty += 1;
    for (const fault of all) print(`${format} ${each}: ${fault}`);
  }
  await trial.close();
  const bytes = grown();
  if (bytes > MEMORY_MAX) print(`${format}: grew by ${megabytes(bytes)} MB`);
  const kinds = [...results].sort(([, a], [, b]) => b - a).map(([result, times]) => `${result} ${times}`);
  print(
    `${format}: ${count} documents, ${faulty} with a fault; slowest ${slowest.toFixed(0)} ms, ${megabytes(bytes)} MB more; ${kinds.join(', ')}`,
  );
  return faulty + (bytes > MEMORY_MAX ? 1 : 0);
}

/** Begins to look at the memory; what it returns says by how many bytes it has ever grown. */
function growth(): () => number {
  const before = process.memoryUsage.rss();
  // The greatest so far, of all the process's life.
  const greatest = () => process.resourceUsage().maxRSS * 1_024;
  const since = greatest();
  return () => (greatest() > since ? greatest() : process.memoryUsage.rss()) - before;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}

function readArguments({ values, positionals }: Typed<typeof OPTIONS>): Request | Wrong {
  const { format, count = '10000', seed = '1' } = values;
  const formats = FORMATS.filter((known) => format === undefined || known === format);
  const [countRead, seedRead] = [readCount(count), readCount(seed, 0)];
  if (positionals.length > 0) return { wrong: `fuzz takes no ${JSON.stringify(positionals[0])}` };
  if (formats.length === 0) return { wrong: `--format takes one of ${FORMATS.join(', ')}` };
  if (countRead === undefined || seedRead === undefined)
    return { wrong: '--count and --seed take whole numbers' };
  return { formats, count: countRead, seed: seedRead };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await startScript({
  usage: 'npm run fuzz -- [--format NAME] [--count N] [--seed N]',
  help: HELP,
  options: OPTIONS,
  read: readArguments,
  run: fuzz,
});
