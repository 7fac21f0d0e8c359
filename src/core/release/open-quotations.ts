import { pagesOf, sentencesIn } from './pages.ts';
import type { Release } from './release.ts';

/**
 * Numbers of the sentences that open a quotation which closes neither in its paragraph nor in those that `pagesOf` has
 * it go on in.
 */
export function openQuotations({
  text,
  paragraphs,
  sentences,
}: Pick<Release, 'text' | 'paragraphs' | 'sentences'>): number[] {
  const never: number[] = [];
  /** The sentence that opened what the paragraph before left open. */
  let opened: number | undefined;
  for (const page of pagesOf(text, paragraphs, sentences)) {
    if (opened !== undefined && !page.carriesOn) never.push(opened);
    const last = page.quotations.at(-1);
    const isStillOpen = page.carriesOn && page.quotations.length === 1 && last?.closed === false;
    if (!isStillOpen) opened = last && !last.closed ? sentencesIn(page, last)[0]?.number : undefined;
  }
  return opened === undefined ? never : [...never, opened];
}
