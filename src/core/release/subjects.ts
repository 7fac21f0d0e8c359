import { isCalling, isConjunction, opensClause } from './clause-openings.ts';
import { isArticle, isFunctionWord } from './function-words.ts';
import type { Clause, Mention } from './mentions.ts';
import { isLooseOffice } from './office-words.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import type { Token } from './tokens.ts';

/** Whom a clause makes the speaker: somebody it names, whoever a pronoun stands for, or whoever holds an office. */
export type Attribution =
  | { readonly kind: 'person'; readonly mention: Mention }
  /** `at` is the offset of the pronoun in the clause. */
  | { readonly kind: 'pronoun'; readonly word: string; readonly at: number }
  /** The words of matter of an office: "Secretary", "State", "Wales". */
  | { readonly kind: 'office'; readonly words: readonly string[] };

/** The subject of a verb, and the token at which it begins, its article included. */
type Subject = { readonly attribution: Attribution; readonly from: number };

const ADVERBS =
  /^(?:also|then|later|today|yesterday|tonight|once|again|now|simply|has|have|had|recently|earlier|further|\p{Ll}+ly)$/u;
const PREPOSITION = /^(?:of|from|at|for|in|with|on)$/;
const PARTICIPLE = /^(?:saying|adding|commenting|telling|writing|explaining)$/;
const CLOSES_ASIDE = /^[,–—-]$/;

/** Longest "of the Coast Trust" between a name and its verb, in tokens. */
const ATTACHED_MAX_TOKENS = 16;
/** How soon an office behind a name comes to its noun, in tokens. */
const NOUN_WITHIN_TOKENS = 6;

/** The subject of the verb of speech at index `verb`: the person who speaks, and never one that is only told of. */
export function subjectBefore(clause: Clause, verb: number): Subject | undefined {
  const { tokens } = clause;
  const end = beforeAdverbs(tokens, verb);
  const last = tokens[end - 1]?.text ?? '';
  const pronoun = pronounAt(tokens, end - 1);
  if (pronoun) return opensClause(clause, end - 1) ? { attribution: pronoun, from: end - 1 } : undefined;
  if (last === 'who') return subjectOf(clause, relativeHead(clause, end - 1), verb);
  if (/^(?:and|but)$/.test(last)) return sharedSubject(clause, end, verb);
  // "…, saying" is said by the subject, and "a plaque saying" by the plaque.
  if (PARTICIPLE.test(tokens[verb]?.text ?? ''))
    return last === ',' ? sharedSubject(clause, end, verb) : undefined;
  if (CLOSES_ASIDE.test(last)) return subjectOf(clause, onlySubject(clause, end, true), verb);
  const nearest = clause.mentions.findLast(({ to }) => to <= end);
  if (nearest && canBeSubject(clause, nearest) && isAttached(clause, nearest, end))
    return subjectOf(clause, nearest, verb);
  return officeSubject(clause, end);
}

/** Somebody whom the clause names as the speaker; undefined where an "and" ties someone else to them. */
export function personOf(
  { tokens, mentions }: Clause,
  mention: Mention,
  end: number,
): Attribution | undefined {
  const isTie = (at: number) => /^(?:and|&|or)$/.test(tokens[at]?.text ?? '');
  if (mention.possessive || (mention.to < end && isTie(mention.to))) return undefined;
  const isTied = mentions.some(
    ({ from, speaker }) => from >= mention.to && from < end && speaker !== mention.speaker && isTie(from - 1),
  );
  return isTied ? undefined : { kind: 'person', mention };
}

/** "he" or "she" at the index; words of "they" are no one's. */
export function pronounAt(tokens: readonly Token[], at: number): Attribution | undefined {
  const token = tokens[at];
  return token && /^(?:he|she)$/i.test(token.text)
    ? { kind: 'pronoun', word: token.text, at: token.start }
    : undefined;
}

export function skipAdverbs(tokens: readonly Token[], from: number): number {
  let at = from;
  while (ADVERBS.test(tokens[at]?.text ?? '')) at += 1;
  return at;
}

/** The office that the tokens from `from` name and whose holder they do not: "the Defence Secretary". */
export function officeFrom(tokens: readonly Token[], from: number, end: number): Attribution | undefined {
  const opener = tokens[from]?.text ?? '';
  const start = /^the$/i.test(opener) ? from + 1 : from;
  if (start === from && !/^\p{Lu}/u.test(opener)) return undefined;
  const words: string[] = [];
  for (let at = start; at < end; at += 1) {
    const text = tokens[at]?.text ?? '';
    const isInside = /^(?:of|for|to|the|and)$/.test(text);
    if (!isInside && (isFunctionWord(text) || ADVERBS.test(text) || !/^\p{L}/u.test(text))) break;
    if (!isInside) words.push(text);
  }
  return words.some((text) => isLooseOffice({ text, start: 0, end: 0 }))
    ? { kind: 'office', words }
    : undefined;
}

function subjectOf(clause: Clause, mention: Mention | undefined, verb: number): Subject | undefined {
  const attribution = mention && personOf(clause, mention, verb);
  return attribution ? { attribution, from: mention.from } : undefined;
}

/** Back over "has also" before a verb. */
function beforeAdverbs(tokens: readonly Token[], verb: number): number {
  let end = verb;
  while (end > 0 && ADVERBS.test(tokens[end - 1]?.text ?? '')) end -= 1;
  return end;
}

/** Ida Roe in "joined by Ida Roe, who said". */
function relativeHead({ tokens, mentions }: Clause, who: number): Mention | undefined {
  const end = tokens[who - 1]?.text === ',' ? who - 1 : who;
  return mentions.findLast(({ to }) => to === end);
}

/** Whoever does what stands before "and said": "Ida Roe opened the pier and said". */
function sharedSubject(clause: Clause, end: number, verb: number): Subject | undefined {
  const { tokens } = clause;
  const mention = onlySubject(clause, end, false);
  if (mention) return hasOneSubject(tokens, mention.to, end) ? subjectOf(clause, mention, verb) : undefined;
  const at = tokens.findIndex((_, place) => pronounAt(tokens, place) && opensClause(clause, place));
  const pronoun = at >= 0 && at < end ? pronounAt(tokens, at) : undefined;
  const isAlone = clause.mentions.every(({ from }) => !opensClause(clause, from));
  return pronoun && isAlone && hasOneSubject(tokens, at + 1, end)
    ? { attribution: pronoun, from: at }
    : undefined;
}

/** The one person who can be the subject of the main clause; undefined for none or several. */
function onlySubject(clause: Clause, end: number, isClosed: boolean): Mention | undefined {
  const { tokens, mentions } = clause;
  const subjects = mentions.filter(({ from, to, possessive }) => {
    if (possessive || to > end) return false;
    if (isClosed ? !canBeSubject(clause, { from }) : !opensClause(clause, from)) return false;
    if (isConjunction(tokens[from - 1])) return false;
    const next = tokens[to]?.text ?? '';
    return !isClosed || CLOSES_ASIDE.test(next) || PREPOSITION.test(next);
  });
  return subjects.length === 1 ? subjects[0] : undefined;
}

/** Whether a name right before its verb, or before an aside of its own, is the subject: also "Local baker" Ida Roe. */
function canBeSubject(clause: Clause, { from }: Pick<Mention, 'from'>): boolean {
  return opensClause(clause, from) || isCalling(clause, from);
}

/** Whether no second subject comes in between: "Ida Roe left and the crew thanked her and said". */
function hasOneSubject(tokens: readonly Token[], from: number, end: number): boolean {
  for (let at = from; at < end - 1; at += 1) {
    if (!isConjunction(tokens[at]) && tokens[at]?.text !== 'which') continue;
    const next = tokens[at + 1];
    if (isArticle(next) || /^(?:\p{Lu}|he$|she$|they$|it$|who$)/u.test(next?.text ?? '')) return false;
  }
  return true;
}

/** Whether only what belongs to a name stands between it and its verb: nothing, "of the Trust", ", Secretary of State". */
function isAttached({ tokens }: Clause, { to }: Mention, end: number): boolean {
  const between = tokens.slice(to, end);
  const first = between[0];
  if (!first) return true;
  if (between.length > ATTACHED_MAX_TOKENS || between.some(({ text }) => isSpeechVerb(text))) return false;
  if (PREPOSITION.test(first.text)) return between.every(({ text }) => isInsideName(text));
  const office = first.text === ',' ? between.slice(1) : between;
  if (office.some(({ text }) => /^[,;:]$/.test(text) || /^(?:who|that|which|and)$/.test(text))) return false;
  return office.slice(0, NOUN_WITHIN_TOKENS).some(isLooseOffice) && !isArticle(office[0]);
}

function isInsideName(text: string): boolean {
  return (
    PREPOSITION.test(text) ||
    /^(?:the|and|&|[’'])$/.test(text) ||
    (/^\p{L}/u.test(text) && !isFunctionWord(text))
  );
}

/** "The Defence Secretary said": an office, its holder named elsewhere. */
function officeSubject(clause: Clause, end: number): Subject | undefined {
  const { tokens } = clause;
  let from = end;
  while (from > 0 && /^[\p{L}&]/u.test(tokens[from - 1]?.text ?? '')) from -= 1;
  const attribution = opensClause(clause, from) ? officeFrom(tokens, from, end) : undefined;
  return attribution ? { attribution, from } : undefined;
}
