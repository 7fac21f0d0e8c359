import type { Span } from '../release.ts';

/** A line without the marks of block quotes and the white space around it; empty where nothing else stands there. */
export type Line = Span & {
  /** How many block quotes it stands in. */
  readonly quoteDepth: number;
  /** The marks of the block quotes; empty where it stands in none. */
  readonly quoteMarks: Span;
};

/** The lines of a Markdown text, in order. */
export function* linesOf(source: string): Generator<Line> {
  const newline = /\r\n?|\n/g;
  let start = 0;
  while (start <= source.length) {
    const end = newline.exec(source)?.index ?? source.length;
    yield lineAt(source, start, end);
    if (end === source.length) return;
    start = newline.lastIndex;
  }
}

function lineAt(source: string, from: number, to: number): Line {
  const { depth, marks } = quoteMarksAt(source, from, to);
  const rest = source.slice(marks.end, to);
  const content = rest.trim();
  const start = content === '' ? marks.end : marks.end + rest.indexOf(content);
  return { start, end: start + content.length, quoteDepth: depth, quoteMarks: marks };
}

/** Each ">" at the start of a line, with the space behind it; ">5 %" is an amount. */
function quoteMarksAt(source: string, from: number, to: number): { depth: number; marks: Span } {
  let at = from;
  let marks = { start: from, end: from };
  let depth = 0;
  for (;;) {
    while (at < to && /[ \t]/.test(source.charAt(at))) at += 1;
    if (at >= to || source.charAt(at) !== '>' || /[\d=]/.test(source.charAt(at + 1))) return { depth, marks };
    const start = depth === 0 ? at : marks.start;
    at += 1;
    if (/[ \t]/.test(source.charAt(at))) at += 1;
    depth += 1;
    marks = { start, end: Math.min(at, to) };
  }
}
