import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { readCount, startScript, type Typed, type Wrong } from '../src/command-line.ts';
import { openApp } from '../src/open-app.ts';
import { dailyPosts } from './daily.ts';
import { type Figure, figureLine } from './figures.ts';
import { keystrokeTime } from './keystroke-time.ts';
import { longTexts } from './long-texts.ts';
import { questionTime } from './question-time.ts';
import { chartOf } from './ranking/chart.ts';
import { compare, peersAreThere } from './ranking/compare.ts';
import { readQuestionSet } from './ranking/question-sets.ts';
import { tablesOf } from './ranking/tables.ts';
import { replyTime } from './reply-time.ts';
import { scale } from './scale.ts';
import { startTime } from './start-time.ts';
import { terminalMemory } from './terminal-memory.ts';

// Measures speed, memory and ranking on this machine, one after the other: what else runs meanwhile shows in the
// figures. Whatever they are, it ends with 0; 2 is for wrong usage. With --daily, daily posts and nothing else: some six
// minutes for the usual 10,000 schedules, fewer with --schedules N.
const SCHEDULES = 10_000;
const RELEASES = 40_000;
const TREATY = path.join(import.meta.dirname, '../data/releases/uk-japan-defence-logistics-treaty.md');
const USAGE =
  'npm run bench -- [--question] [--keystroke] [--long] [--start] [--memory] [--reply] [--ranking] [SET.jsonl] [--chart FILE.svg], npm run bench -- --daily [--schedules N], or npm run bench -- --scale [--releases N]';
const HELP = `Measures speed, memory and ranking on this machine; without an option all but daily posts and --scale.
  --question         how long a question takes
  --keystroke        how long autocomplete takes for a keystroke
  --long             how the time of a start grows with long texts
  --start            how long the terminal takes to start
  --memory           what the terminal holds in memory
  --reply            how long a reply takes on Discord
  --ranking          how often the right sentence comes first in SET.jsonl, and how fast, beside search libraries
  --chart FILE.svg   draws what --ranking found
  --daily            daily posts that all fall due at once: some six minutes
  --schedules N      so many of them, in place of ${SCHEDULES}
  --scale            libraries of many made-up releases, and a chart of their growth: some minutes
  --releases N       so many of them, in place of ${RELEASES}
  --help             prints this
`;
const OPTIONS = {
  question: { type: 'boolean' },
  keystroke: { type: 'boolean' },
  long: { type: 'boolean' },
  start: { type: 'boolean' },
  memory: { type: 'boolean' },
  reply: { type: 'boolean' },
  ranking: { type: 'boolean' },
  daily: { type: 'boolean' },
  schedules: { type: 'string' },
  scale: { type: 'boolean' },
  releases: { type: 'string' },
  chart: { type: 'string' },
} as const;

/** What is measured, in this order; all of it where no flag says otherwise. */
const PARTS = ['question', 'keystroke', 'long', 'start', 'memory', 'reply', 'ranking'] as const;
type Part = (typeof PARTS)[number] | 'daily' | 'scale';
type Arguments = {
  readonly parts: readonly Part[];
  /** Questions with gold sentences, in the forms of bench/ranking/question-sets.ts. */
  readonly setFile: string | undefined;
  readonly chartFile: string | undefined;
  /** How many daily posts are due at once. */
  readonly schedules: number;
  /** How many releases a library is filled with. */
  readonly releases: number;
};

async function bench({ parts, setFile, chartFile, schedules, releases }: Arguments): Promise<number> {
  // A file that is wrong is told before minutes are spent.
  if (setFile !== undefined) readQuestionSet(setFile);
  const { app, reader } = await openApp(TREATY);
  const { release } = app;
  const measures: Readonly<Record<Part, () => void | Promise<void>>> = {
    question: async () => show(...(await questionTime(app))),
    long: async () => show(...(await longTexts(app.answer))),
    keystroke: () => show(...keystrokeTime(release)),
    start: () => show(startTime()),
    memory: async () => show(await terminalMemory(release)),
    reply: async () => show(await replyTime(release)),
    ranking: () => showRanking(setFile, chartFile),
    daily: async () => show(...(await dailyPosts(release, schedules))),
    scale: async () => {
      const { figures, lines } = await scale(release, releases);
      show(...figures);
      print('', ...lines);
    },
  };
  for (const part of parts) await measures[part]();
  await reader.close();
  return 0;
}

function showRanking(setFile: string | undefined, chartFile: string | undefined): void {
  if (!peersAreThere())
    print('the engine alone: the other libraries are not installed (npm ci --prefix bench/peers)');
  const comparison = compare(setFile);
  print(...tablesOf(comparison));
  if (chartFile !== undefined) writeFileSync(chartFile, chartOf(comparison));
}

function show(...figures: readonly Figure[]): void {
  print(...figures.map(figureLine));
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

function readArguments({ values, positionals }: Typed<typeof OPTIONS>): Arguments | Wrong {
  const [setFile, ...more] = positionals;
  const chosen = PARTS.filter((part) => values[part]);
  const alone = (['daily', 'scale'] as const).filter((part) => values[part]);
  const parts: readonly Part[] = alone.length > 0 ? alone : chosen.length > 0 ? chosen : PARTS;
  const schedules = values.schedules === undefined ? SCHEDULES : readCount(values.schedules);
  if (schedules === undefined) return { wrong: '--schedules takes a whole number from 1 up' };
  const releases = values.releases === undefined ? RELEASES : readCount(values.releases);
  if (releases === undefined) return { wrong: '--releases takes a whole number from 1 up' };
  if (alone.length > 0 && alone.length + chosen.length > 1)
    return { wrong: `--${alone[0]} is measured by itself` };
  if (values.releases !== undefined && !values.scale) return { wrong: '--releases is for --scale' };
  if (values.schedules !== undefined && !values.daily) return { wrong: '--schedules is for --daily' };
  if (more.length > 0) return { wrong: 'The ranking is measured on one set at a time' };
  if ((setFile ?? values.chart) !== undefined && !parts.includes('ranking'))
    return { wrong: 'A set and --chart are for --ranking' };
  return { parts, setFile, chartFile: values.chart, schedules, releases };
}

await startScript({ usage: USAGE, help: HELP, options: OPTIONS, read: readArguments, run: bench });
