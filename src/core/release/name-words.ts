import { isBody } from './body-words.ts';
import { isFunctionWord } from './function-words.ts';
import { isLooseOffice, isNamelikeOffice, isPersonalOffice, isSurnameToo } from './office-words.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import { isHonorific, isPostNominal } from './titles.ts';
import { type Token, withoutPossessive } from './tokens.ts';
import { wordSet } from './word-set.ts';

const PARTICLES = wordSet(
  'de del della da di do dos das du la le van von der den ter ten te zu zur bin ibn bint ap ab al el ní nic uí mac y e af ferch verch und',
);
/** Particles that open a surname with a capital too: "De Silva", "Ó Sé". "Al" and "Mac" are as often given names. */
const OPENS_SURNAME = /^(?:De|Du|Da|Dos|Von|Van|Le|La|El|Ter|Ten|Ó|Ní|Uí)$/;
const PARTICLE_MAX_CHARS = Math.max(...[...PARTICLES].map(({ length }) => length));
/** Begin a name with a small letter inside one word: "al-Rashid", "d’Arcy". */
const JOINED_PARTICLE = /^(?:(?:al|el|an|as|ash|ar|at|az|ad|ul)-|[dl][’'])\p{Lu}/u;
const MONTHS = wordSet(
  'january february march april may june july august september october november december',
);
/** First names that begin sentences as other words. */
const FIRST_NAMES_TOO = wordSet('april may june august will');
const WEEKDAYS = wordSet('monday tuesday wednesday thursday friday saturday sunday');
/** Places that look like initials. */
export const DOTTED_PLACES: ReadonlySet<string> = new Set([
  'U.S.',
  'U.K.',
  'E.U.',
  'U.N.',
  'D.C.',
  'U.S.A.',
  'U.A.E.',
]);

/** Whether the token begins with a capital letter. */
export function isCapitalised(token: Token | undefined): boolean {
  const first = token?.text.charAt(0) ?? '';
  return first !== first.toLowerCase();
}

/** "C.", "J.R.", and not "U.S."; the "Ó" of Irish names is none. */
export function isInitial(word: string): boolean {
  return /^(?:\p{Lu}|(?:\p{Lu}\.){1,4})$/u.test(word) && word !== 'Ó' && !DOTTED_PLACES.has(word);
}

/** Whether a name goes on at the index: with a word of its own, or another particle ("von der Leyen"). */
export function joinsName(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return isNameWord(next, false) || (isParticle(next) && isNameWord(tokens[at + 1], false));
}

/** Whether a name may begin at the index: with a capital, or with the particle of a surname ("van den Berg added"). */
export function mayBeginName(tokens: readonly Token[], at: number): boolean {
  return isCapitalised(tokens[at]) || (isParticle(tokens[at]) && joinsName(tokens, at + 1));
}

/** Two words or more of their own: "von der Berg" and "De Silva" are surnames, and "R. Berg" is one with an initial. */
export function isFullName(words: readonly Token[]): boolean {
  const [first, ...others] = words.filter((word) => !isInitial(word.text) && !isParticle(word));
  return others.length > (OPENS_SURNAME.test(first?.text ?? '') ? 1 : 0);
}

export function isParticle(token: Token | undefined): boolean {
  // Asked of nearly every word, and most are longer.
  return token !== undefined && token.text.length <= PARTICLE_MAX_CHARS && PARTICLES.has(token.text);
}

export function isNameWord(token: Token | undefined, opensRun: boolean): boolean {
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
export function isOfficeAsName(
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
export function isFirstNameToo(tokens: readonly Token[], at: number): boolean {
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
export function isRankBeforeName(tokens: readonly Token[], at: number): boolean {
  const isRank = isNamelikeOffice(tokens[at]?.text ?? '') && !isSurnameToo(tokens[at]?.text ?? '');
  return isRank && isNameWord(tokens[at + 1], false) && isNameWord(tokens[at + 2], false);
}

/** "HOLT" after "Jane", or after a title; an acronym is shorter or stands alone. */
export function isSurnameInCapitals(
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
    return (
      (titled && !isLooseOffice(tokens[at])) ||
      (isLooseOffice(tokens[at - 1]) && isNameWord(tokens[at + 1], false))
    );
  return words.length === 1 && !isBody(words[0]?.text ?? '') && !isBody(text);
}

/** Places in two or three letters: "UNICEF UK" is nobody. */
const SHORT_PLACES = /^(?:UK|US|EU|UN|USA|UAE)$/;
/** Most words of a name in capitals: more are a headline. */
const CAPITALS_MAX_WORDS = 3;

/**
 * "JANE" and "HOLT" in "JANE HOLT said" or "JANE HOLT, mayor of Haven": a name of two or three words in capitals, beside
 * what stands beside a speaker, and with no other capitals around it.
 *
 * @param words the words before it that belong to the same name
 */
export function isInNameInCapitals(tokens: readonly Token[], at: number, words: readonly Token[]): boolean {
  if (!isPartInCapitals(tokens[at])) return false;
  const start = at - words.length;
  let end = start;
  // In a text all in capitals the run has no end.
  while (end - start <= CAPITALS_MAX_WORDS && isPartInCapitals(tokens[end])) end += 1;
  const length = end - start;
  const isName = length > 1 && length <= CAPITALS_MAX_WORDS && at < end;
  if (!isName || !tokens.slice(start, end).some((word) => isInCapitals(withoutPossessive(word.text))))
    return false;
  const before = tokens[start - 1];
  if (before && /^\p{Lu}{2}/u.test(before.text) && !isHonorific(before)) return false;
  const isAnnounced = isLooseOffice(before) || isSpeechVerb(before?.text ?? '') || before?.text === 'to';
  while (isPostNominal(tokens[end]?.text ?? '')) end += 1;
  const after = tokens[end]?.text ?? '';
  return !/^\p{Lu}{2}/u.test(after) && (isAnnounced || isSpeechVerb(after) || /^[,:]$/.test(after));
}

function isPartInCapitals(token: Token | undefined): boolean {
  const word = withoutPossessive(token?.text ?? '');
  if (isInitial(word)) return true;
  const isWord = /^\p{Lu}[\p{Lu}’'-]+$/u.test(word) && /[AEIOUYÀ-Ý]/.test(word);
  return (
    isWord &&
    !SHORT_PLACES.test(word) &&
    !isPostNominal(word) &&
    !isFunctionWord(word) &&
    !isLooseOffice(token) &&
    !isHonorific(token)
  );
}

function isInCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}’'-]{3,}$/u.test(word);
}
