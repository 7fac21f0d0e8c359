import type { Span } from './release.ts';

/** A quotation in a paragraph, with its marks. */
export type Quotation = Span & {
  readonly opener: string;
  /** False where it runs on to the end of the paragraph: it may go on in the next. */
  readonly closed: boolean;
};

/** A quotation that an earlier paragraph left open, and where this paragraph goes on with it. */
export type Carried = { readonly opener: string; readonly start: number };

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['"', '"'],
  ["'", "'"],
]);

/**
 * The quotations of one paragraph, in order, never overlapping: one inside another is part of it. An apostrophe
 * opens and closes nothing, and a single or straight mark that never closes is none, unless it opens the paragraph
 * or follows a colon or comma that announces it.
 *
 * @param carried what the paragraph before left open, and this one goes on with
 */
export function quotationsIn(paragraph: string, carried?: Carried): Quotation[] {
  const quotations: Quotation[] = [];
  // Marks that close nowhere further on: looking for them once is enough.
  const unclosed = new Set<string>();
  let at = 0;
  if (carried) {
    const { opener, start } = carried;
    const end = closeAfter(paragraph, paragraph.startsWith(opener, start) ? start : start - 1, opener);
    quotations.push({ start, end: end ?? paragraph.length, opener, closed: end !== undefined });
    at = end ?? paragraph.length;
  }
  while (at < paragraph.length) {
    const opener = paragraph.charAt(at);
    if (!CLOSER_OF.has(opener) || !opensAt(paragraph, at) || isNickname(paragraph, at)) {
      at += 1;
      continue;
    }
    const end = unclosed.has(opener) ? undefined : closeAfter(paragraph, at, opener);
    if (end !== undefined) {
      quotations.push({ start: at, end, opener, closed: true });
      at = end;
    } else if (
      at === 0 ||
      opener === '“' ||
      opener === '«' ||
      /[:,]\s/.test(paragraph.slice(Math.max(0, at - 2), at))
    ) {
      quotations.push({ start: at, end: paragraph.length, opener, closed: false });
      return quotations;
    } else {
      unclosed.add(opener);
      at += 1;
    }
  }
  return quotations;
}

/**
 * Which mark a paragraph has first, seen from inside a quotation that was left open: one that closes it, or one that
 * opens another. Undefined for neither.
 */
export function firstMarkIn(paragraph: string, opener: string): 'closes' | 'opens' | undefined {
  const closer = CLOSER_OF.get(opener) ?? opener;
  for (let at = 0; at < paragraph.length; at += 1) {
    const char = paragraph.charAt(at);
    if (char === opener && opensAt(paragraph, at)) return 'opens';
    if (char === closer && closesAt(paragraph, at, closer, true)) return 'closes';
  }
  return undefined;
}

/** Longest nickname, in characters, with the words of the name on either side. */
const NICKNAME_MAX_CHARS = 40;
const NICKNAME = /^\p{Lu}[\p{L}.]*\s[“"‘]\p{Lu}[\p{L}-]*[”"’]\s\p{Lu}/u;

/** "Charles “Chuck” McClain": marks inside a name. */
function isNickname(paragraph: string, at: number): boolean {
  let start = at - 1;
  while (start > 0 && at - start < NICKNAME_MAX_CHARS && /\S/.test(paragraph.charAt(start - 1))) start -= 1;
  return at > 1 && NICKNAME.test(paragraph.slice(start, at + NICKNAME_MAX_CHARS));
}

function opensAt(paragraph: string, at: number): boolean {
  const before = paragraph.charAt(at - 1);
  return (before === '' || /[\s([{—–\-/“‘"']/.test(before)) && /\S/.test(paragraph.charAt(at + 1));
}

/** Past the mark that closes the quotation opened at `opened`. */
function closeAfter(paragraph: string, opened: number, opener: string): number | undefined {
  const closer = CLOSER_OF.get(opener) ?? opener;
  const isSingle = closer === '’' || closer === "'";
  let plural = -1;
  for (let at = paragraph.indexOf(closer, opened + 1); at >= 0; at = paragraph.indexOf(closer, at + 1)) {
    if (closesAt(paragraph, at, closer, false)) return at + 1;
    const isPlural = paragraph.charAt(at - 1) === 's' && /\s/.test(paragraph.charAt(at + 1));
    if (isSingle && plural < 0 && isPlural) plural = at;
  }
  // Where nothing else closes it, "‘Forcing events’ in weather" is a term and no plural's apostrophe.
  const isTerm =
    plural >= 0 && plural - opened <= TERM_MAX_CHARS && !/[.!?]/.test(paragraph.slice(opened, plural));
  return isTerm ? plural + 1 : undefined;
}

/** Longest term in quotation marks that may end in a plural, in characters. */
const TERM_MAX_CHARS = 60;

/**
 * Tells a closing single mark from an apostrophe: after an "s", white space alone may follow a plural's.
 *
 * @param isStrict whether a single mark has to follow a stop: far from where the quotation opened, it is likelier an apostrophe
 */
function closesAt(paragraph: string, at: number, closer: string, isStrict: boolean): boolean {
  const before = paragraph.charAt(at - 1);
  const after = paragraph.charAt(at + 1);
  if (closer === '"') return before !== '' && !(/[\s(]/.test(before) && /\S/.test(after));
  if (closer !== '’' && closer !== "'") return true;
  if (/\s/.test(before) || /[\p{L}\p{N}]/u.test(after)) return false;
  if (isStrict) return /[.,!?…]/.test(before);
  return before !== 's' || !/\s/.test(after);
}
