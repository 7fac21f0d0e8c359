import { isBody } from '../release/body-words.ts';
import { isFunctionWord } from '../release/function-words.ts';
import { isCapitalised } from '../release/name-words.ts';
import { isLooseOffice } from '../release/office-words.ts';
import { isSpeechVerb } from '../release/speech-verbs.ts';
import { isHonorific } from '../release/titles.ts';
import type { Token } from '../release/tokens.ts';
import { wordSet } from '../release/word-set.ts';
import { isInstrument } from './instruments.ts';
import { isCalendarWord } from './times.ts';

/** Tokens from `start` up to `end`, which is not included. */
export type TokenRange = { readonly start: number; readonly end: number };

const LINKERS = wordSet("of the and & - – / . , ( ) ’ '");
/** Join a name only behind a noun of office or a body: "Ambassador to the UK", "Department for Transport". */
const OFFICE_LINKERS = wordSet('for to at in on');
const QUALIFIERS = wordSet('deputy new acting former junior prime vice first chief british');
/** Longest doer looked at, in tokens. */
const DOER_MAX_TOKENS = 60;

/**
 * Who stands right before a verb, offices and asides with them: "Mary Roe, Minister of Transport,".
 *
 * @param clauseStart index of the first token that may belong to them; what begins later is taken only behind
 *   ", and" or ";", where a clause of its own begins
 */
export function doerBefore(
  tokens: readonly Token[],
  end: number,
  clauseStart: number,
): TokenRange | undefined {
  const last = isComma(tokens[end - 1]) ? end - 1 : end;
  const start = startOfName(tokens, last, clauseStart);
  if (start <= clauseStart) return checked(tokens, { start: clauseStart, end: last });
  const aside = last < end ? asideStart(tokens, last, clauseStart) : undefined;
  if (aside !== undefined && startOfName(tokens, aside, clauseStart) <= clauseStart)
    return checked(tokens, { start: clauseStart, end: last }, aside);
  if (tokens[start - 1]?.text === ';') return checked(tokens, { start, end: last });
  for (let at = last - 1; at >= start; at -= 1) {
    if (isComma(tokens[at]) && tokens[at + 1]?.text === 'and')
      return checked(tokens, { start: at + 2, end: last });
  }
  return undefined;
}

/** Who is named at the end of a sentence of which the rest is what they announce: "…, NASA announced today". */
export function doerAfterComma(
  tokens: readonly Token[],
  end: number,
  clauseStart: number,
): TokenRange | undefined {
  const last = isComma(tokens[end - 1]) ? end - 1 : end;
  const nameStart = startOfName(tokens, last, clauseStart);
  const commas = [];
  for (let at = last - 1; at >= Math.max(nameStart - 1, clauseStart); at -= 1)
    if (isComma(tokens[at])) commas.push(at);
  // A closing comma ends an aside, so that the name begins one comma earlier.
  const comma = commas[last < end ? 1 : 0];
  if (comma === undefined) return undefined;
  const range = { start: comma + 1, end: last };
  // "Ann Poe, Jane Roe and NASA announced": a list, or a place before two names; nobody can tell.
  const isList = words(tokens, range).includes('and') && commas.some((other) => other < comma);
  return isList ? undefined : checked(tokens, range);
}

/** Who follows a "by", up to where the name and its offices end. */
export function doerAfter(tokens: readonly Token[], start: number): TokenRange | undefined {
  let end = start;
  while (end < tokens.length && end - start < DOER_MAX_TOKENS && joinsName(tokens, end)) end += 1;
  while (end > start && !/[\p{L}\p{N})]$/u.test(tokens[end - 1]?.text ?? '')) end -= 1;
  while (end > start && LINKERS.has(tokens[end - 1]?.text ?? '') && tokens[end - 1]?.text !== ')') end -= 1;
  return checked(tokens, { start, end });
}

function startOfName(tokens: readonly Token[], end: number, clauseStart: number): number {
  let start = end;
  while (start > clauseStart && end - start < DOER_MAX_TOKENS && joinsName(tokens, start - 1)) start -= 1;
  return start;
}

function joinsName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (isCapitalised(token) || LINKERS.has(token.text) || QUALIFIERS.has(token.text)) return true;
  if (OFFICE_LINKERS.has(token.text)) return isOfficeOrBody(tokens[at - 1]);
  return isLooseOffice(token);
}

function isOfficeOrBody(token: Token | undefined): boolean {
  const word = token?.text.split('-').at(-1) ?? '';
  return isCapitalised(token) && (isBody(word) || isLooseOffice(token && { ...token, text: word }));
}

/** Where an aside that ends at `end` begins, with its comma: ", the minister in charge of ports". */
function asideStart(tokens: readonly Token[], end: number, clauseStart: number): number | undefined {
  let hasOffice = false;
  for (let at = end - 1; at > clauseStart && end - at < DOER_MAX_TOKENS; at -= 1) {
    const token = tokens[at];
    if (isComma(token)) return hasOffice ? at : undefined;
    if (
      token === undefined ||
      isSpeechVerb(token.text) ||
      /^(?:who|whom|whose|which|that|not)$/.test(token.text)
    )
      return undefined;
    hasOffice ||= isLooseOffice(token);
  }
  return undefined;
}

/** The range, if it is a name: with a capital beyond that of a first word of grammar, and no document. */
function checked(tokens: readonly Token[], range: TokenRange, nameEnd = range.end): TokenRange | undefined {
  const named = tokens.slice(range.start, nameEnd);
  const [first] = named;
  if (first === undefined || !(isCapitalised(first) || first.text === 'the')) return undefined;
  if (isFunctionWord(first.text) && first.text.toLowerCase() !== 'the') return undefined;
  const capitals = named.filter(
    (token, place) => isCapitalised(token) && !(place === 0 && isFunctionWord(token.text)),
  );
  const last = capitals.at(-1);
  const isNamed =
    last !== undefined && !capitals.every((token) => isHonorific(token) || isCalendarWord(token));
  return isNamed && !isInstrument(last.text) ? range : undefined;
}

function words(tokens: readonly Token[], { start, end }: TokenRange): string[] {
  return tokens.slice(start, end).map(({ text }) => text);
}

function isComma(token: Token | undefined): boolean {
  return token?.text === ',';
}
