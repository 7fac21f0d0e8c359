import { isFunctionWord } from '../release/function-words.ts';
import { NUMBER_WORDS } from '../text/english/entity-words.ts';
import type { ClaimToken } from './tokens.ts';

/** What a word that differs is, the gravest first. */
export type WordKind = 'negation' | 'number' | 'name' | 'word';

/** A word that turns what is said into its opposite. */
const NEGATION =
  /^(?:not|no|non|never|nor|neither|none|nobody|nothing|nowhere|without|cannot|hardly|\p{L}+n't)$/u;

/** @param opens whether it opens its sentence, where a capital letter says nothing */
export function kindOfWord({ form, key }: ClaimToken, opens: boolean): WordKind {
  if (NEGATION.test(key)) return 'negation';
  if (/\p{N}/u.test(key) || /^[\p{Sc}%‰]/u.test(key) || NUMBER_WORDS.has(key)) return 'number';
  return !opens && /^\p{Lu}/u.test(form) && form !== 'I' ? 'name' : 'word';
}

/** Whether a word carries matter, and not grammar alone. */
export function isMatter({ key }: ClaimToken): boolean {
  return !isFunctionWord(key);
}
