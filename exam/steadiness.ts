import { headLine, shareLine } from './columns.ts';

/** How one question was met, in its own words or in others. */
export type Meeting = {
  readonly status: string;
  /** Number of the first sentence cited; undefined where none is. */
  readonly first: number | undefined;
  /** Answered, and the first citation is right. False for a question that the release does not answer. */
  readonly right: boolean;
};

/** A question in its own words and reworded in one way. */
export type Comparison = { readonly kind: string; readonly plain: Meeting; readonly reworded: Meeting };

const COLUMN_CHARS = 8;
const COLUMNS = ['kept', 'status', 'first', 'hit@1', 'plain', 'ratio'];

/**
 * A line for each kind in the order they come, and one for all. `kept` is the share of questions whose status and first
 * sentence both stayed; `ratio` is right first when reworded, as a share of right first in the same questions' own words.
 */
export function steadinessTable(comparisons: readonly Comparison[]): string[] {
  const byKind = Map.groupBy(comparisons, ({ kind }) => kind);
  return [
    headLine('kind', COLUMNS, COLUMN_CHARS),
    ...[...byKind].map(([kind, some]) => row(kind, some)),
    row('OVERALL', comparisons),
  ];
}

export function isKept({ plain, reworded }: Comparison): boolean {
  return plain.status === reworded.status && plain.first === reworded.first;
}

function row(name: string, comparisons: readonly Comparison[]): string {
  const count = (is: (comparison: Comparison) => boolean): number => comparisons.filter(is).length;
  const right = count(({ reworded }) => reworded.right);
  const rightPlain = count(({ plain }) => plain.right);
  const shares = [
    count(isKept) / comparisons.length,
    count(({ plain, reworded }) => plain.status === reworded.status) / comparisons.length,
    count(({ plain, reworded }) => plain.first === reworded.first) / comparisons.length,
    right / comparisons.length,
    rightPlain / comparisons.length,
    right / rightPlain,
  ];
  return shareLine(name, comparisons.length, shares, COLUMN_CHARS);
}
