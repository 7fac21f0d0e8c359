import { isContactLine } from '../contact-lines.ts';
import type { Span } from '../release.ts';
import { isEndMark } from '../roles.ts';
import { isUnmarkedHeading, markedHeading } from './headings.ts';
import { type Line, linesOf } from './lines.ts';
import { beginsItem, type Marker, markerOf } from './markers.ts';
import { cellsOf, isBarredRow, isDelimiterRow } from './tables.ts';

/** A cell of a table; `head` is the cell above it that says what it holds. */
export type SourceCell = Span & { readonly head?: Span };
export type SourceItem = Span & { readonly cells?: readonly SourceCell[] };

/** A block as it stands in the source; a heading is none. */
export type SourceBlock = Span & {
  readonly items: readonly SourceItem[];
  readonly heading?: Span;
  readonly isQuoted: boolean;
};

/** What Markdown makes of a source before the marks within its lines are read. All offsets count in the source. */
export type SourceBlocks = {
  readonly blocks: readonly SourceBlock[];
  /** Where marks may stand within the text: items, cells and headings. */
  readonly stretches: readonly Span[];
  /** The marks of blocks, and lines that are no text. */
  readonly leftOut: readonly Span[];
  /** Tables written in HTML, which are left out whole. */
  readonly tablesLeftOut: readonly Span[];
  /** Names of links whose address stands on a line of its own, in small letters. */
  readonly labels: ReadonlySet<string>;
};

type OpenBlock = {
  readonly kind: 'prose' | 'list' | 'table';
  readonly start: number;
  readonly quoteDepth: number;
  readonly items: { start: number; end: number; cells?: readonly SourceCell[] }[];
  lines: number;
};

const DEFINITION = /^\[([^[\]^]{1,200})\]:\s*<?(?:https?:|www\.|mailto:|[/#])/;
const FOOTNOTE = /^\[\^[^\]\s]{1,60}\]:\s*/;
const FENCE = /^(?:`{3,}[^`]*|~{3,}[^~]*)$/;
const BREAK = /^(?:-{3,}|\*{3,}|_{3,}|={3,})$/;

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
  /** Ends of comments and tables that were looked for in vain. */
  readonly #missing = new Set<string>();
  #open: OpenBlock | undefined;
  #heading: Span | undefined;
  #heads: readonly Span[] = [];
  #lastSign = '';

  constructor(source: string) {
    this.#source = source;
    this.#lines = [...linesOf(source)];
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
    const hidden = this.#readHidden(text, index);
    if (text === '' || hidden > 0) return Math.max(1, hidden);
    if (this.#readBreak(line, text) || this.#readHeading(line, text)) return 1;
    const rows = this.#readTable(line, text, index);
    if (rows > 0) return rows;
    this.#readText(line, text, index);
    return 1;
  }

  /** What is no text: where links lead, fences of code, comments, and tables in HTML. */
  #readHidden(text: string, index: number): number {
    const label = DEFINITION.exec(text)?.[1];
    if (label !== undefined) this.#labels.add(label.toLowerCase());
    if (label !== undefined || FENCE.test(text)) return this.#leaveOutLines(index, index);
    if (text.startsWith('<!--')) return this.#leaveOutLines(index, this.#lineEndingIn('-->', index));
    if (!/^<table\b/i.test(text)) return 0;
    const taken = this.#leaveOutLines(index, this.#lineEndingIn('</table>', index));
    if (taken > 0) this.#tablesLeftOut.push(...this.#leftOut.slice(-1));
    return taken;
  }

  /** The first line from `from` on that holds the closer, where it stands at that line's end; -1 otherwise. */
  #lineEndingIn(closer: string, from: number): number {
    if (this.#missing.has(closer)) return -1;
    for (let index = from; index < this.#lines.length; index += 1) {
      const text = this.#textOf(this.#lines[index]);
      if (text.includes(closer)) return text.endsWith(closer) ? index : -1;
    }
    this.#missing.add(closer);
    return -1;
  }

  #leaveOutLines(first: number, last: number): number {
    const from = this.#lines[first];
    const to = this.#lines[last];
    if (!from || !to) return 0;
    this.#close();
    this.#leftOut.push({ start: from.start, end: to.end });
    return last - first + 1;
  }

  /** A line across the page, which under a line of its own makes that one a heading. */
  #readBreak(line: Line, text: string): boolean {
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
    const { cells, bars } = cellsOf(text);
    const inSource = ({ start, end }: Span) => ({ start: line.start + start, end: line.start + end });
    const own = cells.map(inSource);
    this.#leftOut.push(...bars.map(inSource));
    this.#stretches.push(...own);
    if (hasHeads) {
      this.#leftOut.push(next);
      this.#heads = own;
      return 2;
    }
    const filled = own.flatMap((cell, column) => {
      const head = this.#heads[column];
      return cell.start < cell.end ? [{ ...cell, ...(head && { head }) }] : [];
    });
    const [first] = filled;
    const last = filled.at(-1);
    if (first && last) this.#open?.items.push({ start: first.start, end: last.end, cells: filled });
    return 1;
  }

  #readText(line: Line, text: string, index: number): void {
    const isAlone = isEndMark(text) || isContactLine(text);
    const footnote = FOOTNOTE.exec(text)?.[0].length ?? 0;
    const marker = isAlone ? undefined : markerOf(text);
    if (this.#open?.kind === 'table' || isAlone || footnote > 0) this.#close();
    const kind = this.#open?.kind === 'list' ? 'list' : this.#open && 'prose';
    const begins = marker !== undefined && this.#beginsItem(marker, kind, index);
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

  #beginsItem(marker: Marker, open: 'prose' | 'list' | undefined, index: number): boolean {
    const { end } = this.#open?.items.at(-1) ?? this.#blocks.at(-1) ?? { end: 0 };
    // Only its last marks count.
    const before = this.#source.slice(Math.max(0, end - 3), end);
    const after = this.#textOf(this.#lines[index + 1]);
    return beginsItem(marker, { open, before, after, lastSign: this.#lastSign });
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
