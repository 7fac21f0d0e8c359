import { headLine, shareLine } from './columns.ts';

/** How a question was met that is to be refused, or that must not be. */
export type Refusal = {
  readonly kind: string;
  readonly question: string;
  readonly status: string;
  /** The few words of the answer; empty where there are none. */
  readonly short: string;
  /** Whether the reply names what the release does not have; `null` where the question names no such thing. */
  readonly namesAbsent: boolean | null;
};

const COLUMN_CHARS = 10;
const COLUMNS = ['refused', 'not found', 'closest', 'answered', 'named'];

/**
 * A line for each kind in the order they come, and one for all. `refused` is every status but `answered`; `named` is the
 * share of replies that name what the release does not have.
 */
export function refusalsTable(title: string, refusals: readonly Refusal[]): string[] {
  const byKind = Map.groupBy(refusals, ({ kind }) => kind);
  return [
    headLine(title, COLUMNS, COLUMN_CHARS),
    ...[...byKind].map(([kind, some]) => row(kind, some)),
    row('OVERALL', refusals),
  ];
}

function row(name: string, refusals: readonly Refusal[]): string {
  const share = (is: (refusal: Refusal) => boolean): number => refusals.filter(is).length / refusals.length;
  const naming = refusals.filter(({ namesAbsent }) => namesAbsent !== null);
  const shares = [
    share(({ status }) => status !== 'answered'),
    share(({ status }) => status === 'not_found'),
    share(({ status }) => status === 'closest'),
    share(({ status }) => status === 'answered'),
    naming.filter(({ namesAbsent }) => namesAbsent).length / naming.length,
  ];
  return shareLine(name, refusals.length, shares, COLUMN_CHARS);
}
