/** Where a block stands: in which quotations and how deep in lists. */
export type Place = {
  /** The quotations around it from the outermost, each with a number of its own. */
  readonly quotes: readonly number[];
  /** In how many lists it stands. */
  readonly depth: number;
};

/** A block of a text. `text` is Markdown without marks for blocks; its lines are those that people see. */
export type Block = Place &
  (
    | {
        readonly kind: 'paragraph';
        readonly text: string;
        /** Whether all of it is set in bold. */
        readonly isBold?: boolean;
        /** Whether it says what a picture shows. */
        readonly isCaption?: boolean;
      }
    | { readonly kind: 'heading'; readonly level: number; readonly text: string }
    /** `mark` is "-" or a number such as "3."; what else the item holds follows in blocks of the same depth. */
    | { readonly kind: 'item'; readonly mark: string; readonly text: string }
    | {
        readonly kind: 'table';
        /** Empty where no row heads the columns. */
        readonly header: readonly string[];
        readonly rows: readonly (readonly string[])[];
      }
  );

/** Longest line in bold that is taken for a heading, in characters. */
const BOLD_HEADING_MAX = 80;

/** Ends a sentence, or announces one: such a line in bold is no heading. */
const SENTENCE_END = /[.!?:;,…][”’"')\]]*$/;

/** What makes a heading, a quotation, a list or a line of a paragraph at its start. A number or a dash that was typed there is one already. */
const LINE_MARK = /^(?:#{1,6}(?=\s|$)|>|\+(?=\s|$)|=+\s*$|-[\s-]*$)/;

/** What inside an item would begin another list. */
const TYPED_MARK = /^(?:-(?=\s)|\d{1,9}(?=[.)](?:\s|$)))/;

/** Lays blocks out as Markdown, with a blank line between two that are no items of one list. */
export function layOut(blocks: readonly Block[]): string {
  const indents = new Indents();
  let markdown = '';
  let previous: Block | undefined;
  for (const block of blocks) {
    if (previous) markdown += separator(previous, block);
    const prefix = '> '.repeat(block.quotes.length);
    markdown += linesOf(block, indents)
      .map((line) => `${prefix}${line}`.trimEnd())
      .join('\n');
    previous = block;
  }
  return markdown === '' ? '' : `${markdown}\n`;
}

/** How far the blocks of each depth are moved in, which depends on the marks of the items around them. */
class Indents {
  readonly #widths: number[] = [];

  /** The spaces before the mark of an item at `depth`, from 1. */
  before(depth: number): string {
    const outer = this.#widths.slice(0, depth - 1).reduce((sum, width) => sum + width, 0);
    return ' '.repeat(outer);
  }

  note(depth: number, mark: string): void {
    this.#widths[depth - 1] = mark.length + 1;
    this.#widths.length = depth;
  }
}

function separator(previous: Block, block: Block): string {
  const isOneList = previous.kind === 'item' && block.kind === 'item';
  const shared = block.quotes.findIndex((quote, index) => previous.quotes[index] !== quote);
  const depth = shared < 0 ? block.quotes.length : shared;
  if (isOneList && depth === block.quotes.length && depth === previous.quotes.length) return '\n';
  return `\n${'> '.repeat(depth).trimEnd()}\n`;
}

function linesOf(block: Block, indents: Indents): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${oneLine(block.text)}`];
    case 'item': {
      const start = indents.before(block.depth) + block.mark;
      indents.note(block.depth, block.mark);
      const [first = '', ...rest] = block.text.split('\n');
      const below = indents.before(block.depth + 1);
      return [
        `${start} ${guarded(first).replace(TYPED_MARK, escapedMark)}`,
        ...rest.map((line) => below + guarded(line)),
      ];
    }
    case 'table':
      return tableLines(block.header, block.rows).map((line) => indents.before(block.depth + 1) + line);
    case 'paragraph':
      return paragraphLines(block).map((line) => indents.before(block.depth + 1) + line);
  }
}

function paragraphLines(block: Extract<Block, { kind: 'paragraph' }>): string[] {
  // Our reader knows what describes a picture by that; the picture itself may be somebody else's.
  if (block.isCaption) return [`![${oneLine(block.text).replaceAll(']', '\\]')}]()`];
  return isHeadingLike(block) ? [`**${block.text}**`] : block.text.split('\n').map(guarded);
}

/** Lines in bold head what follows in many releases; a whole paragraph in bold is only loud. */
function isHeadingLike({ isBold = false, text }: Extract<Block, { kind: 'paragraph' }>): boolean {
  return isBold && text.length <= BOLD_HEADING_MAX && !text.includes('\n') && !SENTENCE_END.test(text);
}

/** A line that begins with what only looks like a mark. */
function guarded(line: string): string {
  return LINE_MARK.test(line) ? `\\${line}` : line;
}

/** A dash is escaped itself, a number by the sign behind it. */
function escapedMark(mark: string): string {
  return mark === '-' ? '\\-' : `${mark}\\`;
}

function tableLines(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), header.length);
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, column) => oneLine(cells[column] ?? '')).join(' | ')} |`;
  return [line(header), line(Array.from({ length: width }, () => '---')), ...rows.map(line)];
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}
