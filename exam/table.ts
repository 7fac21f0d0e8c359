import { COLUMNS, type Mark, type Tally, tally } from './score.ts';

const KIND_CHARS = 14;
const COUNT_CHARS = 4;
const COLUMN_CHARS = 6;

/** A line for each kind in the order they come, one for all, and one with the counts behind the shares. */
export function tableOf(marks: readonly Mark[]): string[] {
  const byKind = Map.groupBy(marks, ({ kind }) => kind);
  const whole = tally(marks);
  const { answerable, excused, unanswerable, quotes, forbidden } = whole;
  return [
    `${'kind'.padEnd(KIND_CHARS)}${'n'.padStart(COUNT_CHARS)}${COLUMNS.map((name) => name.padStart(COLUMN_CHARS)).join('')}`,
    ...[...byKind].map(([kind, some]) => row(kind, tally(some))),
    row('OVERALL', whole),
    `answerable ${answerable} (excused refusals ${excused}), unanswerable ${unanswerable}, quotes ${quotes}, forbidden strings ${forbidden}`,
  ];
}

function row(name: string, { count, shares }: Tally): string {
  const cells = COLUMNS.map((column) => percent(shares[column]).padStart(COLUMN_CHARS));
  return `${name.padEnd(KIND_CHARS)}${String(count).padStart(COUNT_CHARS)}${cells.join('')}`;
}

const percent = (share: number): string => (Number.isNaN(share) ? '-' : `${(100 * share).toFixed(0)}%`);
