import { isBody, isOnlyPluralBody } from './body-words.ts';
import { isArticle } from './function-words.ts';
import { type NameRun, nameRunAt } from './name-runs.ts';
import { isFullName, isInitial, mayBeginName } from './name-words.ts';
import { isLooseOffice, isPersonalOffice, isSeveralOffices } from './office-words.ts';
import { appositionAfter, officeBefore, officeEndingAt, roleAfter, type TokenRange } from './offices.ts';
import type { Span } from './release.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import { type Gender, isHonorific } from './titles.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** A stretch of a text that may name somebody; `from` and `to` count tokens, `to` not included. */
export type PersonPhrase = TokenRange & {
  /** Where the words of the name begin. */
  readonly nameFrom: number;
  /** The words of the name: "Boris Johnson" of "the Foreign Secretary Boris Johnson MP". */
  readonly words: readonly Token[];
  /** The name as it is to be shown, as offsets in the text. */
  readonly name: Span;
  /** The office it is given here, as offsets in the text. */
  readonly office: Span | undefined;
  /** What a title before it tells. */
  readonly gender: Gender | undefined;
  readonly titled: boolean;
  /** "General" before a surname alone: whoever is meant holds that rank, or the name is a company's ("General Mills"). */
  readonly rank: string | undefined;
  /** True in "Ida Roe’s pier". */
  readonly possessive: boolean;
  /** True where a title or an office shows that it names a person; a verb of speech beside it may show it too. */
  readonly introduced: boolean;
  /** True for two names or more, initials apart. */
  readonly full: boolean;
};

/** Places before a comma are not people: "In New York, the leader of the council …". */
const BEFORE_PLACES = /^(?:in|at|near|across)$/i;
const APPOINTING = /^(?:names|named|appoints|appointed)$/;
/** Tell what somebody is to another: "his counterpart Ingrid Dahl". */
const RELATIONS = wordSet(
  'counterpart colleague husband wife son daughter brother sister mother father partner predecessor successor deputy',
);

/** All stretches of these tokens that may name somebody, in order, without overlap. */
export function personPhrasesIn(tokens: readonly Token[]): PersonPhrase[] {
  const phrases: PersonPhrase[] = [];
  for (let at = 0; at < tokens.length; ) {
    // Few names begin with a small letter: most words are passed over at once.
    const run = mayBeginName(tokens, at) ? nameRunAt(tokens, at) : undefined;
    if (run) phrases.push(phraseOf(tokens, at, run));
    at = run?.end ?? at + 1;
  }
  return phrases;
}

function phraseOf(tokens: readonly Token[], at: number, run: NameRun): PersonPhrase {
  const held = heldOffice(tokens, at, run);
  if (held) return held;
  const { words, titled, gender, possessive, shown } = run;
  const full = isFullName(words);
  const before = officeBefore(tokens, at, full) ?? rankBefore(tokens, at, words);
  // "The Archbishop of Haven, the Most Reverend Ida Roe"
  const comma = titled && tokens[at - 1]?.text === 'the' ? at - 2 : at - 1;
  const isNamed = full || titled || isInitial(words[0]?.text ?? '');
  const beforeComma = tokens[comma]?.text === ',' && isNamed ? officeEndingAt(tokens, comma) : undefined;
  const office = before ?? beforeComma ?? officeGivenAfter(tokens, at, run, words.length > 1);
  const isRelated = full && RELATIONS.has(tokens[tokens[at - 1]?.text === ',' ? at - 2 : at - 1]?.text ?? '');
  // "Justice Department" is a body, and "Harbour Minister Jane Church" nobody's.
  const isBodys = before && full ? isBody(words[0]?.text ?? '') : isBodysName(tokens, words, office);
  const introduced = titled || isRelated || (office !== undefined && !isBodys);
  return {
    from: withArticle(tokens, (before ?? beforeComma)?.from ?? withRank(tokens, at)),
    to: afterBracket(tokens, run.end),
    nameFrom: run.wordsFrom,
    words,
    name: shown,
    office: introduced ? spanOf(tokens, shownOffice(tokens, office)) : undefined,
    gender,
    titled,
    rank: !full && !titled && withRank(tokens, at) < at ? tokens[at - 1]?.text : undefined,
    possessive,
    introduced,
    full,
  };
}

/**
 * Whether words name a body. Of "Andrew Church, head of ports" the surname does not tell, nor "Piers" of "Piers Roe,
 * director of ports", as no body holds such an office.
 */
function isBodysName(
  tokens: readonly Token[],
  words: readonly Token[],
  office: TokenRange | undefined,
): boolean {
  const [first, last, ...others] = words;
  const noun =
    office && tokens.slice(office.from, office.to).findIndex(({ text }) => /^(?:of|for|at)$/.test(text));
  const held = office && tokens[noun === -1 ? office.to - 1 : office.from + (noun ?? 0) - 1];
  const isPersonal = held !== undefined && isPersonalOffice(held.text);
  if (!first || !last || others.length > 0 || !isPersonal) return words.some((word) => isBody(word.text));
  return isBody(first.text) && (isBody(last.text) || !isOnlyPluralBody(first.text));
}

/** "General" or "Major" before a first name and a surname: the names of many bodies begin so ("General Mills"). */
function rankBefore(tokens: readonly Token[], at: number, words: readonly Token[]): TokenRange | undefined {
  const names = words.filter((word) => !isInitial(word.text));
  const from = withRank(tokens, at);
  if (from === at || names.length !== 2 || names.some((word) => isBody(word.text))) return undefined;
  return { from, to: at };
}

/** Back over the rank of somebody named before: "General Roe". */
function withRank(tokens: readonly Token[], at: number): number {
  return /^(?:General|Major)$/.test(tokens[at - 1]?.text ?? '') ? at - 1 : at;
}

/** Fewest tokens in capitals that are a headline and no office. */
const HEADLINE_MIN_TOKENS = 4;

/** Leaves out what is nobody's office: "Senators" before two names, and a headline in capitals. */
function shownOffice(tokens: readonly Token[], office: TokenRange | undefined): TokenRange | undefined {
  if (!office || isSeveralOffices(tokens[office.to - 1]?.text ?? '')) return undefined;
  const words = tokens.slice(office.from, office.to);
  const isHeadline =
    words.length >= HEADLINE_MIN_TOKENS && words.every(({ text }) => text === text.toUpperCase());
  return isHeadline ? undefined : office;
}

/** "Minister of Defence Ben Wallace": the office runs into the name, whose two last words are taken. */
function heldOffice(tokens: readonly Token[], at: number, run: NameRun): PersonPhrase | undefined {
  const { words, titled, possessive } = run;
  if (titled || words.length < 3) return undefined;
  const name = words.slice(-2);
  const first = name[0];
  const last = name[1];
  if (!first || !last || name.some((word) => isBody(word.text) || isInitial(word.text))) return undefined;
  if (!/^(?:of|for|to|the|and|without)$/.test(tokens[at - 1]?.text ?? '')) return undefined;
  const office = officeEndingAt(tokens, at + words.length - 2);
  // In small letters it is somebody's else: "lead teacher for Team Big Bang".
  if (!office || !/^\p{Lu}/u.test(tokens[office.from]?.text ?? '')) return undefined;
  // "Ida Roe, Chief Executive of New Haven Boats" has its name before it.
  if (tokens[office.from - 1]?.text === ',' && !isSpeechVerb(tokens[run.end]?.text ?? '')) return undefined;
  return {
    from: withArticle(tokens, office.from),
    to: afterBracket(tokens, run.end),
    nameFrom: at + words.length - 2,
    words: name,
    name: { start: first.start, end: last.end },
    office: spanOf(tokens, office),
    gender: undefined,
    titled: false,
    rank: undefined,
    possessive,
    introduced: true,
    full: true,
  };
}

/** What follows a name and tells that it is a person's. */
function officeGivenAfter(
  tokens: readonly Token[],
  at: number,
  { end, titled }: NameRun,
  full: boolean,
): TokenRange | undefined {
  if (!full && !titled) return undefined;
  const before = tokens[at - 1]?.text ?? '';
  const next = afterBracket(tokens, end);
  const after = tokens[next]?.text ?? '';
  if (after === 'as' && APPOINTING.test(before)) return roleAfter(tokens, end);
  if (BEFORE_PLACES.test(before)) return undefined;
  if (/^[,–—]$/.test(after)) return appositionAfter(tokens, next);
  // "Ida Roe chair of the Trust said": without commas, only the verb tells where it ends.
  const office = isLooseOffice(tokens[next]) ? appositionAfter(tokens, next - 1) : undefined;
  return office && isSpeechVerb(tokens[office.to]?.text ?? '') ? office : undefined;
}

/** Back over a title, an owner and an article: "the council’s" director, "Mr" Justice Roe. */
function withArticle(tokens: readonly Token[], from: number): number {
  const titled = isHonorific(tokens[from - 1]) ? from - 1 : from;
  const owned = /^\p{L}[\p{L}-]*[’']s$/u.test(tokens[titled - 1]?.text ?? '') ? titled - 1 : titled;
  return isArticle(tokens[owned - 1]) ? owned - 1 : owned;
}

/** Past a bracket: "Maria Cantwell (D-WA)". */
function afterBracket(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at;
  const closing = tokens.slice(at, at + BRACKET_MAX_TOKENS).findIndex((token) => token.text === ')');
  return closing < 0 ? at : at + closing + 1;
}
const BRACKET_MAX_TOKENS = 12;

function spanOf(tokens: readonly Token[], range: TokenRange | undefined): Span | undefined {
  const first = range && tokens[range.from];
  const last = range && tokens[range.to - 1];
  return first && last ? { start: first.start, end: last.end } : undefined;
}
