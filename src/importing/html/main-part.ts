import type { LeftOut } from '../found.ts';
import { whyChrome, whyNoText } from './left-out.ts';
import { shownLeftOut } from './shown-left-out.ts';
import { allWithin, attribute, type Element, elementsIn, isElement } from './tree.ts';

export type MainPart = {
  readonly element: Element;
  /** How many letters and digits of text each element of the page holds. */
  readonly letters: (element: Element) => number;
  /** What of the page stands outside of it. */
  readonly leftOut: readonly LeftOut[];
};

/** The part of a page's text that an article has to hold: less is one of many teasers or comments. */
const ARTICLE_SHARE = 0.2;

/** The part of a page's text that its largest block has to hold for what is beside it to be something else. */
const LARGEST_SHARE = 0.7;

/** Finds the part of a page that is its text: its `<main>`, else its `<article>`, else its largest block. */
export function mainPartOf(html: Element): MainPart {
  const lettersIn = letterCounts(html);
  const letters = (element: Element): number => lettersIn.get(element) ?? 0;
  const withText = [...allWithin(html)].filter((element) => letters(element) > 0);
  const largest = (found: readonly Element[]): Element | undefined =>
    found.reduce<Element | undefined>(
      (best, element) => (best && letters(best) >= letters(element) ? best : element),
      undefined,
    );
  const element =
    largest(withText.filter((one) => one.tagName === 'main' || attribute(one, 'role') === 'main')) ??
    largest(
      withText.filter((one) => one.tagName === 'article' && letters(one) >= letters(html) * ARTICLE_SHARE),
    ) ??
    largestBlock(html, letters);
  return { element, letters, leftOut: outside(html, element) };
}

/** Goes down from the body as long as one part holds most of the text that the whole holds. */
function largestBlock(html: Element, letters: (element: Element) => number): Element {
  const body = elementsIn(html).find(({ tagName }) => tagName === 'body') ?? html;
  const enough = letters(body) * LARGEST_SHARE;
  let block = body;
  for (;;) {
    const inner = elementsIn(block).find((part) => letters(part) > enough);
    if (!inner) return block;
    block = inner;
  }
}

/** How many letters and digits of text each element holds. */
function letterCounts(html: Element): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  const count = (element: Element): number => {
    if (element.tagName === 'head' || whyNoText(element) !== undefined) return 0;
    let sum = 0;
    for (const node of element.childNodes) {
      if (isElement(node)) sum += count(node);
      else if ('value' in node) sum += node.value.replace(/[^\p{L}\p{N}]+/gu, '').length;
    }
    counts.set(element, sum);
    return sum;
  };
  count(html);
  return counts;
}

/** What stands beside the path that leads from the page to its main part. */
function outside(html: Element, main: Element): LeftOut[] {
  const path = new Set<unknown>();
  for (let element: Element['parentNode'] | undefined = main; element; ) {
    path.add(element);
    element = 'parentNode' in element ? element.parentNode : null;
  }
  const leftOut: LeftOut[] = [];
  for (let element: Element | undefined = html; element && element !== main; ) {
    const parts: Element[] = elementsIn(element);
    for (const part of parts) {
      if (path.has(part) || part.tagName === 'head') continue;
      leftOut.push(...shownLeftOut(part, whyNoText(part) ?? whyChrome(part) ?? whatOutside(part)));
    }
    element = parts.find((part) => path.has(part));
  }
  return leftOut;
}

function whatOutside({ tagName }: Element): string {
  if (tagName === 'header') return 'page header';
  return tagName === 'footer' ? 'page footer' : 'outside the main part';
}
