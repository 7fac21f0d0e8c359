import { headLine, shareLine } from './columns.ts';
import { COLUMNS, type Mark, type Tally, tally } from './score.ts';

const COLUMN_CHARS = 6;

/** A line for each kind in the order they come, one for all, and one with the counts behind the shares. */
export function tableOf(marks: readonly Mark[]): string[] {
  const byKind = Map.groupBy(marks, ({ kind }) => kind);
  const whole = tally(marks);
  const { answerable, excused, unanswerable, quotes, forbidden } = whole;
  return [
    headLine('kind', COLUMNS, COLUMN_CHARS),
    ...[...byKind].map(([kind, some]) => row(kind, tally(some))),
    row('OVERALL', whole),
    `answerable ${answerable} (excused refusals ${excused}), unanswerable ${unanswerable}, quotes ${quotes}, forbidden strings ${forbidden}`,
  ];
}

function row(name: string, { count, shares }: Tally): string {
  return shareLine(
    name,
    count,
    COLUMNS.map((column) => shares[column]),
    COLUMN_CHARS,
  );
}
