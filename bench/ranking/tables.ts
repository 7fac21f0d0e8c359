import type { Comparison, SetRow, TextRow } from './compare.ts';

const SET_HEADS: Readonly<Record<keyof SetRow, string>> = {
  name: 'Ranked by',
  hit1: 'hit@1, %',
  meanReciprocalRank: 'MRR, %',
  medianUs: 'median, µs',
  p99Us: 'p99, µs',
};
const TEXT_HEADS: Readonly<Record<keyof TextRow, string>> = {
  name: 'Ranked by',
  sentences: 'Sentences',
  medianUs: 'median, µs',
  p99Us: 'p99, µs',
  buildMs: 'build, ms',
  memoryMb: 'memory, MB',
};

/** The comparison in Markdown, as the README shows it. */
export function tablesOf({ set, onSet, onText }: Comparison): string[] {
  return [
    ...(onSet.length > 0 ? [set, '', ...markdown(SET_HEADS, onSet), ''] : []),
    ...markdown(TEXT_HEADS, onText),
  ];
}

/** Reads back what {@link tablesOf} wrote, wherever it stands in a text; the line on the set is not read. */
export function readTables(text: string): Comparison {
  return { set: '', onSet: rowsBelow(text, SET_HEADS), onText: rowsBelow(text, TEXT_HEADS) };
}

function markdown<Row extends SetRow | TextRow>(
  heads: Readonly<Record<keyof Row, string>>,
  rows: readonly Row[],
): string[] {
  const keys = Object.keys(heads) as (keyof Row)[];
  return [
    lineOf(keys.map((key) => heads[key])),
    `|---|${'---:|'.repeat(keys.length - 1)}`,
    ...rows.map((row) => lineOf(keys.map((key) => String(row[key])))),
  ];
}

function rowsBelow<Row extends SetRow | TextRow>(
  text: string,
  heads: Readonly<Record<keyof Row, string>>,
): Row[] {
  const keys = Object.keys(heads) as (keyof Row)[];
  const lines = text.split('\n');
  const head = lines.indexOf(lineOf(keys.map((key) => heads[key])));
  if (head < 0) return [];
  const rows = lines.slice(head + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end < 0 ? undefined : end).map((line) => {
    const cells = line.slice(1, -1).split('|');
    return Object.fromEntries(keys.map((key, i) => [key, cells[i]?.trim() ?? ''])) as Row;
  });
}

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
