import { foldSpace, visible } from '../words.ts';

/** A run of letters as a page draws it: where it begins, in points from the lower left corner, and how large it is. */
export type Run = {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
};

/** A line of a page. */
export type Line = {
  readonly text: string;
  readonly page: number;
  /** Where it begins and ends across the page, and how high it stands, in points. */
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Size of its letters, in points. */
  readonly size: number;
};

/** A bullet drawn in a font of signs, which has no letter of its own. */
const DRAWN_BULLET = /^[\ue000-\uf8ff]\s/;

/** How far runs of one line may stand apart in height, as a part of their size: notes are raised. */
const SAME_LINE = 0.6;

/** Puts the runs of a page together to lines, in the order in which the file has them. */
export function linesOf(runs: readonly Run[], page: number): Line[] {
  const lines: Line[] = [];
  let line: Run[] = [];
  const close = (): void => {
    const made = lineOf(line, page);
    if (made) lines.push(made);
    line = [];
  };
  for (const run of runs) {
    if (run.str === '') continue;
    const [first] = line;
    if (first && Math.abs(run.y - first.y) > SAME_LINE * Math.max(run.fontSize, first.fontSize)) close();
    line.push(run);
  }
  close();
  return lines;
}

function lineOf(runs: readonly Run[], page: number): Line | undefined {
  // What has the most letters tells the size: a raised note is smaller.
  const main = runs.reduce<Run | undefined>(
    (best, run) => (best && best.str.length >= run.str.length ? best : run),
    undefined,
  );
  // A hyphen that shows only where a word is broken shows here, if it ends the line.
  const text = foldSpace(
    visible(
      runs
        .map(({ str }) => str)
        .join('')
        .replace(/\u00ad\s?$/, '-'),
    ),
  )
    .trim()
    .replace(DRAWN_BULLET, '• ');
  if (!main || text === '') return undefined;
  const x = runs.reduce((left, run) => Math.min(left, run.x), Number.POSITIVE_INFINITY);
  const right = runs.reduce((most, run) => Math.max(most, run.x + run.width), 0);
  return { text, page, x, right, y: main.y, size: main.fontSize };
}
