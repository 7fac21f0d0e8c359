import path from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine } from '../src/core/answer/engine.ts';
import { loadCached } from '../src/storage/load-cached.ts';
import { loadModel } from '../src/storage/load-model.ts';
import { dailyPosts } from './daily.ts';
import { type Figure, figureLine } from './figures.ts';
import { questionTime } from './question-time.ts';
import { replyTime } from './reply-time.ts';
import { startTime } from './start-time.ts';
import { terminalMemory } from './terminal-memory.ts';

// Measures what the targets of speed and memory are set for, on this machine and one after the other: what else runs
// meanwhile shows in the figures. Whatever they are, it ends with 0. With --daily, daily posts and nothing else: some
// six minutes for the usual 10,000 schedules, fewer with --schedules N.
const TREATY = path.join(import.meta.dirname, '../data/releases/uk-japan-defence-logistics-treaty.md');

const { release, thesaurus, examples } = await loadCached(TREATY);
const { daily, schedules } = parseArgs({
  options: { daily: { type: 'boolean', default: false }, schedules: { type: 'string', default: '10000' } },
}).values;
if (daily) show(...(await dailyPosts(release, Number(schedules))));
else {
  show(...questionTime(release, createEngine(release, loadModel(), thesaurus, examples)));
  show(startTime());
  show(await terminalMemory(release));
  show(await replyTime(release));
}

function show(...figures: readonly Figure[]): void {
  for (const figure of figures) process.stdout.write(`${figureLine(figure)}\n`);
}
