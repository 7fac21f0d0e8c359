import { type Doubt, type LeftOut, TITLE_LEFT_OUT } from '../found.ts';
import type { Block } from '../layout.ts';
import { escapeWords } from '../words.ts';
import { footnoteLabel, isWayBack } from './footnotes.ts';
import { Inline } from './inline.ts';
import { whyChrome, whyNoText } from './left-out.ts';
import { itemMarks } from './list-marks.ts';
import { counted, firstWords, SHOWN_MAX, shownLeftOut } from './shown-left-out.ts';
import { rowsOf } from './table-rows.ts';
import { attribute, BLOCK_ELEMENTS, type Element, isElement, type Node, textOf } from './tree.ts';

/** What a part of a page holds. */
export type PageBlocks = {
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
  readonly doubts: readonly Doubt[];
};

/** The most of a page's text that something of which only the name tells that it is none of it may hold. */
const CHROME_SHARE_MAX = 0.3;

/** What holds for the words that are read next. */
type Context = {
  readonly quotes: readonly number[];
  readonly depth: number;
  readonly isBold: boolean;
  readonly keepsLines: boolean;
  readonly isCaption: boolean;
  /** Of the heading around the words, 1 to 6. */
  readonly level?: number;
  /** The item that the next words begin. */
  readonly item?: { readonly mark: string; isBegun: boolean };
  /** What stands before the items of the list around. */
  readonly marks?: ReadonlyMap<Element, string>;
};

const OUTERMOST: Context = { quotes: [], depth: 0, isBold: false, keepsLines: false, isCaption: false };

/**
 * Reads the blocks of a part of a page in their order, every word that people see kept or listed as left out.
 *
 * @param letters how many letters of text each element of the page holds
 * @param title what is left out where it stands as a heading, since a release has its title elsewhere
 */
export function readBlocks(part: Element, letters: (element: Element) => number, title: string): PageBlocks {
  const reader = new BlockReader(letters, title, letters(part) * CHROME_SHARE_MAX);
  reader.read(part, OUTERMOST);
  reader.endBlock(OUTERMOST);
  return { blocks: reader.blocks, leftOut: counted(reader.leftOut), doubts: reader.doubts };
}

class BlockReader {
  readonly blocks: Block[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly doubts: Doubt[] = [];
  readonly #letters: (element: Element) => number;
  readonly #title: string;
  readonly #chromeMax: number;
  readonly #inline = new Inline();
  #quotes = 0;

  constructor(letters: (element: Element) => number, title: string, chromeMax: number) {
    this.#letters = letters;
    this.#title = title;
    this.#chromeMax = chromeMax;
  }

  read(element: Element, context: Context): void {
    for (const node of element.childNodes) this.#readNode(node, context);
  }

  /** Ends the paragraph in the making. */
  endBlock({ level, item, quotes, depth, isCaption }: Context): void {
    for (const { text, isBold } of this.#inline.take()) {
      const place = { quotes, depth };
      if (level !== undefined) this.#addHeading(level, text, place);
      else if (item && !item.isBegun) this.blocks.push({ kind: 'item', mark: item.mark, text, ...place });
      else this.blocks.push({ kind: 'paragraph', text, isBold, isCaption, ...place });
      if (item) item.isBegun = true;
    }
  }

  #addHeading(level: number, text: string, place: Pick<Block, 'quotes' | 'depth'>): void {
    if (text === escapeWords(this.#title))
      this.leftOut.push({ what: TITLE_LEFT_OUT, count: 1, text: this.#title });
    else this.blocks.push({ kind: 'heading', level, text, ...place });
  }

  #readNode(node: Node, context: Context): void {
    if (isElement(node)) {
      const why = this.#whyLeftOut(node, context);
      if (why === undefined) this.#readElement(node, context);
      else this.leftOut.push(...shownLeftOut(node, why));
    } else if ('value' in node) this.#inline.addWords(node.value, context);
  }

  #whyLeftOut(element: Element, { quotes }: Context): string | undefined {
    const why = whyNoText(element);
    if (why !== undefined) return why;
    if (isWayBack(element)) return 'way back within the page';
    if (!this.#isBlock(element)) return undefined;
    if (attribute(element, 'aria-hidden') === 'true') return 'hidden';
    // What is quoted may name its source in one.
    if (element.tagName === 'footer' && quotes.length === 0) return 'page footer';
    return this.#letters(element) <= this.#chromeMax ? whyChrome(element) : undefined;
  }

  #readElement(element: Element, context: Context): void {
    if (element.tagName === 'br') this.#inline.addLineBreak();
    else if (element.tagName === 'table' || element.tagName === 'dl') this.#readTable(element, context);
    else if (this.#isBlock(element)) this.#readBlock(element, context);
    else this.#readInline(element, context);
  }

  #readBlock(element: Element, context: Context): void {
    this.endBlock(context);
    const inner = this.#inside(element, context);
    this.read(element, inner);
    this.endBlock(inner);
  }

  /** What holds for the words within a block. */
  #inside(element: Element, context: Context): Context {
    const { tagName } = element;
    if (/^h[1-6]$/.test(tagName)) return { ...context, level: Number(tagName.charAt(1)) };
    switch (tagName) {
      case 'blockquote':
        this.#quotes += 1;
        return { ...context, quotes: [...context.quotes, this.#quotes] };
      case 'ul':
      case 'ol':
        return { ...context, marks: itemMarks(element), depth: context.depth + 1 };
      case 'li':
        return { ...context, item: { mark: context.marks?.get(element) ?? '-', isBegun: false } };
      case 'figcaption':
        return { ...context, isCaption: true };
      case 'pre':
        return { ...context, keepsLines: true };
      default:
        return context;
    }
  }

  #readInline(element: Element, context: Context): void {
    const label = footnoteLabel(element);
    if (label !== undefined) {
      this.#inline.addFootnoteMark(label);
      return;
    }
    this.#doubtAppearance(element);
    const { tagName } = element;
    // Browsers show the marks of a quotation that is marked up as one.
    const [before, after] = tagName === 'q' ? ['“', '”'] : ['', ''];
    const isBold = context.isBold || tagName === 'b' || tagName === 'strong';
    this.#inline.addWords(before, context);
    this.read(element, { ...context, isBold });
    this.#inline.addWords(after, context);
  }

  /** What words alone do not show: "10" and a raised "6" read as 106. */
  #doubtAppearance(element: Element): void {
    const { tagName } = element;
    if (!/^(?:sup|del|s|strike)$/.test(tagName)) return;
    const text = firstWords(textOf(element, SHOWN_MAX));
    if (tagName === 'sup' && /^[-−–+]?\d+$/.test(text))
      this.doubts.push({
        code: 'raised-text',
        text: `“${text}” is raised on the page and reads as part of what stands before it.`,
      });
    if (tagName !== 'sup' && text !== '')
      this.doubts.push({ code: 'struck-out', text: `“${text}” is struck out on the page.` });
  }

  /** A table of short cells stays one; one that only arranges the page is read part by part. */
  #readTable(table: Element, context: Context): void {
    const found = rowsOf(table, this.#letters);
    if (!found) {
      this.#readBlock(table, context);
      return;
    }
    this.endBlock(context);
    for (const caption of found.captions) this.#readBlock(caption, context);
    const header = found.header.map((cell) => this.#cellText(cell));
    const rows = found.rows.map((row) => row.map((cell) => this.#cellText(cell)));
    this.blocks.push({ kind: 'table', header, rows, quotes: context.quotes, depth: context.depth });
    if (context.item) context.item.isBegun = true;
  }

  #cellText(cell: Element): string {
    const first = this.blocks.length;
    this.read(cell, OUTERMOST);
    this.endBlock(OUTERMOST);
    return this.blocks
      .splice(first)
      .map((block) => ('text' in block ? block.text : ''))
      .join(' ');
  }

  /** An element whose name has a hyphen is the page's own make, and taken for a block where it has words. */
  #isBlock(element: Element): boolean {
    return (
      BLOCK_ELEMENTS.has(element.tagName) || (element.tagName.includes('-') && this.#letters(element) > 0)
    );
  }
}
