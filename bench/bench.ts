import path from 'node:path';
import { createEngine } from '../src/core/answer/engine.ts';
import { loadCached } from '../src/storage/load-cached.ts';
import { loadModel } from '../src/storage/load-model.ts';
import { type Figure, figureLine } from './figures.ts';
import { questionTime } from './question-time.ts';
import { replyTime } from './reply-time.ts';
import { startTime } from './start-time.ts';
import { terminalMemory } from './terminal-memory.ts';

// Measures what the targets of speed and memory are set for, on this machine and one after the other: what else runs
// meanwhile shows in the figures. Whatever they are, it ends with 0.
const TREATY = path.join(import.meta.dirname, '../data/releases/uk-japan-defence-logistics-treaty.md');

const { release, thesaurus, examples } = await loadCached(TREATY);
show(...questionTime(release, createEngine(release, loadModel(), thesaurus, examples)));
show(startTime());
show(await terminalMemory(release));
show(await replyTime(release));

function show(...figures: readonly Figure[]): void {
  for (const figure of figures) process.stdout.write(`${figureLine(figure)}\n`);
}
