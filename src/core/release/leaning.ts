import { MONTHS } from './dates.ts';
import { isFunctionWord } from './function-words.ts';
import { isCapitalised } from './name-words.ts';
import { quotationsIn } from './quotations.ts';
import type { Sentence, Span } from './release.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import { type Token, tokensOf, withoutPossessive } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** A word of a sentence in small letters, and whether it stands in a quotation. */
type Word = { readonly token: Token; readonly lower: string; readonly isQuoted: boolean };

/** Openings that lean on the sentence before. */
const OPENINGS = wordSet(
  'he him his she her it its they them their this that these those such',
  'however also instead therefore thus moreover furthermore meanwhile otherwise but and or nor so yet then',
  'another both neither here there others together similarly likewise elsewhere conversely consequently',
  'accordingly nevertheless nonetheless additionally rather later afterwards again first firstly second secondly',
  'third thirdly finally lastly',
);
const OPENING_PHRASES =
  /^(?:in (?:response|return|addition|turn|contrast|fact|particular|doing so|all)|as (?:a result|such|well)|for (?:example|instance|this|that)|on the (?:other hand|contrary)|at (?:the same time|that)|by (?:contrast|then|comparison)|to (?:this|that) end|even so|if so|(?:until|since|before) then|of (?:these|those|them|which|this|course|the \d+|the (?:two|three|four|five|six|seven|eight|nine|ten))|the (?:others?|latter|former|rest|remainder|two|three|four|five|six) (?!of\b)|the (?:first|second|third|last|next) (?:is|was|will|would|has|had|came|went))\b/i;
/** Ask readers to do something: "Search …", "Download …". */
const REQUESTS = wordSet('search download read visit click watch subscribe follow learn register please');
const QUANTITIES = wordSet('some most many few several none all one two three four five six half');
const AUXILIARIES = wordSet(
  'is are was were be been am has have had do does did will would can could may might must shall should',
);
const PREPOSITIONS = wordSet(
  'in at on during under for from with to by of after since within through throughout until despite like unlike across',
);
const CONJUNCTIONS = wordSet('if when once while as because since although though after before until unless');
const TIMES = wordSet('last next today yesterday now currently previously');
const OWN_TIMES = wordSet(
  'year month week weekend day morning afternoon evening spring summer autumn fall winter season decade century time',
);
const FIRST_AND_SECOND = wordSet('i me my mine we us our ours you your yours');
const THIRD = wordSet('he she him her his hers himself herself');
const CALENDAR = new Set([
  ...MONTHS,
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
]);
/** Begin another clause, whose pronouns may stand for something in the one before. */
const CLAUSES = wordSet(
  'that which who whose when where while after before if because although though and but or as than so , :',
);
const SUBJECTS = wordSet('it they he she this these those');
/** Common verbs that neither "-ed" nor "-s" shows. */
const VERBS = wordSet(
  'live work need want use say go come make take give get know think show become remain include run pay help',
  'took gave met came went said told found made built held began ran grew fell rose led won lost sent spent kept left',
  'brought bought sold paid cut put set read wrote spoke saw knew thought became stood drew drove flew got hit let shot',
);

/** Whether a sentence cannot be understood alone, since something in it points at another. */
export function leansOnOthers({ text, speaker }: Pick<Sentence, 'text' | 'speaker'>): boolean {
  const words = wordsOf(text);
  return (
    opensLeaning(text, words, speaker !== undefined) ||
    words.some((_, place) => pointsBack(words, place)) ||
    hasLoosePronoun(words, speaker !== undefined)
  );
}

/** Whether nothing in a sentence can be its verb: "$98,411 for the Fire Company of Haven." */
export function hasNoVerb(text: string): boolean {
  return !wordsOf(text.replace(/\([^()]*\)/g, '')).some(isVerb);
}

function wordsOf(text: string): Word[] {
  const quotations = quotationsIn(text);
  let next = 0;
  return (
    tokensOf(text)
      // The comma of "48,000" parts no clauses.
      .filter(
        ({ text: word, end }) => /[\p{L}\p{N}]/u.test(word) || (word === ',' && !/\d/.test(text.charAt(end))),
      )
      .map((token) => {
        while ((quotations[next]?.end ?? text.length) <= token.start) next += 1;
        return {
          token,
          lower: withoutPossessive(token.text).toLowerCase(),
          isQuoted: isIn(quotations[next], token),
        };
      })
  );
}

function isIn(span: Span | undefined, { start }: Token): boolean {
  return span !== undefined && span.start <= start && start < span.end;
}

function opensLeaning(text: string, [first, second, third]: readonly Word[], hasSpeaker: boolean): boolean {
  if (first === undefined) return true;
  const opening = contracted(first.lower);
  if (FIRST_AND_SECOND.has(opening)) return !hasSpeaker;
  if (OPENINGS.has(opening) || REQUESTS.has(opening) || OPENING_PHRASES.test(text.replace(/^[“‘"']/, '')))
    return true;
  if (QUANTITIES.has(opening) && (AUXILIARIES.has(second?.lower ?? '') || isPointer(second, third)))
    return true;
  if (CONJUNCTIONS.has(opening) && SUBJECTS.has(second?.lower ?? '')) return true;
  return TIMES.has(opening) && [second, third].some((word) => SUBJECTS.has(word?.lower ?? ''));
}

/** "It" of "it’s". */
function contracted(word: string): string {
  return word.split(/[’']/, 1)[0] ?? '';
}

/** "of these" */
function isPointer(of: Word | undefined, next: Word | undefined): boolean {
  return of?.lower === 'of' && /^(?:these|those|them|which)$/.test(next?.lower ?? '');
}

/** "This role", "those measures", "such a request", "from there", "by then", "did so": not "this year", "those who" and "such as". */
function pointsBack(words: readonly Word[], place: number): boolean {
  const word = words[place]?.lower ?? '';
  const next = words[place + 1]?.lower ?? '';
  if (word === 'this') return !OWN_TIMES.has(next) && !CALENDAR.has(words[place + 1]?.token.text ?? '');
  if (word === 'these') return true;
  if (word === 'those')
    return !/^(?:who|that|which|whose|with|in|of|from|to|on|at|for|by|\p{L}+(?:ed|ing))$/u.test(next);
  if (word === 'such') return next !== 'as' && next !== 'that';
  if (word === 'then') return /^(?:by|until|since|before)$/.test(words[place - 1]?.lower ?? '');
  if (word === 'there') return PREPOSITIONS.has(words[place - 1]?.lower ?? '');
  if (word === 'same') return /^(?:day|morning|afternoon|evening|week|month|year)$/.test(next);
  return word === 'so' && /^(?:said|did|do|does|doing|done)$/.test(words[place - 1]?.lower ?? '');
}

function hasLoosePronoun(words: readonly Word[], hasSpeaker: boolean): boolean {
  const comma = words.findIndex(({ lower }) => lower === ',');
  const isFronted = PREPOSITIONS.has(words[0]?.lower ?? '');
  // "During the visit, he …": a phrase without a subject of its own stands in front.
  if (isFronted && comma > 0 && SUBJECTS.has(words[comma + 1]?.lower ?? '')) return true;
  if (hasLooseObject(words.slice(isFronted ? comma + 1 : 0))) return true;
  const named = words.findIndex(isName);
  const namedOutside = words.findIndex((word) => !word.isQuoted && isName(word));
  return words.some(({ lower, isQuoted }, place) => {
    if (FIRST_AND_SECOND.has(lower)) return !isQuoted && !hasSpeaker;
    const saysIt = !isQuoted && lower === 'they' && isSpeech(words[place - 1], words[place + 1]);
    if (!THIRD.has(lower) && !saysIt) return false;
    const name = isQuoted ? named : namedOutside;
    return name < 0 || name > place;
  });
}

/** "About 180 people will take part in it": within one clause it can only stand for what another sentence names. */
function hasLooseObject(words: readonly Word[]): boolean {
  const end = words.findIndex(({ lower }) => CLAUSES.has(lower));
  const clause = end < 0 ? words : words.slice(0, end);
  return clause.some(({ lower }, place) => {
    const next = words[place + 1];
    return place > 0 && /^(?:it|them)$/.test(lower) && !(next && isVerb(next, place + 1));
  });
}

function isSpeech(before: Word | undefined, after: Word | undefined): boolean {
  return isSpeechVerb(before?.lower ?? '') || isSpeechVerb(after?.lower ?? '');
}

function isName({ token }: Word): boolean {
  return isCapitalised(token) && !isFunctionWord(token.text);
}

/** Whether a word may be a verb: one that ends in "s" may be a plural, too, and one with a capital mostly is a name. */
function isVerb({ lower, token }: Word, place: number): boolean {
  if (AUXILIARIES.has(contracted(lower)) || VERBS.has(lower)) return true;
  return /\p{L}{2}(?:ed|s)$/u.test(lower) && (place === 0 || !isCapitalised(token));
}
