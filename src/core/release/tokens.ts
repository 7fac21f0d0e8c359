import type { Span } from './release.ts';

/** A word, an initial with its full stop ("C.", "U.S."), or one mark of punctuation. */
export type Token = Span & { readonly text: string };

// An initial run is bounded, so that a million of "A." is still read in one pass.
const TOKEN = /(?:\p{Lu}\.){1,4}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\S/gu;

/** The tokens of a text, in order, with their offsets in it. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => ({
    text: token,
    start: index,
    end: index + token.length,
  }));
}

/** A word without a possessive ending: "Japan" of "Japan’s". */
export function withoutPossessive(word: string): string {
  const mark = word.endsWith('s') ? word.charAt(word.length - 2) : '';
  return mark === '’' || mark === "'" ? word.slice(0, -2) : word;
}
