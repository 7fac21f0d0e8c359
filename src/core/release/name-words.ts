import { isFunctionWord } from './function-words.ts';
import { type Token, withoutPossessive } from './tokens.ts';
import { wordSet } from './word-set.ts';

const HONORIFICS = wordSet('sir dame lord lady baroness dr professor prof mr mrs ms mx rev reverend');
const PARTICLES = wordSet('de del della da di du la le van von der den ter bin ibn al el');
const MONTHS = wordSet(
  'january february march april may june july august september october november december',
);
const WEEKDAYS = wordSet('monday tuesday wednesday thursday friday saturday sunday');
/** Nouns of office that stand right before a name: "Defence Secretary", "NASA Administrator". */
const OFFICES = wordSet(
  'secretary minister president administrator ambassador director officer commissioner chancellor scientist chairman',
  'chairwoman adviser advisor governor senator congressman congresswoman judge mayor spokesperson spokesman',
  'spokeswoman manager engineer commander envoy counsel attorney solicitor surgeon prosecutor captain',
  'king queen prince princess pope bishop archbishop consul comptroller treasurer undersecretary',
);
/** Nouns of office that stand before a name only with more said: "Head of Care". */
const LOOSE_OFFICES = wordSet(
  'head chief chair doctor economist executive founder fellow lead leader member representative',
);
/** Nouns that make a run of capitals a body, a place or a paper, and no person. */
const BODIES = wordSet(
  'academy accord accords act administration agency agreement alliance army association authority bank board branch',
  'bureau campaign center centre charity city club college commission committee company corporation corps council',
  'county court department division exercise force forces foundation fund game games government group hospital house',
  'initiative institute kingdom law league library ministry mission museum nations navy network office olympics',
  'organisation organization park parliament partnership party police programme program project republic school',
  'section service services society sound space station states strategy street team telescope trade treaty trust',
  'union university inc ltd',
);

/** Whether the token begins with a capital letter. */
export function isCapitalised(token: Token | undefined): boolean {
  const first = token?.text.charAt(0) ?? '';
  return first !== first.toLowerCase();
}

/** "Sir", "Dr": before a name and no part of it. */
export function isHonorific(token: Token | undefined): boolean {
  return isCapitalised(token) && HONORIFICS.has(lowerOf(token));
}

/** "Secretary", "minister", and "General" after one of them. */
export function isOffice(token: Token | undefined, before: Token | undefined): boolean {
  const word = lowerOf(token);
  return OFFICES.has(word) || (word === 'general' && OFFICES.has(lowerOf(before)));
}

/** Any noun of office, also one that needs more beside it: "Head". */
export function isLooseOffice(token: Token | undefined): boolean {
  return OFFICES.has(lowerOf(token)) || LOOSE_OFFICES.has(lowerOf(token));
}

/** Whether the word makes its run of capitals a body: "Department", "Space". */
export function isBody(word: string): boolean {
  const lower = word.toLowerCase();
  return BODIES.has(lower) || BODIES.has(lower.replace(/s$/, ''));
}

/** "C.", and not "U.S.". */
export function isInitial(word: string): boolean {
  return (
    word.length <= 2 &&
    word.charAt(0) !== word.charAt(0).toLowerCase() &&
    (word.length === 1 || word.endsWith('.'))
  );
}

/** Longest name, in words; longer runs of capitals are titles. */
const NAME_MAX_WORDS = 6;

/** Most tokens of honorifics before a name: "Professor Sir", "Rev. Dr.". */
const TITLES_MAX_TOKENS = 6;

/** Tokens that read as one name, honorifics left out; `end` is the index after its last token. */
export type NameRun = { readonly words: readonly Token[]; readonly end: number; readonly titled: boolean };

/** The longest run of tokens from index `at` that may be a name: "Sir Michael Fallon", "Kara C. McDonald". */
export function nameRunAt(tokens: readonly Token[], at: number): NameRun | undefined {
  let next = at;
  while (next - at < TITLES_MAX_TOKENS && isHonorific(tokens[next]))
    next += tokens[next + 1]?.text === '.' ? 2 : 1;
  const titled = next > at;
  const words: Token[] = [];
  for (; words.length < NAME_MAX_WORDS; next += 1) {
    const token = tokens[next];
    if (token === undefined) break;
    const isFirst = words.length === 0;
    const joins = !isFirst && PARTICLES.has(token.text) && isNameWord(tokens[next + 1], false);
    if (!joins && !isNameWord(token, isFirst && !titled)) break;
    const name = withoutPossessive(token.text);
    words.push({ text: name, start: token.start, end: token.start + name.length });
    if (name !== token.text) {
      next += 1;
      break;
    }
  }
  return words.some((word) => !isInitial(word.text)) ? { words, end: next, titled } : undefined;
}

function isNameWord(token: Token | undefined, opensRun: boolean): boolean {
  if (token === undefined) return false;
  if (token.text.endsWith('.') && isInitial(token.text)) return true;
  const lower = lowerOf(token);
  // All capitals are an acronym or a dateline.
  if (!isCapitalised(token) || token.text === token.text.toUpperCase()) return false;
  if (isHonorific(token) || WEEKDAYS.has(lower) || isLooseOffice(token) || lower === 'general') return false;
  // "Theresa May" is a name, "In May" is none.
  return MONTHS.has(lower) ? !opensRun : !isFunctionWord(lower);
}

function lowerOf(token: Token | undefined): string {
  return token === undefined ? '' : withoutPossessive(token.text).toLowerCase();
}
