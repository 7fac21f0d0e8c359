import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type Figure, median } from './figures.ts';

const RATIO_MAX = 8;
const ROUNDS = 21;

const EMPTY = [path.join(import.meta.dirname, 'empty.mjs')];
const ASK = [path.join(import.meta.dirname, '../src/start.js'), 'ask', 'who signed it'];

/** From the start of `ask` to its end, against a Node that does nothing; by turns, npm left out. */
export function startTime(): Figure {
  // The first run fills the compile cache, and the cache of what was read.
  milliseconds(ASK);
  milliseconds(EMPTY);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ask: milliseconds(ASK),
    empty: milliseconds(EMPTY),
  }));
  const askMs = median(rounds.map(({ ask }) => ask));
  const emptyMs = median(rounds.map(({ empty }) => empty));
  const ratio = askMs / emptyMs;
  return {
    name: 'start of ask to its answer',
    measured: `${ratio.toFixed(1)} × an empty Node (${askMs.toFixed(0)} ms to ${emptyMs.toFixed(0)} ms)`,
    target: { text: `at most ${RATIO_MAX} ×`, reached: ratio <= RATIO_MAX },
  };
}

/** @throws {Error} when the process fails */
function milliseconds(args: readonly string[]): number {
  const startedAtMs = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const tookMs = performance.now() - startedAtMs;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return tookMs;
}
