import { markerOf } from './markdown/markers.ts';
import type { Paragraph, Release } from './release.ts';

/**
 * Whether a block of text is a list.
 *
 * @param firstStart where its first sentence begins in it: "A. Roe sang" begins with an initial, if that is part of it
 */
export function isList(block: string, firstStart: number): boolean {
  const kind = markerOf(block)?.kind;
  return kind !== undefined && (kind !== 'capital-stop' || firstStart > 0);
}

/** Whether a paragraph of a release is a list. */
export function isListParagraph(
  { text, sentences }: Pick<Release, 'text' | 'sentences'>,
  { start, end, sentences: [first = 0] }: Paragraph,
): boolean {
  return isList(text.slice(start, end), (sentences[first - 1]?.start ?? start) - start);
}
