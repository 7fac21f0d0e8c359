import { readBlocks } from './markdown/block-reader.ts';
import { inlineMarks } from './markdown/inline.ts';
import type { SourceBlock, SourceItem } from './markdown/source-blocks.ts';
import { type PlainText, plainTextOf } from './plain-text.ts';
import type { Cell, Role, Span } from './release.ts';

/** Text to split into sentences: prose, an item without its marker, or a row, whose cells make one sentence. */
export type Item = Span & { readonly cells?: readonly Cell[] };

/** A block of text between blank lines: prose, a whole list, a table. `start` and `end` take in its list markers. */
export type Block = Span & {
  readonly items: readonly Item[];
  /** The heading it stands under, without its marks; absent before the first one. */
  readonly heading?: string;
  readonly quoted?: true;
  readonly role?: Role;
};

/** A release without the marks of Markdown, in blocks; their offsets count in `text`. */
export type PlainRelease = PlainText & {
  readonly blocks: readonly Block[];
  /** Tables that are no part of the text, as spans of the source. */
  readonly tablesLeftOut: readonly Span[];
};

/**
 * Reads the Markdown of a release. Headings are no blocks. A line without a marker goes on with the item or the prose
 * above it; a list may follow its lead-in with no blank line between.
 */
export function plainRelease(source: string): PlainRelease {
  const { blocks, stretches, leftOut, tablesLeftOut, labels } = readBlocks(source);
  const marks = stretches.flatMap((stretch) => inlineMarks(source, stretch, labels));
  const plain = plainTextOf(source, [...leftOut, ...marks]);
  return {
    ...plain,
    blocks: blocks.map((block) => blockIn(plain, source, block)).filter(({ items }) => items.length > 0),
    tablesLeftOut,
  };
}

function blockIn(plain: PlainText, source: string, block: SourceBlock): Block {
  const heading = block.heading && textAt(plain, block.heading);
  return {
    ...placeIn(plain, block),
    items: block.items.map((item) => itemIn(plain, item)).filter(({ start, end }) => start < end),
    ...(heading && { heading }),
    ...(block.isQuoted && { quoted: true }),
    ...(IMAGE.test(source.slice(block.start, block.end)) && { role: 'caption' }),
  };
}

/** A picture by itself: its description is all that is left of it. */
const IMAGE = /^\[?!\[[^[\]]{0,1000}\](?:\([^()]{0,2000}\)|\[[^[\]]{0,200}\])(?:\]\([^()]{0,2000}\))?$/;

function itemIn(plain: PlainText, item: SourceItem): Item {
  const place = placeIn(plain, item);
  if (!item.cells) return place;
  const cells = item.cells.map(({ head, ...cell }): Cell => {
    const { start, end } = placeIn(plain, cell);
    return { start: start - place.start, end: end - place.start, head: head ? textAt(plain, head) : '' };
  });
  return { ...place, cells: cells.filter(({ start, end }) => start < end) };
}

function textAt(plain: PlainText, span: Span): string {
  const { start, end } = placeIn(plain, span);
  return plain.text.slice(start, end);
}

/** Where a span of the source stands in the text, without white space at its ends: marks may have stood outside it. */
function placeIn(plain: PlainText, span: Span): Span {
  const from = plain.placeOf(span.start);
  const text = plain.text.slice(from, plain.placeOf(span.end));
  const content = text.trim();
  const start = content === '' ? from : from + text.indexOf(content);
  return { start, end: start + content.length };
}
