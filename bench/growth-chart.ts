/** What a library of so many releases takes. */
export type LibrarySize = {
  readonly releases: number;
  /** The start that reads them. */
  readonly firstStartMs: number;
  /** A later start, until every release can be found. */
  readonly startMs: number;
  /** What it takes of one processor, which other programs change less. */
  readonly startCpuMs: number;
  readonly memoryMb: number;
  /** A question on one of them. */
  readonly questionMs: number;
  /** Of that, finding the release by its name. */
  readonly namingMs: number;
  /** Finding those that may answer, where the default one does not say. */
  readonly rankMs: number;
};

/** A later start is to take less. */
export const START_MAX_MS = 2_000;

const BAR_CHARS = 40;

/** A table of how it grows, and a chart, as Markdown. */
export function growthLines(sizes: readonly LibrarySize[]): string[] {
  return [
    '| Releases | first start, s | start, s of a processor | on the clock, s | memory, MB | a question, ms | naming one, µs | ranking all, ms |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...sizes.map(rowOf),
    '',
    '```text',
    ...barsOf('start, s of a processor', sizes, ({ startCpuMs }) => startCpuMs / 1_000, 2),
    '',
    ...barsOf('memory, MB', sizes, ({ memoryMb }) => memoryMb, 0),
    '',
    ...barsOf('a question, ms', sizes, ({ questionMs }) => questionMs, 0),
    '```',
  ];
}

function rowOf(size: LibrarySize): string {
  const cells = [
    size.releases.toLocaleString('en-GB'),
    (size.firstStartMs / 1_000).toFixed(1),
    (size.startCpuMs / 1_000).toFixed(2),
    (size.startMs / 1_000).toFixed(2),
    size.memoryMb.toFixed(0),
    size.questionMs.toFixed(0),
    (1_000 * size.namingMs).toFixed(0),
    size.rankMs.toFixed(2),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** A bar for each library, the longest over the whole width. */
function barsOf(
  what: string,
  sizes: readonly LibrarySize[],
  measureOf: (size: LibrarySize) => number,
  digits: number,
): string[] {
  const most = Math.max(...sizes.map(measureOf));
  const rows = sizes.map((size) => {
    const value = measureOf(size);
    const bar = '█'.repeat(Math.round((BAR_CHARS * value) / most));
    return `${size.releases.toLocaleString('en-GB').padStart(9)}  ${bar} ${value.toFixed(digits)}`;
  });
  return [`${'releases'.padStart(9)}  ${what}`, ...rows];
}
