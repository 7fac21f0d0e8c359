import type { Found } from '../found.ts';
import { layOut } from '../layout.ts';
import { foldSpace, visible } from '../words.ts';
import { mainPartOf } from './main-part.ts';
import { readBlocks } from './page-blocks.ts';
import { pageFields } from './page-fields.ts';
import { counted } from './shown-left-out.ts';
import { type Element, elementsIn, parsePage, textOf } from './tree.ts';

/**
 * Reads a web page: the blocks of its main part, and what it says of itself.
 *
 * @throws {TooTangled} when no person can have made it
 */
export function readPage(source: string): Found {
  const html = parsePage(source);
  const { element, letters, leftOut } = mainPartOf(html);
  const fields = pageFields(html, element);
  const main = readBlocks(element, letters, fields.title ?? '');
  return {
    kind: 'found',
    text: layOut(main.blocks),
    fields,
    leftOut: counted([...main.leftOut, ...leftOut]),
    doubts: main.doubts,
  };
}

/**
 * Reads a part of a page that is all text, such as the body of an answer of the GOV.UK Content API.
 *
 * @throws {TooTangled} when no person can have made it
 */
export function readFragment(source: string): Pick<Found, 'text' | 'leftOut' | 'doubts'> {
  const html = parsePage(source);
  const body = bodyOf(html);
  const { letters } = mainPartOf(html);
  const { blocks, leftOut, doubts } = readBlocks(body, letters, '');
  return { text: layOut(blocks), leftOut, doubts };
}

function bodyOf(html: Element): Element {
  return elementsIn(html).find(({ tagName }) => tagName === 'body') ?? html;
}

/**
 * The words of a few lines of HTML, on one line.
 *
 * @throws {TooTangled} when no person can have made it
 */
export function wordsOfFragment(source: string): string {
  return foldSpace(visible(textOf(parsePage(source)))).trim();
}
