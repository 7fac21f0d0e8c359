import { isHttps, isLanguage } from '../../core/release/particulars.ts';
import { dayIn } from '../days.ts';
import type { Fields } from '../found.ts';
import { present } from '../present.ts';
import { foldSpace, visible } from '../words.ts';
import { linkedData } from './linked-data.ts';
import { allWithin, attribute, type Element, textOf } from './tree.ts';

/** The names by which pages tell what they are, the best first. */
const TITLES = ['og:title', 'dc.title', 'dcterms.title'];
const DATES = [
  'article:published_time',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'date',
  'pubdate',
];
const PUBLISHERS = ['og:site_name', 'dc.publisher', 'dcterms.publisher'];

/** Longest title, publisher or licence that is believed, in characters. */
const FIELD_MAX = 300;

/** What a page says of itself; a field is absent where it says nothing that can be one. */
export function pageFields(html: Element, main: Element): Fields {
  const page = [...allWithin(html)];
  const part = [...allWithin(main)];
  const metas = metaContents(page);
  const data = linkedData(html);
  const named = (names: readonly string[]): string | undefined =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined);
  const time = part.find((one) => one.tagName === 'time' && attribute(one, 'datetime') !== undefined);
  const url = linkTo(page, 'canonical')?.href ?? metas.get('og:url');
  const language = attribute(html, 'lang');
  return present({
    title: headingOf(page, part) ?? named(TITLES) ?? wordsOf(data.headline) ?? titleOf(page),
    date: [...DATES.map((name) => metas.get(name)), data.datePublished, time && attribute(time, 'datetime')]
      .map(dayIn)
      .find((day) => day !== undefined),
    publisher: named(PUBLISHERS) ?? wordsOf(data.publisher),
    licence: linkTo(page, 'license')?.words,
    url: url !== undefined && isHttps(url) ? url : undefined,
    language: language !== undefined && isLanguage(language) ? language : undefined,
  });
}

/** The first heading of the main part, or the only one of the page. */
function headingOf(page: readonly Element[], part: readonly Element[]): string | undefined {
  const inPage = page.filter(({ tagName }) => tagName === 'h1');
  const heading =
    part.find(({ tagName }) => tagName === 'h1') ?? (inPage.length === 1 ? inPage[0] : undefined);
  return heading && wordsOf(textOf(heading));
}

function titleOf(page: readonly Element[]): string | undefined {
  const title = page.find(({ tagName }) => tagName === 'title');
  return title && wordsOf(textOf(title));
}

function metaContents(page: readonly Element[]): ReadonlyMap<string, string> {
  const metas = new Map<string, string>();
  for (const element of page) {
    if (element.tagName !== 'meta') continue;
    const name = (attribute(element, 'property') ?? attribute(element, 'name'))?.trim().toLowerCase();
    const content = wordsOf(attribute(element, 'content'));
    if (name !== undefined && content !== undefined && !metas.has(name)) metas.set(name, content);
  }
  return metas;
}

/** The first link of a page that says what it leads to: `<link rel="canonical">`, `<a rel="license">`. */
function linkTo(
  page: readonly Element[],
  relation: string,
): { readonly href?: string; readonly words?: string } | undefined {
  const link = page.find(
    (one) =>
      (one.tagName === 'link' || one.tagName === 'a') &&
      (attribute(one, 'rel') ?? '').toLowerCase().split(/\s+/).includes(relation),
  );
  return link && present({ href: attribute(link, 'href'), words: wordsOf(textOf(link)) });
}

/** A text on one line; undefined where it says nothing, or far too much. */
function wordsOf(text: string | undefined): string | undefined {
  const words = foldSpace(visible(text ?? '')).trim();
  return words === '' || words.length > FIELD_MAX ? undefined : words;
}
