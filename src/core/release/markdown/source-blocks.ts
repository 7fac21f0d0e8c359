import type { Span } from '../release.ts';

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
