import type { Span } from './release.ts';

/** A text without the marks of its source, and the way back: every character kept is the source's own. */
export type PlainText = {
  readonly text: string;
  /** Where a character of the text stands in the source; past the last one kept for the end of the text. */
  sourceOf(at: number): number;
  /** Where a character of the source stands in the text; for one that is left out, where the next one kept does. */
  placeOf(sourceAt: number): number;
};

/** Characters that stand together in the source and in the text. */
type Run = { readonly source: number; readonly place: number; readonly length: number };

/**
 * Leaves spans out of a source.
 *
 * @param leftOut in any order; they may overlap
 */
export function plainTextOf(source: string, leftOut: readonly Span[]): PlainText {
  const runs = keptRuns(source.length, leftOut);
  return {
    text: runs.map((run) => source.slice(run.source, run.source + run.length)).join(''),
    sourceOf(at) {
      const run = lastStartingBy(runs, (one) => one.place, at);
      return run ? run.source + at - run.place : 0;
    },
    placeOf(sourceAt) {
      const run = lastStartingBy(runs, (one) => one.source, sourceAt);
      return run ? run.place + Math.min(sourceAt - run.source, run.length) : 0;
    },
  };
}

/** The span of the source from its first character to its last, with the marks between them. */
export function sourceSpan(plain: PlainText, { start, end }: Span): Span {
  return {
    start: plain.sourceOf(start),
    end: start < end ? plain.sourceOf(end - 1) + 1 : plain.sourceOf(start),
  };
}

function keptRuns(length: number, leftOut: readonly Span[]): Run[] {
  const runs: Run[] = [];
  let source = 0;
  let place = 0;
  const keepUntil = (end: number): void => {
    if (end <= source) return;
    runs.push({ source, place, length: end - source });
    place += end - source;
  };
  for (const { start, end } of leftOut.toSorted((a, b) => a.start - b.start)) {
    keepUntil(start);
    source = Math.max(source, end);
  }
  keepUntil(length);
  return runs;
}

/** The last run that starts at or before an offset. */
function lastStartingBy(runs: readonly Run[], startOf: (run: Run) => number, at: number): Run | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && startOf(run) <= at) low = middle + 1;
    else high = middle;
  }
  return runs[low - 1];
}
