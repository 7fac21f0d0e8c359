import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';

export type Element = DefaultTreeAdapterMap['element'];
export type Node = DefaultTreeAdapterMap['childNode'];

/** Deepest nesting of elements. Pages that people write stay below 60; browsers stop at 512. */
const DEPTH_MAX = 256;

/** Most elements of a page. 2 MiB of what people write hold some 50,000. */
const ELEMENTS_MAX = 200_000;

/** Elements that begin a line of their own. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article blockquote body caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** A page that is nested deeper, or holds more elements, than anybody would write. */
export class TooTangled extends Error {
  override readonly name = 'TooTangled';
}

/**
 * Reads a page as browsers do.
 *
 * @returns its `<html>`
 * @throws {TooTangled} before the time that it takes grows faster than the page
 */
export function parsePage(html: string): Element {
  let depth = 0;
  let elements = 0;
  const document = parse(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      // A start tag looks through all that is open, and one that nobody closed is made again in each block.
      createElement(...parts) {
        elements += 1;
        if (elements > ELEMENTS_MAX) throw new TooTangled(`more than ${ELEMENTS_MAX} elements`);
        return defaultTreeAdapter.createElement(...parts);
      },
      onItemPush() {
        depth += 1;
        if (depth > DEPTH_MAX) throw new TooTangled(`nested deeper than ${DEPTH_MAX} elements`);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
  const root = document.childNodes.find(isElement);
  if (!root) throw new TypeError('parse5 gives every page an <html>');
  return root;
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** The value of an attribute; undefined where the element has none of that name. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** The children that are elements. */
export function elementsIn(element: Element): Element[] {
  return element.childNodes.filter(isElement);
}

/** The element and all within it, in their order. */
export function* allWithin(element: Element): Generator<Element> {
  const waiting = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (const child of elementsIn(next).reverse()) waiting.push(child);
  }
}

/** The words within, a space where a block or a line begins or ends, and white space as it stands; at least `enough` characters of them where there are so many. */
export function textOf(element: Element, enough = Number.POSITIVE_INFINITY): string {
  let text = '';
  const waiting: (Node | ' ')[] = [element];
  for (let next = waiting.pop(); next && text.length < enough; next = waiting.pop()) {
    if (next === ' ') text += next;
    else if ('value' in next) text += next.value;
    else if (isElement(next)) {
      const edge = next.tagName === 'br' || BLOCK_ELEMENTS.has(next.tagName) ? ' ' : undefined;
      if (edge) waiting.push(edge);
      for (const child of next.childNodes.toReversed()) waiting.push(child);
      if (edge) text += edge;
    }
  }
  return text;
}
