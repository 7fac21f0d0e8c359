import { isBody } from './body-words.ts';
import { isFunctionWord } from './function-words.ts';
import { isLooseOffice, isNamelikeOffice, isPersonalOffice, isSurnameToo } from './office-words.ts';
import {
  afterTitles,
  type Gender,
  genderOfTitle,
  isHonorific,
  isPeerTitle,
  isPostNominal,
} from './titles.ts';
import { type Token, withoutPossessive } from './tokens.ts';
import { wordSet } from './word-set.ts';

const PARTICLES = wordSet(
  'de del della da di do dos das du la le van von der den ter ten te zu zur bin ibn bint ap ab al el ní nic uí mac y e af ferch verch und',
);
const PARTICLE_MAX_CHARS = Math.max(...[...PARTICLES].map(({ length }) => length));
/** Begin a name with a small letter inside one word: "al-Rashid", "d’Arcy". */
const JOINED_PARTICLE = /^(?:(?:al|el|an|as|ash|ar|at|az|ad|ul)-|[dl][’'])\p{Lu}/u;
const MONTHS = wordSet(
  'january february march april may june july august september october november december',
);
/** First names that begin sentences as other words. */
const FIRST_NAMES_TOO = wordSet('april may june august will');
const WEEKDAYS = wordSet('monday tuesday wednesday thursday friday saturday sunday');
const DOTTED_PLACES: ReadonlySet<string> = new Set([
  'U.S.',
  'U.K.',
  'E.U.',
  'U.N.',
  'D.C.',
  'U.S.A.',
  'U.A.E.',
]);
const TERRITORY_LINKERS = wordSet('upon on the le of');

/** Whether the token begins with a capital letter. */
export function isCapitalised(token: Token | undefined): boolean {
  const first = token?.text.charAt(0) ?? '';
  return first !== first.toLowerCase();
}

/** "C.", "J.R.", and not "U.S."; the "Ó" of Irish names is none. */
export function isInitial(word: string): boolean {
  return /^(?:\p{Lu}|(?:\p{Lu}\.){1,4})$/u.test(word) && word !== 'Ó' && !DOTTED_PLACES.has(word);
}

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

/** The parts by which people are known: no peer's title, territory, initial or honorific; in the order of the name. */
export function namePartsOf(name: string): string[] {
  const [own = ''] = name.split(' of ');
  const parts = own.split(/\s+/).filter((part) => part !== '' && !isInitial(part));
  return parts
    .filter((part, place) => place > 0 || !isPeerTitle(part))
    .map((part) => part.replace(QUOTED, '$1'));
}

/** A nickname among the parts of a name: “Chuck”. */
const QUOTED = /^[“"‘'](.+)[”"’']$/u;

/** The last part of a name, by which most people are known: "Ahmad" of "Lord Ahmad of Wimbledon". */
export function surnameOf(name: string): string {
  return namePartsOf(name).at(-1) ?? '';
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

/** Whether a name goes on at the index: with a word of its own, or another particle ("von der Leyen"). */
function joinsName(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return isNameWord(next, false) || (isParticle(next) && isNameWord(tokens[at + 1], false));
}

/** Whether a name may begin at the index: with a capital, or with the particle of a surname ("van den Berg added"). */
export function mayBeginName(tokens: readonly Token[], at: number): boolean {
  return isCapitalised(tokens[at]) || (isParticle(tokens[at]) && joinsName(tokens, at + 1));
}

/** Two words or more of their own: "von der Berg" is a surname, and "R. Berg" one with an initial. */
export function isFullName(words: readonly Token[]): boolean {
  return words.filter((word) => !isInitial(word.text) && !isParticle(word)).length > 1;
}

function isParticle(token: Token | undefined): boolean {
  // Asked of nearly every word, and most are longer.
  return token !== undefined && token.text.length <= PARTICLE_MAX_CHARS && PARTICLES.has(token.text);
}

function isNameWord(token: Token | undefined, opensRun: boolean): boolean {
  if (token === undefined) return false;
  if (token.text === 'Ó' || JOINED_PARTICLE.test(token.text)) return true;
  if (!opensRun && isPostNominal(token.text)) return false;
  if (isInitial(token.text)) return !(opensRun && /^[AI]$/.test(token.text));
  const lower = withoutPossessive(token.text).toLowerCase();
  // All capitals are an acronym or a dateline.
  if (!isCapitalised(token) || withoutPossessive(token.text) === lower.toUpperCase()) return false;
  if (isHonorific(token) || WEEKDAYS.has(lower) || isLooseOffice(token) || lower === 'general') return false;
  // "Theresa May" is a name, "In May" is none.
  return MONTHS.has(lower) ? !opensRun : !isFunctionWord(lower);
}

/** "Dean" in "Corporal Dean Whitlow", "Bishop" in "Tom Bishop said". */
function isOfficeAsName(
  tokens: readonly Token[],
  at: number,
  words: readonly Token[],
  titled: boolean,
): boolean {
  const token = tokens[at];
  if (!token || !isCapitalised(token) || !isNamelikeOffice(withoutPossessive(token.text))) return false;
  const isSurname = isSurnameToo(withoutPossessive(token.text));
  const goesOn = isNameWord(tokens[at + 1], false);
  const isLast = !isCapitalised(tokens[at + 1]) || isPostNominal(tokens[at + 1]?.text ?? '');
  if (words.length > 0) return !goesOn && isLast && !isBody(words[0]?.text ?? '');
  if (titled || isLooseOffice(tokens[at - 1])) return goesOn || isSurname;
  // "Carpenter Quist" is a name, and in "Farmer Ida Roe" she is one.
  return isSurname && goesOn && !isNameWord(tokens[at + 2], false);
}

/** "April" in "Minister April Green", "Will" in "Will Price, director": an office beside it shows that it is a name. */
function isFirstNameToo(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text ?? '';
  const isWord = isCapitalised(tokens[at]) && FIRST_NAMES_TOO.has(word.toLowerCase());
  if (!isWord || !isNameWord(tokens[at + 1], false)) return false;
  const before = tokens[at - 1];
  if (isCapitalised(before)) return isPersonalOffice(before?.text ?? '');
  const noun = tokens[at + (tokens[at + 3]?.text === 'the' ? 4 : 3)]?.text ?? '';
  const isFree = before === undefined || /^[.“"]$|^said$/.test(before.text);
  return isFree && tokens[at + 2]?.text === ',' && isPersonalOffice(noun);
}

/** "Whip" in "Chief Whip Tom Reed", "Major" in "Major Tom Reed": with a whole name behind it, it is no part of one. */
function isRankBeforeName(tokens: readonly Token[], at: number): boolean {
  const isRank = isNamelikeOffice(tokens[at]?.text ?? '') && !isSurnameToo(tokens[at]?.text ?? '');
  return isRank && isNameWord(tokens[at + 1], false) && isNameWord(tokens[at + 2], false);
}

/** "HOLT" after "Jane", or after a title; an acronym is shorter or stands alone. */
function isSurnameInCapitals(
  tokens: readonly Token[],
  at: number,
  words: readonly Token[],
  titled: boolean,
): boolean {
  const text = withoutPossessive(tokens[at]?.text ?? '');
  if (!isInCapitals(text) || !/[AEIOUYÀ-Ý]/.test(text) || isPostNominal(text)) return false;
  // In a headline in capitals every word is.
  const next = tokens[at + 1]?.text ?? '';
  if (isInCapitals(next) && !isPostNominal(next)) return false;
  if (words.length === 0)
    return titled || (isLooseOffice(tokens[at - 1]) && isNameWord(tokens[at + 1], false));
  return words.length === 1 && !isBody(words[0]?.text ?? '') && !isBody(text);
}

function isInCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}’'-]{3,}$/u.test(word);
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
