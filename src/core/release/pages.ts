import { isList } from './lists.ts';
import { firstMarkIn, type Quotation, quotationsIn } from './quotations.ts';
import type { Paragraph, Sentence, Span } from './release.ts';

/** A paragraph cut at its quotations; all offsets count in `body`. */
export type Page = {
  readonly body: string;
  readonly heading: string | undefined;
  /** Whether it stands in a block quote. */
  readonly isBlockQuote: boolean;
  readonly sentences: readonly Sentence[];
  /** Where its sentences stand, in order. */
  readonly places: readonly Span[];
  readonly quotations: readonly Quotation[];
  /** Whether the first quotation goes on with one that an earlier paragraph left open. */
  readonly carriesOn: boolean;
};

type Block = Omit<Page, 'quotations' | 'carriesOn'>;

/**
 * Cuts the paragraphs of a text at their quotations. One that a paragraph leaves open goes on in the next where that
 * opens with the same mark, or where the mark that closes it comes before any that opens another, over several
 * paragraphs if need be; never past a heading. A list that it announces (“Three things change:”) is part of it where
 * it goes on behind the list.
 */
export function pagesOf(
  text: string,
  paragraphs: readonly Paragraph[],
  sentences: readonly Sentence[],
): Page[] {
  const blocks = paragraphs.map((paragraph) => blockOf(text, paragraph, sentences));
  const closing = new Map<string, readonly boolean[]>();
  const resuming = new Map<string, readonly boolean[]>();
  let open: string | undefined;
  let announcesList = false;
  return blocks.map((block, index) => {
    const { body, heading } = block;
    const start = startOf(block);
    let carriesOn = false;
    if (open !== undefined && heading === blocks[index - 1]?.heading) {
      if (!closing.has(open)) {
        closing.set(open, closesFrom(blocks, open));
        resuming.set(open, resumingLists(blocks, open));
      }
      carriesOn =
        body.startsWith(open, start) ||
        closing.get(open)?.[index] === true ||
        (announcesList && resuming.get(open)?.[index] === true);
    }
    const quotations = quotationsIn(
      body,
      carriesOn && open !== undefined ? { opener: open, start } : undefined,
    );
    const last = quotations.at(-1);
    open = last && !last.closed ? last.opener : undefined;
    announcesList = body.trimEnd().endsWith(':') || (carriesOn && announcesList && isListPage(block));
    return { ...block, quotations, carriesOn };
  });
}

/** Index of the last sentence of a page that starts at or before the offset; -1 before the first. */
export function sentenceIndexAt({ places }: Pick<Page, 'places'>, offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The sentences of a page that a quotation holds, in whole or in part. */
export function sentencesIn(page: Page, { start, end }: Span): readonly Sentence[] {
  const first = sentenceIndexAt(page, start);
  const last = sentenceIndexAt(page, end - 1);
  return page.sentences.slice(Math.max(0, first), last + 1);
}

/** Where the words of a page begin, past the marker of a list. */
export function startOf({ places }: Pick<Page, 'places'>): number {
  return places[0]?.start ?? 0;
}

/** Whether a page is a list. */
export function isListPage(page: Pick<Page, 'body' | 'places'>): boolean {
  return isList(page.body, startOf(page));
}

function blockOf(text: string, paragraph: Paragraph, all: readonly Sentence[]): Block {
  const { start, end, heading } = paragraph;
  const sentences = paragraph.sentences.flatMap((number) => all[number - 1] ?? []);
  const places = sentences.map((sentence) => ({ start: sentence.start - start, end: sentence.end - start }));
  const isBlockQuote = paragraph.quoted === true;
  return { body: text.slice(start, end), heading, isBlockQuote, sentences, places };
}

/** For each block, whether a quotation left open before it closes there or in a later one. */
function closesFrom(blocks: readonly Block[], opener: string): boolean[] {
  const closes: boolean[] = [];
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    const mark = block && firstMarkIn(block.body, opener);
    const goesOn = mark === undefined && blocks[index + 1]?.heading === block?.heading;
    closes[index] = mark === 'closes' || (goesOn && closes[index + 1] === true);
  }
  return closes;
}

/** For each block, whether it is of a list without quotation marks behind which the open quotation goes on. */
function resumingLists(blocks: readonly Block[], opener: string): boolean[] {
  const resumes: boolean[] = [];
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    const next = blocks[index + 1];
    if (!block || !next || next.heading !== block.heading) continue;
    const isPlainItem = isListPage(block) && firstMarkIn(block.body, opener) === undefined;
    const goesOn = resumes[index + 1] === true || (!isListPage(next) && next.body.startsWith(opener));
    resumes[index] = isPlainItem && goesOn;
  }
  return resumes;
}
