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
export function cellsOf(source: string, { start, end }: Span): { cells: Span[]; bars: Span[] } {
  const bars: Span[] = [];
  for (let at = start; at < end; at += 1) {
    if (source.charAt(at) === '\\') at += 1;
    else if (source.charAt(at) === '|') bars.push({ start: at, end: at + 1 });
  }
  const edges = [start, ...bars.map((bar) => bar.end)];
  const cells = edges.map((from, index) => trimmed(source, from, bars[index]?.start ?? end));
  const first = bars[0]?.start === start ? 1 : 0;
  const last = bars.at(-1)?.end === end && bars.length > first ? cells.length - 1 : cells.length;
  return { cells: cells.slice(first, last), bars };
}

function trimmed(source: string, start: number, end: number): Span {
  const cell = source.slice(start, end);
  const content = cell.trim();
  const from = content === '' ? start : start + cell.indexOf(content);
  return { start: from, end: from + content.length };
}
