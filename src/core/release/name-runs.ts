import { isBody } from './body-words.ts';
import {
  isCapitalised,
  isFirstNameToo,
  isInitial,
  isInNameInCapitals,
  isNameWord,
  isOfficeAsName,
  isParticle,
  isRankBeforeName,
  isSurnameInCapitals,
  joinsName,
} from './name-words.ts';
import { isLooseOffice } from './office-words.ts';
import { afterTitles, type Gender, genderOfTitle, isPeerTitle, isPostNominal } from './titles.ts';
import { type Token, withoutPossessive } from './tokens.ts';
import { wordSet } from './word-set.ts';

const TERRITORY_LINKERS = wordSet('upon on the le of');
/** Longest name, in words; longer runs of capitals are titles. */
const NAME_MAX_WORDS = 6;
/** Longest territory of a peer, in words: "Kingston upon Hull". */
const TERRITORY_MAX_WORDS = 4;

/** Tokens that read as one name; all indices count tokens. */
export type NameRun = {
  /** The name's own words: no honorifics, letters after the name or territory. */
  readonly words: readonly Token[];
  /** Where its words begin: honorifics stand before. */
  readonly wordsFrom: number;
  /** The index after all that belongs to it: "Lord Ahmad of Wimbledon", "Tom Reed CBE". */
  readonly end: number;
  readonly titled: boolean;
  /** What its honorifics tell. */
  readonly gender: Gender | undefined;
  readonly possessive: boolean;
  /** Where the name as it is shown stands in the text: a peer's title and territory are in, other titles are not. */
  readonly shown: { readonly start: number; readonly end: number };
};

/** The longest run of tokens from index `at` that may be a name: "Sir Michael Fallon", "Kara C. McDonald", "Jane HOLT". */
export function nameRunAt(tokens: readonly Token[], at: number): NameRun | undefined {
  const start = afterTitles(tokens, at);
  const titled = start > at;
  const { words, end } = nameWordsFrom(tokens, start, titled);
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last || words.every((word) => isInitial(word.text))) return undefined;

  const possessive = last.end < (tokens[end - 1]?.end ?? last.end) || /^[’']$/.test(tokens[end]?.text ?? '');
  const titles = tokens.slice(at, start);
  const gender = titles.map((title) => genderOfTitle(title.text)).find((one) => one !== undefined);
  const named = { words, wordsFrom: start, titled, gender, possessive };
  const peer = titles.findLast((title) => isPeerTitle(title.text));
  const past = possessive ? end : afterPostNominals(tokens, end, words);
  if (!peer || words.length > 1) return { ...named, end: past, shown: { start: first.start, end: last.end } };

  const territoryEnd = possessive ? end : afterTerritory(tokens, end);
  const shownEnd = territoryEnd > end ? (tokens[territoryEnd - 1]?.end ?? last.end) : last.end;
  return {
    ...named,
    end: afterPostNominals(tokens, territoryEnd, words),
    shown: { start: peer.start, end: shownEnd },
  };
}

function nameWordsFrom(tokens: readonly Token[], start: number, titled: boolean) {
  const words: Token[] = [];
  let next = start;
  for (; words.length < NAME_MAX_WORDS; next += 1) {
    const token = tokens[next];
    if (token === undefined) break;
    const isFirst = words.length === 0;
    const joins = isParticle(token) && joinsName(tokens, next + 1);
    if (isFirst && !titled && isRankBeforeName(tokens, next)) break;
    const isName =
      isNameWord(token, isFirst && !titled) ||
      (isFirst && isFirstNameToo(tokens, next)) ||
      isSurnameInCapitals(tokens, next, words, titled) ||
      isInNameInCapitals(tokens, next, words) ||
      isOfficeAsName(tokens, next, words, titled);
    if (!joins && !isName) {
      const nickname = nicknameAt(tokens, next, words);
      if (!nickname) break;
      words.push(nickname);
      next += 2;
      continue;
    }
    const name = withoutPossessive(token.text);
    words.push({ text: name, start: token.start, end: token.start + name.length });
    if (name !== token.text) {
      next += 1;
      break;
    }
  }
  return { words, end: next };
}

/** Chuck in "Charles “Chuck” McClain". */
function nicknameAt(tokens: readonly Token[], at: number, words: readonly Token[]): Token | undefined {
  const isQuoted = /^[“"‘]$/.test(tokens[at]?.text ?? '') && /^[”"’]$/.test(tokens[at + 2]?.text ?? '');
  const isInside = words.length > 0 && isNameWord(tokens[at + 1], false) && isNameWord(tokens[at + 3], false);
  return isQuoted && isInside ? tokens[at + 1] : undefined;
}

/** Past letters after a name, with or without full stops: "CBE", "PhD", "FRS". */
function afterPostNominals(tokens: readonly Token[], at: number, words: readonly Token[]): number {
  let next = at;
  for (let text = tokens[next]?.text ?? ''; ; text = tokens[next]?.text ?? '') {
    const isLetters = words.length > 1 && /^\p{Lu}{2,6}$/u.test(text) && !isLooseOffice(tokens[next]);
    if (isLetters || isPostNominal(text)) next += 1;
    else if (next > at && isListedPostNominal(tokens, next)) next += 2;
    else return next;
  }
}

/** "OBE" after the comma of "Tom Reed KCB, OBE said", and not "MP" of "Tom Reed CBE, MP for Hull". */
function isListedPostNominal(tokens: readonly Token[], comma: number): boolean {
  const next = tokens[comma + 2];
  const isLast =
    !/^(?:of|for|at)$/.test(next?.text ?? '') && (!isCapitalised(next) || isPostNominal(next?.text ?? ''));
  return tokens[comma]?.text === ',' && isPostNominal(tokens[comma + 1]?.text ?? '') && isLast;
}

function afterTerritory(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== 'of' || !isNameWord(tokens[at + 1], true)) return at;
  let next = at + 2;
  while (
    next - at <= TERRITORY_MAX_WORDS &&
    (isNameWord(tokens[next], false) ||
      (TERRITORY_LINKERS.has(tokens[next]?.text ?? '') && isNameWord(tokens[next + 1], false)))
  )
    next += 1;
  return tokens.slice(at + 1, next).some((word) => isBody(word.text)) ? at : next;
}
