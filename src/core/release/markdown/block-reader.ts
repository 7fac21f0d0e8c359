import { isContactLine } from '../contact-lines.ts';
import type { Span } from '../release.ts';
import { isEndMark } from '../roles.ts';
import { isUnmarkedHeading, markedHeading } from './headings.ts';
import { HiddenLines } from './hidden-lines.ts';
import { type Line, linesOf } from './lines.ts';
import { beginsItem, itemMarkerOf, type Marker, markerOf } from './markers.ts';
import type { SourceBlock, SourceBlocks, SourceCell } from './source-blocks.ts';
import { cellsOf, isBarredRow, isDelimiterRow } from './tables.ts';

type OpenBlock = {
  readonly kind: 'prose' | 'list' | 'table';
  readonly start: number;
  readonly quoteDepth: number;
  readonly items: { start: number; end: number; cells?: readonly SourceCell[] }[];
  lines: number;
};

const FOOTNOTE = /^\[\^[^\]\s]{1,60}\]:\s*/;
const BREAK_BEGINNING = /^[-*_=]/;
const BREAK = /^(?:-{3,}|\*{3,}|_{3,}|={3,})$/;

/** How far the second of a list with capital letters is looked for: its first item may be long. */
const CAPITAL_WITHIN_LINES = 30;

/** Splits a Markdown text into its blocks, in order. */
export function readBlocks(source: string): SourceBlocks {
  return new BlockReader(source).read();
}

class BlockReader {
  readonly #source: string;
  readonly #lines: readonly Line[];
  readonly #blocks: SourceBlock[] = [];
  readonly #stretches: Span[] = [];
  readonly #leftOut: Span[] = [];
  readonly #tablesLeftOut: Span[] = [];
  readonly #labels = new Set<string>();
  readonly #hidden: HiddenLines;
  #open: OpenBlock | undefined;
  #heading: Span | undefined;
  #heads: readonly Span[] = [];
  #lastSign = '';

  constructor(source: string) {
    this.#source = source;
    this.#lines = [...linesOf(source)];
    this.#hidden = new HiddenLines(source, this.#lines);
  }

  read(): SourceBlocks {
    for (let index = 0; index < this.#lines.length; ) {
      const line = this.#lines[index];
      if (!line) break;
      index += this.#readLines(line, index);
    }
    this.#close();
    return {
      blocks: this.#blocks,
      stretches: this.#stretches,
      leftOut: [...this.#lines.map(({ quoteMarks }) => quoteMarks), ...this.#leftOut],
      tablesLeftOut: this.#tablesLeftOut,
      labels: this.#labels,
    };
  }

  /** @returns how many lines were taken, 1 or more */
  #readLines(line: Line, index: number): number {
    const text = this.#textOf(line);
    if (this.#open && line.quoteDepth > this.#open.quoteDepth) this.#close();
    if (text === '') this.#close();
    const hidden = this.#readHidden(line, index);
    if (hidden > 0) return hidden;
    if (text === '' || this.#readBreak(line, text) || this.#readHeading(line, text)) return 1;
    const rows = this.#readTable(line, text, index);
    if (rows > 0) return rows;
    this.#readText(line, text, index);
    return 1;
  }

  /** @returns how many lines were taken that are no text */
  #readHidden(line: Line, index: number): number {
    const hidden = this.#hidden.at(index);
    if (!hidden) return 0;
    this.#close();
    const span = { start: line.start, end: this.#lines[hidden.last]?.end ?? line.end };
    this.#leftOut.push(span);
    if (hidden.what === 'definition') this.#labels.add(hidden.label);
    if (hidden.what === 'table') this.#tablesLeftOut.push(span);
    return hidden.last - index + 1;
  }

  /** A line across the page, which under a line of its own makes that one a heading. */
  #readBreak(line: Line, text: string): boolean {
    if (!BREAK_BEGINNING.test(text)) return false;
    const marks = text.length < 200 ? text.replace(/\s/g, '') : text;
    if (!BREAK.test(marks)) return false;
    this.#leftOut.push(line);
    const [above] = this.#open?.kind === 'prose' && this.#open.lines === 1 ? this.#open.items : [];
    if (above && /^[-=]+$/.test(text) && !/[.!?:;,][”’"')\]]*$/.test(this.#textOf(above))) {
      this.#open = undefined;
      this.#setHeading(above);
    }
    this.#close();
    return true;
  }

  #readHeading(line: Line, text: string): boolean {
    const words = markedHeading(text);
    if (!words && (this.#open || !isUnmarkedHeading(text))) return false;
    this.#close();
    if (!words) this.#setHeading(line);
    else {
      const start = line.start + words.start;
      const end = line.start + words.end;
      this.#leftOut.push({ start: line.start, end: start }, { start: end, end: line.end });
      if (start < end) this.#setHeading({ start, end });
    }
    return true;
  }

  #setHeading({ start, end }: Span): void {
    this.#heading = { start, end };
    this.#stretches.push(this.#heading);
  }

  /** A row, or the heads of a table with the dashes under them. */
  #readTable(line: Line, text: string, index: number): number {
    const next = this.#lines[index + 1];
    const hasHeads = text.includes('|') && next !== undefined && isDelimiterRow(this.#textOf(next));
    const isOpen = this.#open?.kind === 'table' && text.includes('|');
    if (!hasHeads && !isOpen && !isBarredRow(text)) return 0;
    if (this.#open?.kind !== 'table' || hasHeads) this.#openBlock('table', line);
    const { cells, bars } = cellsOf(this.#source, line);
    this.#leftOut.push(...bars);
    this.#stretches.push(...cells);
    if (!hasHeads) {
      this.#addRow(cells);
      return 1;
    }
    this.#leftOut.push(next);
    this.#heads = cells;
    return 2;
  }

  #addRow(cells: readonly Span[]): void {
    const filled = cells.flatMap((cell, column) => {
      const head = this.#heads[column];
      return cell.start < cell.end ? [{ ...cell, ...(head && { head }) }] : [];
    });
    const [first] = filled;
    const last = filled.at(-1);
    if (first && last) this.#open?.items.push({ start: first.start, end: last.end, cells: filled });
  }

  #readText(line: Line, text: string, index: number): void {
    const isAlone = isEndMark(text) || isContactLine(text);
    const footnote = FOOTNOTE.exec(text)?.[0].length ?? 0;
    const marker = isAlone ? undefined : itemMarkerOf(text);
    if (this.#open?.kind === 'table' || isAlone || footnote > 0) this.#close();
    const kind = this.#open?.kind === 'list' ? 'list' : this.#open && 'prose';
    const begins = marker !== undefined && this.#beginsItem(marker, kind, line, index);
    const last = this.#open?.items.at(-1);
    if (this.#open && last && !begins) {
      last.end = line.end;
      this.#open.lines += 1;
      return;
    }
    if (marker && begins) this.#lastSign = marker.sign;
    if (kind !== 'list' || !begins) this.#openBlock(begins ? 'list' : 'prose', line);
    if (footnote > 0) this.#leftOut.push({ start: line.start, end: line.start + footnote });
    const start = line.start + (begins ? (marker?.length ?? 0) : footnote);
    this.#open?.items.push({ start, end: line.end });
    if (isAlone) this.#close();
  }

  #beginsItem(marker: Marker, open: 'prose' | 'list' | undefined, line: Line, index: number): boolean {
    const { end } = this.#open?.items.at(-1) ?? this.#blocks.at(-1) ?? { end: 0 };
    // Only its last marks count.
    const before = this.#source.slice(Math.max(0, end - 4), end);
    const isAfterQuote = line.quoteDepth === 0 && this.#blocks.at(-1)?.isQuoted === true;
    const after = this.#textOf(this.#lines[index + 1]);
    const nextItem = marker.kind === 'capital-stop' ? this.#nextCapital(index) : '';
    return beginsItem(marker, { open, before, after, nextItem, isAfterQuote, lastSign: this.#lastSign });
  }

  /** The next of the lines near that begins with a capital letter and a full stop. */
  #nextCapital(index: number): string {
    const near = this.#lines.slice(index + 1, index + 1 + CAPITAL_WITHIN_LINES);
    const next = near.find((line) => markerOf(this.#textOf(line))?.kind === 'capital-stop');
    return this.#textOf(next);
  }

  #openBlock(kind: OpenBlock['kind'], { start, quoteDepth }: Line): void {
    this.#close();
    this.#heads = [];
    this.#open = { kind, start, quoteDepth, items: [], lines: 1 };
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    const end = open?.items.at(-1)?.end;
    if (!open || end === undefined) return;
    const { start, items, quoteDepth, kind } = open;
    if (kind !== 'table') this.#stretches.push(...items);
    const heading = this.#heading && { heading: this.#heading };
    this.#blocks.push({ start, end, items, isQuoted: quoteDepth > 0, ...heading });
  }

  #textOf(span: Span | undefined): string {
    return span ? this.#source.slice(span.start, span.end) : '';
  }
}
