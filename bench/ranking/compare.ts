import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { CONTENDERS, type ContenderName, PEERS_FOLDER } from './contender.ts';
import type { OnSet, OnText } from './measure.ts';

const MEASURE = path.join(import.meta.dirname, 'measure.ts');

/** Lengths at which all are measured: the treaty release, and a made-up text. */
const TEXT_SENTENCES = [22, 1_000];
/** Here the rest would take minutes for a question. */
const LARGE_SENTENCES = 100_000;
const LARGE_CONTENDERS: ReadonlySet<ContenderName> = new Set(['this engine', 'MiniSearch', 'FlexSearch']);

/** A row of the bench's tables, as it is shown; figures are rounded text. */
export type SetRow = {
  readonly name: string;
  readonly hit1: string;
  readonly meanReciprocalRank: string;
  readonly medianUs: string;
  readonly p99Us: string;
};
export type TextRow = {
  readonly name: string;
  readonly sentences: string;
  readonly medianUs: string;
  readonly p99Us: string;
  readonly buildMs: string;
  readonly memoryMb: string;
};
export type Comparison = {
  /** What the set is; empty where none is given. */
  readonly set: string;
  readonly onSet: readonly SetRow[];
  readonly onText: readonly TextRow[];
};

/** False where the libraries are not installed: then the engine is measured alone. */
export const peersAreThere = (): boolean => existsSync(path.join(PEERS_FOLDER, 'node_modules'));

/** Measures all contenders by turns, each in a process of its own. @param setFile none measures speed alone */
export function compare(setFile?: string): Comparison {
  const contenders = peersAreThere() ? CONTENDERS : CONTENDERS.slice(0, 1);
  const onSet =
    setFile === undefined
      ? []
      : contenders.map((name) => ({ name, ...measured<OnSet>(name, 'set', path.resolve(setFile)) }));
  const lengths = (name: ContenderName) =>
    LARGE_CONTENDERS.has(name) ? [...TEXT_SENTENCES, LARGE_SENTENCES] : TEXT_SENTENCES;
  const onText = contenders.flatMap((name) =>
    lengths(name).map((sentences) => ({ name, ...measured<OnText>(name, 'text', String(sentences)) })),
  );
  return {
    set: setFile !== undefined && onSet[0] ? setLine(path.basename(setFile), onSet[0]) : '',
    onSet: onSet.map((row) => ({
      name: row.name,
      hit1: (100 * row.hit1).toFixed(1),
      meanReciprocalRank: (100 * row.meanReciprocalRank).toFixed(1),
      medianUs: row.medianUs.toFixed(0),
      p99Us: row.p99Us.toFixed(0),
    })),
    onText: onText
      .toSorted((one, other) => one.sentences - other.sentences)
      .map((row) => ({
        name: row.name,
        sentences: row.sentences.toLocaleString('en'),
        medianUs: row.medianUs.toFixed(0),
        p99Us: row.p99Us.toFixed(0),
        buildMs: row.buildMs.toFixed(row.buildMs < 10 ? 1 : 0),
        memoryMb: row.memoryMb.toFixed(1),
      })),
  };
}

function setLine(name: string, { questions, texts, sentences }: OnSet): string {
  return `${name}: ${questions} questions, ${texts} texts of ${(sentences / texts).toFixed(0)} sentences`;
}

/** @throws {Error} when the process fails */
function measured<Figures>(name: ContenderName, on: 'set' | 'text', what: string): Figures {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', MEASURE, name, on, what], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name} on ${what} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
