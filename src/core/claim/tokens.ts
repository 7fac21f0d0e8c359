import type { Span } from '../release/release.ts';

/**
 * A word or a mark of a text as words are compared: two texts are the same where their tokens have the same forms and the
 * same gaps. Offsets count UTF-16 units of the text it was read from.
 */
export type ClaimToken = Span & {
  /**
   * As written, in Unicode's form NFC and without signs that have no width; each kind of apostrophe, double quotation
   * mark, dash and ellipsis is written one way.
   */
  readonly form: string;
  /** A word's form in small letters; empty for a mark. */
  readonly key: string;
  /** Whether white space stands before it. How much, and beside a dash whether at all, makes no difference. */
  readonly spaced: boolean;
  /** Whether a line begins with it; of the first token of a text it is not known. */
  readonly opensLine: boolean;
};

/** Numbers keep their separators; letters their accents and apostrophes; signs of money and shares count as words. */
const TOKEN =
  /\p{Nd}+(?:[.,]\p{Nd}+)*|[\p{L}\p{M}\p{N}\p{Cf}]+(?:['’‘ʼ][\p{L}\p{M}\p{Cf}]+)*|[\p{Sc}%‰°+&@#=<>]|\.{3,}|[-‐‑‒–—―−]+|\S/gu;
const WORD = /^[\p{L}\p{N}\p{Sc}%‰°+&@#=<>]/u;
const INVISIBLE = /\p{Cf}|[\u{fe00}-\u{fe0f}]/gu;

const SINGLE_QUOTES = /[‘’‚‛‹›´`ʼ′]/gu;
const DOUBLE_QUOTES = /[“”„‟«»″]/gu;

/** The words and marks of a text, in order. */
export function claimTokens(text: string): ClaimToken[] {
  const tokens: ClaimToken[] = [];
  let end = 0;
  for (const { 0: written, index } of text.matchAll(TOKEN)) {
    const form = foldedForm(written);
    if (form === '') continue;
    const gap = text.slice(end, index);
    const spaced = /\s/.test(gap) && form !== '-' && tokens.at(-1)?.form !== '-';
    end = index + written.length;
    const key = WORD.test(form) ? form.toLowerCase() : '';
    tokens.push({ start: index, end, form, key, spaced, opensLine: gap.includes('\n') });
  }
  return tokens;
}

function foldedForm(written: string): string {
  const bare = written.replace(INVISIBLE, '').normalize('NFC');
  if (/^[-‐‑‒–—―−]+$/u.test(bare)) return '-';
  if (/^(?:\.{3,}|…)$/u.test(bare)) return ELLIPSIS;
  return bare.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"');
}

/** The form of three full stops and of the one sign for them. */
export const ELLIPSIS = '...';

/** Whether a token is a word; else it is a mark. */
export function isWord({ key }: ClaimToken): boolean {
  return key !== '';
}

/**
 * Without what stands at the ends of a quotation and is its writer's: quotation marks, full stops, commas, dashes. A
 * question or exclamation mark is the speaker's own and stays.
 */
export function withoutEnds<Token extends ClaimToken>(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(isWord);
  if (first < 0) return [];
  let last = tokens.length - 1;
  while (last > first && !isKeptAtEnd(tokens[last])) last -= 1;
  return tokens.slice(first, last + 1);
}

function isKeptAtEnd(token: ClaimToken | undefined): boolean {
  return token !== undefined && (isWord(token) || token.form === '?' || token.form === '!');
}
