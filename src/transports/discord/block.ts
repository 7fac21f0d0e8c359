import type { Part } from '../../core/reply.ts';
import { cutAtGrapheme, escapeMarkdown, graphemeEnds, oneLine } from './escape.ts';

/** A stretch of the description that stands by itself. */
export type Block = {
  readonly kind: Part['kind'] | 'asked';
  readonly whole: string;
  /** As much of it as fits, ending with "…" where something is left out; empty where too little would. */
  cut(maxChars: number): string;
};

/** Longest label, name or office shown, in characters: real ones are far shorter. */
export const LABEL_MAX_CHARS = 200;

/** A block cut to fewer characters than this is not worth beginning. */
export const CUT_MIN_CHARS = 24;

/** Stands whole or not at all: half a mention or address means nothing. */
export function fixedBlock(kind: Block['kind'], whole: string): Block {
  return { kind, whole, cut: () => '' };
}

/** @param dress makes Markdown of any beginning of the text, never shorter than it */
export function textBlock(
  kind: Block['kind'],
  before: string,
  text: string,
  after: string,
  dress: (text: string) => string,
): Block {
  const shown = text.trim();
  const dressed = dress(shown);
  return {
    kind,
    whole: before + dressed + after,
    cut(maxChars) {
      const room = maxChars - before.length - after.length;
      return room < CUT_MIN_CHARS
        ? ''
        : before + cutAtWord(shown, room, (end) => dress(shown.slice(0, end))) + after;
    },
  };
}

/** Text that leads to a page, or the text alone where the address is not one for a link. */
export function linked(shown: string, url: string): string {
  const isLink = URL.parse(url)?.protocol === 'https:' && !/[()\s]/.test(url);
  return isLink ? `[${shown}](${url})` : shown;
}

export function labelled(label: string): string {
  return `**${escapeMarkdown(`${cutAtGrapheme(oneLine(label), LABEL_MAX_CHARS)}:`)}** `;
}

/** Each line in bold, white space at its ends left out of it: bold does not reach over a block quote's lines. */
export function bold(text: string): string {
  return escapeMarkdown(text).replace(/\S(?:.*\S)?/g, '**$&**');
}

export function sentenceNote(sentence: number | undefined): string {
  return sentence === undefined ? '' : ` (sentence ${sentence})`;
}

/**
 * The text in at most `maxChars` of Markdown, whole or cut at a word's end with "…". Writing without spaces, as
 * Japanese is, is cut between its characters.
 *
 * @param dress makes Markdown of the text up to an offset; the further the offset, the longer the Markdown
 */
export function cutAtWord(text: string, maxChars: number, dress: (end: number) => string): string {
  const whole = dress(text.length);
  if (whole.length <= maxChars) return whole;
  const fits = (end: number) => dress(end).length + 1 <= maxChars;
  const words = [...text.slice(0, maxChars).matchAll(/\S(?=\s)/g)].map(({ index }) => index + 1);
  const lastWord = lastFitting(words, fits);
  const lastGrapheme = lastFitting(graphemeEnds(text, maxChars), fits);
  return `${dress(lastWord > lastGrapheme / 2 ? lastWord : lastGrapheme)}…`;
}

/** The greatest of the ascending offsets that fits, 0 where none does. */
function lastFitting(ends: readonly number[], fits: (end: number) => boolean): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(ends[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return ends[low - 1] ?? 0;
}
