import { allWithin, attribute, type Element, textOf } from './tree.ts';

/** What a mark that leads to a footnote says at most: "12", "[footnote 3]". */
const MARK_MAX_CHARS = 20;

/**
 * The label of a mark in the text that leads to a footnote, undefined where an element is none: a small raised link
 * within the page that holds a number.
 */
export function footnoteLabel(element: Element): string | undefined {
  if (element.tagName !== 'sup' && element.tagName !== 'a') return undefined;
  const words = textOf(element, MARK_MAX_CHARS + 1).trim();
  if (words.length > MARK_MAX_CHARS) return undefined;
  const parts = [...allWithin(element)];
  const isRaised = parts.some(({ tagName }) => tagName === 'sup') || parts.some(isNoteReference);
  if (!isRaised || !parts.some(leadsWithinPage)) return undefined;
  return /\d+/.exec(words)?.[0];
}

/** Whether an element is only a way to another place of the page, such as the arrow behind a footnote: it says nothing. */
export function isWayBack(element: Element): boolean {
  return (
    element.tagName === 'a' &&
    leadsWithinPage(element) &&
    !/[\p{L}\p{N}]/u.test(textOf(element, MARK_MAX_CHARS))
  );
}

function isNoteReference(element: Element): boolean {
  return attribute(element, 'role') === 'doc-noteref' || attribute(element, 'rel') === 'footnote';
}

function leadsWithinPage(element: Element): boolean {
  return element.tagName === 'a' && (attribute(element, 'href') ?? '').startsWith('#');
}
