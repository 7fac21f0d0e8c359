import type { LeftOut } from '../found.ts';
import { foldSpace, visible } from '../words.ts';
import { attribute, type Element, textOf } from './tree.ts';

/** Most characters of what was left out that are shown. */
export const SHOWN_MAX = 80;

/** What holds text that is none for people. */
const WORDLESS = new Set(['script', 'style', 'media', 'picture']);

/** An element as something that was left out; nothing where it has no words and is nothing that people see. */
export function shownLeftOut(element: Element, what: string): LeftOut[] {
  const words = element.tagName === 'img' ? attribute(element, 'alt') : undefined;
  const text = firstWords(words ?? (WORDLESS.has(what) ? '' : textOf(element, SHOWN_MAX * 10)));
  return text === '' && !WORDLESS.has(what) ? [] : [{ what, count: 1, text }];
}

/** The first words of a text, on one line. */
export function firstWords(text: string): string {
  const words = foldSpace(visible(text.slice(0, SHOWN_MAX * 10))).trim();
  return words.length > SHOWN_MAX ? `${words.slice(0, SHOWN_MAX).trimEnd()}…` : words;
}

/** The same list with what has no words counted instead of repeated. */
export function counted(leftOut: readonly LeftOut[]): LeftOut[] {
  const wordless = new Map<string, number>();
  for (const { what, count, text } of leftOut)
    if (text === '') wordless.set(what, (wordless.get(what) ?? 0) + count);
  return [
    ...leftOut.filter(({ text }) => text !== ''),
    ...[...wordless].map(([what, count]) => ({ what, count, text: '' })),
  ];
}
