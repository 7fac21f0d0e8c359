import path from 'node:path';
import process from 'node:process';
import type { Args } from '../src/core/command.ts';
import { openApp } from '../src/open-app.ts';
import { describeApart } from '../src/storage/describe-apart.ts';
import { readApart } from '../src/storage/read-apart.ts';
import { median } from './figures.ts';

const TREATY = path.join(import.meta.dirname, '../data/releases/uk-japan-defence-logistics-treaty.md');

/** What a start on a library took; NaN for what was not asked. */
export type StartReport = {
  /** From the start of the process until every release can be found. */
  readonly filledMs: number;
  /** Of that, on a processor. */
  readonly cpuMs: number;
  readonly residentMb: number;
  /** Medians. */
  readonly questionMs: number;
  readonly namingMs: number;
  readonly rankMs: number;
};

// Starts on the releases of a folder, asks one of them, and says in JSON what that took.
const [folder = '', id = '', ...questions] = process.argv.slice(2);
const { app, library, reader } = await openApp(TREATY, {
  folder,
  elsewhere: { read: readApart, describe: describeApart },
});
await library.filled();
const filledMs = performance.now();
const { user, system } = process.cpuUsage();
const residentMb = process.memoryUsage.rss() / 1e6;

const shelf = () => library.shelf(undefined);
// The first question loads the reader's model and opens the release.
const times: Record<'question' | 'naming' | 'rank', number[]> = { question: [], naming: [], rank: [] };
for (const [place, question] of questions.entries()) {
  const questionMs = await msOf(() =>
    app.run('ask', argsOf({ question, release: id }), { channelId: 'bench' }),
  );
  const namingMs = await msOf(() => shelf().named(id));
  const rankMs = await msOf(() => library.rank(question, shelf()));
  if (place === 0) continue;
  times.question.push(questionMs);
  times.naming.push(namingMs);
  times.rank.push(rankMs);
}
const report: StartReport = {
  filledMs,
  cpuMs: (user + system) / 1_000,
  residentMb,
  questionMs: median(times.question),
  namingMs: median(times.naming),
  rankMs: median(times.rank),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
await reader.close();

/** Options as they are typed. */
function argsOf(typed: Readonly<Record<string, string>>): Args {
  return { text: (name) => typed[name] ?? '', flag: () => false };
}

async function msOf(work: () => unknown): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}
