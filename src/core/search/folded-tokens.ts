import type { Span } from '../release/release.ts';
import { foldedWords } from '../text/folded.ts';

/** A word as it is compared, and where it stands in the text. */
export type FoldedToken = Span & { readonly word: string };

/** A word, or one character of a script that writes words without spaces, with the marks on it. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]\p{M}*|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** The words of a text as they are compared, without case and accents, each with its place in the text. */
export function foldedTokensOf(text: string): FoldedToken[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: written, index }) =>
    // One sign may stand for several words: "½" is "1" and "2".
    foldedWords(written).map((word) => ({ word, start: index, end: index + written.length })),
  ).flat();
}
