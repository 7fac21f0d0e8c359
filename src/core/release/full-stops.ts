import { ALWAYS_GO_ON, BEFORE_A_NUMBER, BEFORE_DIGITS, OFTEN_GO_ON } from './abbreviations.ts';
import { MONTHS } from './dates.ts';
import { isFunctionWord } from './function-words.ts';
import { endsName, isEditor } from './name-ends.ts';

/** Longest word looked at on either side of a full stop, in characters: no abbreviation comes near it. */
const WORD_MAX_CHARS = 24;

/** "No. 5" is one too. */
const NUMBER = /^(?:Nos?\. ?)?[+£$€¥]?\d/;
const LETTER_OR_ROMAN = /^(?:[A-Z]|[IVXLC]{2,})(?![\p{L}\p{N}])/u;
/** After "para." these two are words. */
const LETTER_AND_WORD = /^[AI]\s/;
const NOON = /^(?:\d{1,2}(?:[:.]\d\d)?)?[ap]\.m$/i;
const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$/;
/** "EST", "GMT", "Eastern": a time of day goes on with its zone. */
const ZONE = /^(?:[A-Z]{1,4}T|GMT|UTC|BST|CEST|Eastern|Central|Mountain|Pacific|Greenwich|Zulu)$/;
/** Longest "11:30 a.m. – 12:30 p.m.", in characters. */
const PERIOD_MAX_CHARS = 32;
/** Nouns before a letter that is no initial: "Appendix P. NASA". */
const LETTERED =
  /^(?:annex|appendix|block|building|category|class|exhibit|gate|grade|group|hepatitis|level|lot|option|part|phase|pier|plan|point|route|schedule|section|series|site|stage|table|team|terminal|tier|type|unit|vitamin|zone)$/i;
/** A letter or a number that opens a sentence marks an item: "Q.", "1.". */
const LIST_MARK = /^[\s“‘"'([]*(?:\p{Lu}|\d{1,3}|[ivx]{1,4})$/u;

/**
 * Whether the full stop at `stop` belongs to its word ("Inc.", "C.", "U.S.") and the sentence goes on at `next`.
 *
 * @param start where the sentence begins
 */
export function goesOnAfterFullStop(text: string, start: number, stop: number, next: number): boolean {
  const following = text.slice(next, next + WORD_MAX_CHARS);
  const followingWord = /^[\p{L}\p{N}]*/u.exec(following)?.[0] ?? '';
  const word = asWritten(wordBefore(text, stop), followingWord);
  if (stop - start < WORD_MAX_CHARS && LIST_MARK.test(text.slice(start, stop))) return true;
  if (ALWAYS_GO_ON.has(word)) return true;
  if (BEFORE_DIGITS.has(word)) return NUMBER.test(following);
  if (BEFORE_A_NUMBER.has(word)) return NUMBER.test(following) || isNumberInLetters(word, following);
  if (NOON.test(word))
    return goesOnAfterTime(text.slice(start, Math.min(stop, start + PERIOD_MAX_CHARS)), followingWord);
  if (isInitial(word) && isInitial(followingWord) && following.charAt(1) === '.') return true;
  if (isInitial(word) && LETTERED.test(wordBefore(text, stop - 2))) return false;
  if (endsName(text, stop, next)) return false;
  if (isEditor(text, stop)) return !beginsSentence(followingWord);
  if (OFTEN_GO_ON.has(word) || isInitial(word) || isDotted(word)) return !beginsSentence(followingWord);
  return false;
}

/** "SEN. DEWINE" in a headline is "Sen. DeWine". */
function asWritten(word: string, following: string): string {
  const isHeadline = /^\p{Lu}{2,}$/u.test(word) && /^\p{Lu}{2,}$/u.test(following);
  return isHeadline ? word.charAt(0) + word.slice(1).toLowerCase() : word;
}

function isNumberInLetters(word: string, following: string): boolean {
  const isSmall = /^\p{Ll}/u.test(word);
  return LETTER_OR_ROMAN.test(following) && !(isSmall && LETTER_AND_WORD.test(following));
}

/** "9 a.m. Monday" goes on, and so does a programme: "11:30 a.m. Mission briefing". @param opening of the sentence */
function goesOnAfterTime(opening: string, following: string): boolean {
  if (WEEKDAY.test(following) || ZONE.test(following) || MONTHS.includes(following)) return true;
  return /^[\s“‘"'([]*\d{1,2}(?:[:.]\d\d)?(?: ?(?:[ap]\.?m\.?)? ?[-–—] ?\d{1,2}(?:[:.]\d\d)?)? ?[ap]\.m$/i.test(
    opening,
  );
}

function isInitial(word: string): boolean {
  return /^\p{Lu}$/u.test(word);
}

/** "U.S", "Ph.D", and not a domain name such as "gov.uk". */
function isDotted(word: string): boolean {
  const parts = word.split('.');
  return (
    parts.length > 1 &&
    parts.every((part) => /^\p{L}{1,2}$/u.test(part)) &&
    parts.some((part) => part.length === 1)
  );
}

/** Whether a word can hardly stand inside a name: "The", "In", but neither "IT" nor "Under" (Secretary). */
export function beginsSentence(word: string): boolean {
  return /^\p{Lu}\p{Ll}*$/u.test(word) && word !== 'Under' && isFunctionWord(word);
}

/** The word that ends at `end`, with the full stops and apostrophes within it. */
export function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < WORD_MAX_CHARS && !isEdge(text.charAt(start - 1))) start -= 1;
  return text.slice(start, end).replace(/^['’]/, '');
}

function isEdge(char: string): boolean {
  return /[\s“‘"([{«「『（*_,/–—-]/.test(char);
}
