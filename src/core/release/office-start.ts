import { isBody } from './body-words.ts';
import { isArticle, isFunctionWord } from './function-words.ts';
import { isCapitalised } from './name-words.ts';
import { isLooseOffice } from './office-words.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import { isHonorific } from './titles.ts';
import type { Token } from './tokens.ts';

/** Longest office looked at, in tokens. */
export const OFFICE_MAX_TOKENS = 40;
/** Most small-letter words before a small-letter noun: "Home office crime prevention minister". */
const SMALL_WORDS_MAX = 5;

/** Back over the capitals, or over the small words of "crime prevention minister", to where the office begins. */
export function officeStart(tokens: readonly Token[], noun: number): number {
  let start = noun;
  if (!isCapitalised(tokens[noun])) {
    while (noun - start < SMALL_WORDS_MAX && isPlainWord(tokens[start - 1])) start -= 1;
    return start;
  }
  while (noun - start < OFFICE_MAX_TOKENS) {
    const before = tokens[start - 1];
    if (before?.text === ')') {
      const opening = openingBracket(tokens, start - 1);
      if (!isCapitalised(tokens[opening - 1])) return start;
      start = opening - 1;
    } else if (/^[’']$/.test(before?.text ?? '') && isCapitalised(tokens[start - 2])) {
      // "the Isles’ Minister"
      start -= 2;
    } else if (isHonorific(before)) {
      return start;
    } else if (
      isCapitalised(before) &&
      (!isFunctionWord(before?.text ?? '') || isOfOffice(tokens, start - 1))
    ) {
      start -= 1;
    } else if (before?.text === ',' && start < noun && continuesList(tokens, start - 2)) {
      // "Culture, Media and Sport Secretary"
      start -= 2;
    } else if (/^(?:and|&)$/.test(before?.text ?? '') && joinsOffice(tokens, start - 2, start - 1)) {
      // "President and CEO", "Training and Workforce Minister", "Texas A&M University Chancellor"
      start -= 2;
    } else {
      return start;
    }
  }
  return start;
}

/** "First Minister", "Under Secretary", "Her Majesty’s Inspector": a small word in capitals that belongs to its office. */
function isOfOffice(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text ?? '';
  const next = tokens[at + 1];
  return (
    (/^(?:First|Second|Under)$/.test(word) && isLooseOffice(next)) ||
    (/^H(?:er|is)$/.test(word) && /[’']s$/.test(next?.text ?? ''))
  );
}

/** Whether what stands before an "and" is part of one office with what follows, and nobody's name. */
function joinsOffice(tokens: readonly Token[], at: number, and: number): boolean {
  if (!isCapitalised(tokens[at])) return false;
  // After an article a list is no list of people: "the Foreign, Commonwealth and Development Secretary".
  const isListed = tokens[at - 1]?.text === ',' && isCapitalised(tokens[at - 2]) && isArticle(tokens[at - 3]);
  return tokens[and]?.text === '&' || isLooseOffice(tokens[at]) || isListed || isTopic(tokens, at);
}

/** Whether a word in capitals is a matter that somebody is in charge of: "Culture", "Training", "Health". */
export function isTopic(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text ?? '';
  if (!isCapitalised(tokens[at]) || isFunctionWord(word)) return false;
  return (
    isBody(word) || /(?:ing|ness|ment|ion|ure|ity|ies|ence|ance|ism|ogy|ills|ort|tal|ions|ren)$/.test(word)
  );
}

/** Whether the word before a comma belongs to a list of matters: in "In Culture, Sport Secretary Ida Roe" it is a place. */
function continuesList(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (isArticle(before)) return isCapitalised(tokens[at]);
  return isTopic(tokens, at) && (before === undefined || /^[,“”"]$|^said$/.test(before.text));
}

/** The bracket that the one at `closing` closes. */
export function openingBracket(tokens: readonly Token[], closing: number): number {
  let at = closing;
  while (at > 0 && closing - at < OFFICE_MAX_TOKENS && tokens[at]?.text !== '(') at -= 1;
  return at;
}

/** Whether a token is a word of matter, and no verb of speech. */
export function isPlainWord(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    /^\p{L}/u.test(token.text) &&
    !isFunctionWord(token.text) &&
    !isSpeechVerb(token.text)
  );
}
