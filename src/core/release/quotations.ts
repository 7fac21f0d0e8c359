import type { Span } from './release.ts';

/** A quotation in a paragraph, with its marks. */
export type Quotation = Span & {
  readonly opener: string;
  /** False where it runs on to the end of the paragraph: it may go on in the next. */
  readonly closed: boolean;
};

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['"', '"'],
  ["'", "'"],
]);

/**
 * The quotations of one paragraph, in order, never overlapping: one inside another is part of it. An apostrophe
 * opens and closes nothing, and a single or straight mark that never closes is none, unless it opens the paragraph.
 */
export function quotationsIn(paragraph: string): Quotation[] {
  const quotations: Quotation[] = [];
  // Marks that close nowhere further on: looking for them once is enough.
  const unclosed = new Set<string>();
  let at = 0;
  while (at < paragraph.length) {
    const opener = paragraph.charAt(at);
    const closer = CLOSER_OF.get(opener);
    if (closer === undefined || !opensAt(paragraph, at)) {
      at += 1;
      continue;
    }
    const end = unclosed.has(opener) ? undefined : closeAfter(paragraph, at, closer);
    if (end !== undefined) {
      quotations.push({ start: at, end, opener, closed: true });
      at = end;
    } else if (at === 0 || opener === '“' || opener === '«') {
      quotations.push({ start: at, end: paragraph.length, opener, closed: false });
      return quotations;
    } else {
      unclosed.add(opener);
      at += 1;
    }
  }
  return quotations;
}

function opensAt(paragraph: string, at: number): boolean {
  const before = paragraph.charAt(at - 1);
  return (before === '' || /[\s([{—–\-/“‘"']/.test(before)) && /\S/.test(paragraph.charAt(at + 1));
}

/** Past the mark that closes the quotation opened at `opened`. */
function closeAfter(paragraph: string, opened: number, closer: string): number | undefined {
  let plural = -1;
  for (let at = paragraph.indexOf(closer, opened + 1); at >= 0; at = paragraph.indexOf(closer, at + 1)) {
    if (closer !== '’' && closer !== "'") return at + 1;
    if (closesWithApostrophe(paragraph, at)) return at + 1;
    if (plural < 0 && paragraph.charAt(at - 1) === 's' && /\s/.test(paragraph.charAt(at + 1))) plural = at;
  }
  // Where nothing else closes it, "‘Forcing events’ in weather" is a term and no plural's apostrophe.
  const isTerm =
    plural >= 0 && plural - opened <= TERM_MAX_CHARS && !/[.!?]/.test(paragraph.slice(opened, plural));
  return isTerm ? plural + 1 : undefined;
}

/** Longest term in quotation marks that may end in a plural, in characters. */
const TERM_MAX_CHARS = 60;

/** Tells a closing single mark from an apostrophe: after an "s", white space alone may follow a plural's. */
function closesWithApostrophe(paragraph: string, at: number): boolean {
  const before = paragraph.charAt(at - 1);
  const after = paragraph.charAt(at + 1);
  if (/\s/.test(before) || /[\p{L}\p{N}]/u.test(after)) return false;
  return before !== 's' || !/\s/.test(after);
}
