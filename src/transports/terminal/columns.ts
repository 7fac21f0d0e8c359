import type { Span } from '../../core/release/release.ts';

/** Takes two columns: wide and full-width characters. Source: Unicode's EastAsianWidth.txt, W and F, blocks in use. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Takes none: combining marks and invisible formatting. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const ASCII = /^[\x20-\x7e]*$/;

/**
 * Characters that a terminal obeys instead of showing, line breaks aside, and those that turn the direction of
 * writing, so that text could be made to read as something else.
 */
const OBEYED = /(?!\n)[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** What may stand alone at the end of a line: blanks, a wide character with the marks that close it, a word. */
const PIECES = new RegExp(
  `[ \\t]+|${WIDE.source}[、。，．！？」』）】〉》・ー]*|(?:(?!${WIDE.source})[^ \\t])+`,
  'gu',
);

/** The text with a mark for each character that a terminal would obey; it keeps its length, so offsets still fit. */
export function harmless(text: string): string {
  return text.replace(OBEYED, (obeyed) => (obeyed === '\t' || obeyed === '\r' ? ' ' : '\ufffd'));
}

/** Columns that the text takes in a terminal. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/**
 * Where the lines of a text lie in it when none may be longer than `columns`. Line breaks of the text are kept;
 * the blanks a line is broken at belong to no line. A word that is too long by itself is cut.
 *
 * @param columns 2 or more; Infinity breaks at line breaks only
 */
export function linesWithin(text: string, columns: number): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const paragraph of text.split('\n')) {
    lines.push(
      ...wrap(paragraph, columns).map((line) => ({ start: start + line.start, end: start + line.end })),
    );
    start += paragraph.length + 1;
  }
  return lines;
}

function wrap(text: string, columns: number): Span[] {
  if (columns === Number.POSITIVE_INFINITY) return [{ start: 0, end: text.length }];
  const lines: Span[] = [];
  let line = { start: 0, end: 0 };
  let used = 0;
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    const width = columnsOf(piece);
    if (/^[ \t]/.test(piece)) {
      // Counted now, and shown only if a word follows on this line.
      used += width;
      continue;
    }
    if (used + width > columns) {
      if (line.end > line.start) lines.push(line);
      line = { start: index, end: index };
      used = 0;
    }
    for (const character of piece) {
      const step = columnsOf(character);
      if (used + step > columns && line.end > line.start) {
        lines.push(line);
        line = { start: line.end, end: line.end };
        used = 0;
      }
      used += step;
      line.end = Math.max(line.end, index) + character.length;
    }
  }
  lines.push(line);
  return lines;
}
