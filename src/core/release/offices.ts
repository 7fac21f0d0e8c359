import { isFunctionWord } from './function-words.ts';
import { isCapitalised, isLooseOffice, isOffice, nameRunAt } from './name-words.ts';
import type { Span } from './release.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import type { Token } from './tokens.ts';

/** Small words inside an office: "Minister of Economy and Innovation", "Ambassador to the UK". */
const LINKERS: ReadonlySet<string> = new Set(['of', 'for', 'to', 'at', 'in', 'the', 'and', '&', ',']);
const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an', 'its', 'our', 'their', 'his', 'her']);

/** Longest office looked at, in tokens. */
const OFFICE_MAX_TOKENS = 40;
/** How soon an apposition comes to its noun of office, in tokens: "Assistant Attorney General". */
const NOUN_WITHIN_TOKENS = 6;
/** Most small-letter words before a small-letter noun: "Home office crime prevention minister". */
const SMALL_WORDS_MAX = 5;

/**
 * The office that runs up to the name at index `name`: "NASA Administrator" Bill Nelson, or with a list and an
 * acronym between, "Minister of Education, Science and Technology (MEXT)" Masahito Moriyama.
 *
 * @param isFullName whether two words or more follow; a noun in small letters needs them
 */
export function officeBefore(tokens: readonly Token[], name: number, isFullName: boolean): Span | undefined {
  const last = tokens[name - 1];
  if (last?.text === ')') {
    const noun = nounBefore(tokens, openingBracket(tokens, name - 1));
    return noun === undefined ? undefined : span(tokens, officeStart(tokens, noun), name);
  }
  const isNoun = isOffice(last, tokens[name - 2]) || (isFullName && isLooseOffice(last));
  if (!isNoun || !(isCapitalised(last) || isFullName)) return undefined;
  return span(tokens, officeStart(tokens, name - 1), name);
}

/** The office that ends at index `end`, its own not included: "Japan’s Ambassador to the UK", Koji Tsuruoka. */
export function officeEndingAt(tokens: readonly Token[], end: number): Span | undefined {
  const noun = nounBefore(tokens, end);
  // "… President Hiroshi Yamakawa, Bill Nelson and …": the noun already has its name.
  if (noun === undefined || nameRunAt(tokens, noun + 1)) return undefined;
  return span(tokens, officeStart(tokens, noun), end);
}

/**
 * The office after a comma: Kevin Fenton, "Director of Health and Wellbeing at PHE", said. It ends with the
 * sentence or at a comma before a small letter. `comma` is the index of the first one.
 */
export function appositionAfter(tokens: readonly Token[], comma: number): Span | undefined {
  let first = comma + 1;
  if (ARTICLES.has(tokens[first]?.text ?? '')) first += 1;
  let end = first;
  let noun = -1;
  while (!isEndOfApposition(tokens, end)) {
    const token = tokens[end];
    if (token === undefined || isSpeechVerb(token.text) || end - first > OFFICE_MAX_TOKENS) return undefined;
    if (noun < 0 && end - first < NOUN_WITHIN_TOKENS && isLooseOffice(token)) noun = end;
    // "…, the Foreign Secretary Boris Johnson said" tells of someone else.
    if (noun >= 0 && noun === end - 1 && (nameRunAt(tokens, end)?.words.length ?? 0) > 1) return undefined;
    end += 1;
  }
  return noun < 0 ? undefined : span(tokens, first, end);
}

/** What someone is made: named Mary Roe as the "new chief data officer". `as` is the index of "as". */
export function roleAfter(tokens: readonly Token[], as: number): Span | undefined {
  let first = as + 1;
  // "the agency’s" says whose, and is no part of the role.
  while (ARTICLES.has(tokens[first]?.text ?? '') || /^\p{Ll}.*[’']s$/u.test(tokens[first]?.text ?? ''))
    first += 1;
  let noun = first;
  // In "chief data officer" the last noun counts.
  while (!isLooseOffice(tokens[noun]) || tokens[noun]?.text === 'chief') {
    if (noun >= tokens.length || tokens[noun]?.text === ',' || noun - first > OFFICE_MAX_TOKENS)
      return undefined;
    noun += 1;
  }
  let end = noun + 1;
  if (/^(?:of|for)$/.test(tokens[end]?.text ?? '')) {
    do end += 1;
    while (isPlainWord(tokens[end]));
  }
  return span(tokens, first, end);
}

/** Back over the capitals, or over the small words of "crime prevention minister", to where the office begins. */
function officeStart(tokens: readonly Token[], noun: number): number {
  let start = noun;
  if (isCapitalised(tokens[noun])) {
    while (noun - start < OFFICE_MAX_TOKENS) {
      const before = tokens[start - 1];
      if (before?.text === ')') {
        const opening = openingBracket(tokens, start - 1);
        if (!isCapitalised(tokens[opening - 1])) return start;
        start = opening - 1;
      } else if (/^[’']$/.test(before?.text ?? '') && isCapitalised(tokens[start - 2])) {
        // "the Isles’ Minister"
        start -= 2;
      } else if (isCapitalised(before) && !isFunctionWord(before?.text ?? '')) {
        start -= 1;
      } else {
        return start;
      }
    }
    return start;
  }
  while (noun - start < SMALL_WORDS_MAX && isPlainWord(tokens[start - 1])) start -= 1;
  return start;
}

/** Back over capitals and linkers from `end` to the noun they belong to. */
function nounBefore(tokens: readonly Token[], end: number): number | undefined {
  for (let at = end - 1; at >= Math.max(0, end - OFFICE_MAX_TOKENS); at -= 1) {
    const token = tokens[at];
    if (isCapitalised(token) && isLooseOffice(token)) return at;
    if (token === undefined || !(isCapitalised(token) || LINKERS.has(token.text))) return undefined;
  }
  return undefined;
}

function openingBracket(tokens: readonly Token[], closing: number): number {
  let at = closing;
  while (at > 0 && closing - at < OFFICE_MAX_TOKENS && tokens[at]?.text !== '(') at -= 1;
  return at;
}

function isPlainWord(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    /^\p{L}/u.test(token.text) &&
    !isFunctionWord(token.text) &&
    !isSpeechVerb(token.text)
  );
}

function isEndOfApposition(tokens: readonly Token[], at: number): boolean {
  if (at >= tokens.length) return true;
  const token = tokens[at]?.text ?? '';
  if (token === ',') return !isCapitalised(tokens[at + 1]);
  return /^[.;:)–—“”"]$/.test(token);
}

/** From the first token to the one before `end`. */
function span(tokens: readonly Token[], first: number, end: number): Span | undefined {
  const from = tokens[first];
  const last = tokens[end - 1];
  return from && last && first < end ? { start: from.start, end: last.end } : undefined;
}
