import { isArticle } from './function-words.ts';
import { nameRunAt } from './name-runs.ts';
import { isCapitalised } from './name-words.ts';
import { isPlainWord, isTopic, OFFICE_MAX_TOKENS, officeStart, openingBracket } from './office-start.ts';
import { isBeforeSurnames, isLooseOffice, isOffice } from './office-words.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import { isHonorific } from './titles.ts';
import type { Token } from './tokens.ts';

/** A stretch of tokens, `to` not included. */
export type TokenRange = { readonly from: number; readonly to: number };

/** Small words inside an office: "Minister of Economy and Innovation", "Ambassador to the UK". */
const LINKERS: ReadonlySet<string> = new Set([
  'of',
  'for',
  'to',
  'at',
  'in',
  'the',
  'and',
  '&',
  ',',
  'on',
  'with',
  'without',
]);
/** Says more of somebody than their office. */
const ENDS_OFFICE = /^(?:who|whom|whose|which|that|where|when|with|while|as|is|was|has|had|will)$/;

/** How soon an apposition comes to its noun of office, in tokens: "Assistant Attorney General". */
const NOUN_WITHIN_TOKENS = 6;
/**
 * The office that runs up to the name at index `name`: "NASA Administrator" Bill Nelson, or with a list and an
 * acronym between, "Minister of Education, Science and Technology (MEXT)" Masahito Moriyama.
 *
 * @param isFullName whether two words or more follow; a noun in small letters needs them
 */
export function officeBefore(
  tokens: readonly Token[],
  name: number,
  isFullName: boolean,
): TokenRange | undefined {
  const last = tokens[name - 1];
  if (last?.text === ')') {
    const noun = nounBefore(tokens, openingBracket(tokens, name - 1));
    return noun === undefined ? undefined : { from: officeStart(tokens, noun), to: name };
  }
  const isTitle =
    isFullName || (isBeforeSurnames(last?.text ?? '') && isSpeechVerb(tokens[name + 1]?.text ?? ''));
  const isNoun = isOffice(last, tokens[name - 2]) || (isTitle && isLooseOffice(last));
  if (!isNoun || !(isCapitalised(last) || isFullName)) return undefined;
  return { from: officeStart(tokens, name - 1), to: name };
}

/**
 * The office that ends at index `end`, its own not included: "Japan’s Ambassador to the UK", Koji Tsuruoka; in
 * small letters after an article, "mayor of Leeds", Ann Smith.
 */
export function officeEndingAt(tokens: readonly Token[], end: number): TokenRange | undefined {
  const noun = nounBefore(tokens, end) ?? smallNounBefore(tokens, end);
  // "… President Hiroshi Yamakawa, Bill Nelson and …": the noun already has its name.
  if (noun === undefined || nameRunAt(tokens, noun + 1)) return undefined;
  return { from: officeStart(tokens, noun), to: end };
}

/**
 * The office after a comma: Kevin Fenton, "Director of Health and Wellbeing at PHE", said. It ends with the
 * sentence, before a verb of speech or at a comma before a small letter. `comma` is the index of the first one.
 */
export function appositionAfter(tokens: readonly Token[], comma: number): TokenRange | undefined {
  const isDescribed = /^an?$/.test(tokens[comma + 1]?.text ?? '');
  const from = isArticle(tokens[comma + 1]) ? comma + 2 : comma + 1;
  if (ENDS_OFFICE.test(tokens[from]?.text ?? '')) return undefined;
  let to = from;
  let noun = -1;
  let brackets = 0;
  while (brackets > 0 || !isEndOfApposition(tokens, to) || isLastOfList(tokens, from, to)) {
    const token = tokens[to];
    if (token?.text === '(') brackets += 1;
    if (token?.text === ')') brackets -= 1;
    if (token === undefined || to - from > OFFICE_MAX_TOKENS) return undefined;
    if (noun < 0 && to - from < NOUN_WITHIN_TOKENS && isLooseOffice(token)) noun = to;
    // "…, the Foreign Secretary Boris Johnson said" tells of someone else.
    if (noun >= 0 && noun === to - 1 && (nameRunAt(tokens, to)?.words.length ?? 0) > 1) return undefined;
    to += 1;
  }
  // "…, the leader said" and "…, a spokesman said" may tell of somebody else.
  if (to < tokens.length && isSpeechVerb(tokens[to]?.text ?? '') && from > comma + 1) return undefined;
  // "a beekeeper at Nether Holm" says what somebody is, though no list of offices has it.
  const isCalling = isDescribed && isPlainWord(tokens[from]) && !isCapitalised(tokens[from]);
  return (noun >= 0 || isCalling) && to > from ? { from, to } : undefined;
}

/** What someone is made: named Mary Roe as the "new chief data officer". `as` is the index of "as". */
export function roleAfter(tokens: readonly Token[], as: number): TokenRange | undefined {
  let from = as + 1;
  // "the agency’s" says whose, and is no part of the role.
  while (isArticle(tokens[from]) || /^\p{Ll}.*[’']s$/u.test(tokens[from]?.text ?? '')) from += 1;
  let noun = from;
  // In "chief data officer" the last noun counts.
  while (!isLooseOffice(tokens[noun]) || tokens[noun]?.text === 'chief') {
    if (noun >= tokens.length || tokens[noun]?.text === ',' || noun - from > OFFICE_MAX_TOKENS)
      return undefined;
    noun += 1;
  }
  let to = noun + 1;
  if (/^(?:of|for)$/.test(tokens[to]?.text ?? '')) {
    do to += 1;
    while (isPlainWord(tokens[to]));
  }
  return { from, to };
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

/** The noun of "the [new] mayor [of Leeds]" up to `end`: the first one after the article nearest to it. */
function smallNounBefore(tokens: readonly Token[], end: number): number | undefined {
  let noun: number | undefined;
  for (let at = end - 1; at >= Math.max(0, end - OFFICE_MAX_TOKENS); at -= 1) {
    const token = tokens[at];
    if (token === undefined || /^[.,;:?!“”"()–—]$/.test(token.text) || isSpeechVerb(token.text))
      return undefined;
    if (isLooseOffice(token)) noun = at;
    const isOwner = isArticle(token) || /[’']s?$/.test(token.text);
    if (isOwner && noun !== undefined) return noun;
  }
  return undefined;
}

/** The comma before the "and" of "Minister for Trade, Industry, and Customs": there has been one before. */
function isLastOfList(tokens: readonly Token[], from: number, comma: number): boolean {
  if (tokens[comma]?.text !== ',' || tokens[comma + 1]?.text !== 'and') return false;
  const isList = tokens.slice(from, comma).some(({ text }) => text === ',');
  return isList && isTopic(tokens, comma + 2) && nameRunAt(tokens, comma + 2)?.words.length !== 2;
}

function isEndOfApposition(tokens: readonly Token[], at: number): boolean {
  if (at >= tokens.length) return true;
  const token = tokens[at]?.text ?? '';
  if (token === ',') return !isCapitalised(tokens[at + 1]);
  if (token === 'and' && isHonorific(tokens[at + 1])) return true;
  return isSpeechVerb(token) || ENDS_OFFICE.test(token) || /^[.;:)–—“”"]$/.test(token);
}
