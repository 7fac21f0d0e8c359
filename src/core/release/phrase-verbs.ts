import { isFunctionWord } from './function-words.ts';
import type { TokenRange } from './offices.ts';
import { isSpeechVerb, speechVerbEnd } from './speech-verbs.ts';
import type { Token } from './tokens.ts';

/** Longest "local boat builder" between a verb and a name, in tokens. */
const CALLING_MAX_TOKENS = 4;
/** Longest stretch between a name and its verb that is looked at, in tokens. */
const TO_VERB_MAX_TOKENS = 30;

/**
 * Whether a verb of speech belongs to the phrase: right beside it, or behind what only says more of it ("Ida Roe of
 * the Coast Trust said", "Ida Roe, 34, said", "Ida Roe opened the pier and said").
 */
export function hasVerbOfSpeech(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  const word = (at: number) => tokens[at]?.text ?? '';
  if (/^according$/i.test(word(from - 2)) && word(from - 1) === 'to') return true;
  let before = from - 1;
  while (from - before <= CALLING_MAX_TOKENS && isCallingWord(word(before))) before -= 1;
  // "said NASA’s Ida Roe"
  if (/^\p{Lu}[\p{L}-]*[’']s$/u.test(word(before))) before -= 1;
  if (isSpeechVerb(word(before))) return true;
  const isAside = /^[,–—]$/.test(word(to));
  const isAttached = /^(?:of|from|at|for)$/.test(word(to));
  for (let at = to; at < to + TO_VERB_MAX_TOKENS; at += 1) {
    const isBeforeVerb =
      at === to ||
      isAttached ||
      /^(?:[,–—]|and|but|also|has|have|had|then|later|today|once|now|\p{Ll}+ly)$/u.test(word(at - 1));
    if (isSpeechVerb(word(at)) || speechVerbEnd(tokens, at) !== undefined) return isBeforeVerb;
    if (!/^[\p{L}\p{N}&,–—’'-]/u.test(word(at)) || (!isAside && /^[,–—]$/.test(word(at)))) return false;
  }
  return false;
}

/** A word of "said local boat builder Ida Roe". */
function isCallingWord(text: string): boolean {
  return /^\p{Ll}[\p{L}-]*$/u.test(text) && !isFunctionWord(text) && !isSpeechVerb(text);
}
