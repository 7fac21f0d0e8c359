import { type Quotation, quotationsIn } from './quotations.ts';
import type { Paragraph, Release, Sentence } from './release.ts';

/** A quotation that has not closed in its paragraph. */
type Open = { readonly opener: string; readonly sentence: number };

/**
 * Numbers of the sentences that open a quotation which closes neither in its paragraph nor in a later one. It may go on
 * over paragraphs, each of which opens it again or does not.
 */
export function openQuotations({
  text,
  paragraphs,
  sentences,
}: Pick<Release, 'text' | 'paragraphs' | 'sentences'>): number[] {
  const never: number[] = [];
  let open: Open | undefined;
  for (const paragraph of paragraphs) {
    const body = text.slice(paragraph.start, paragraph.end);
    const quotations = quotationsIn(body);
    const first = quotations[0];
    const isReopened = open !== undefined && first?.start === 0 && first.opener === open.opener;
    if (open && (isReopened ? first?.closed : closesBefore(body, open.opener, first))) open = undefined;
    const last = quotations.at(-1);
    if (!last || last.closed || (isReopened && last === first)) continue;
    if (open) never.push(open.sentence);
    open = { opener: last.opener, sentence: numberAt(paragraph, sentences, last.start) };
  }
  return open ? [...never, open.sentence] : never;
}

const CLOSINGS: Readonly<Record<string, RegExp>> = {
  '“': /”/,
  '«': /»/,
  '"': /"/,
  // An apostrophe looks alike; words that end here end on a stop.
  '‘': /[.!?,…]’/,
  "'": /[.!?,…]'/,
};

/** Whether a paragraph closes a quotation before it opens one of its own. */
function closesBefore(body: string, opener: string, next: Quotation | undefined): boolean {
  return CLOSINGS[opener]?.test(body.slice(0, next && opener !== '"' ? next.start : body.length)) === true;
}

/** The number of the sentence at an offset of a paragraph. */
function numberAt(paragraph: Paragraph, sentences: readonly Sentence[], offset: number): number {
  const at = paragraph.start + offset;
  return paragraph.sentences.findLast((number) => (sentences[number - 1]?.start ?? 0) <= at) ?? 0;
}
