import type { Span } from '../release.ts';

/** The row of dashes under the heads of a table: "| --- | :-: |". */
export function isDelimiterRow(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[|\-:\s]+$/.test(line);
}

/** Whether a line with bars at both ends can be nothing but a row. */
export function isBarredRow(line: string): boolean {
  return line.length > 2 && line.startsWith('|') && line.endsWith('|');
}

/** The cells of a row, without the white space round them, and the bars between; a bar after a backslash is text. */
export function cellsOf(row: string): { cells: Span[]; bars: Span[] } {
  const bars: Span[] = [];
  for (let at = 0; at < row.length; at += 1) {
    if (row.charAt(at) === '\\') at += 1;
    else if (row.charAt(at) === '|') bars.push({ start: at, end: at + 1 });
  }
  const edges = [0, ...bars.map(({ end }) => end)];
  const cells = edges.map((start, index) => trimmed(row, start, bars[index]?.start ?? row.length));
  const first = row.startsWith('|') ? 1 : 0;
  const last = row.endsWith('|') && bars.length > first ? cells.length - 1 : cells.length;
  return { cells: cells.slice(first, last), bars };
}

function trimmed(row: string, start: number, end: number): Span {
  const cell = row.slice(start, end);
  const content = cell.trim();
  const from = content === '' ? start : start + cell.indexOf(content);
  return { start: from, end: from + content.length };
}
