import { isFunctionWord } from '../release/function-words.ts';
import { isCapitalised } from '../release/name-words.ts';
import type { Token } from '../release/tokens.ts';
import { wordSet } from '../release/word-set.ts';

/** What parties sign; a petition, a pledge or a guest book is signed by whoever likes. */
const INSTRUMENTS = wordSet(
  'treaty agreement accord pact memorandum mou protocol convention declaration contract partnership deal',
  'arrangement compact charter concordat bill law act order lease statement settlement',
);
/** Stand for a document that was named before. */
const GENERIC = wordSet('agreement treaty deal pact document text accord memorandum arrangement contract');
/** Words in front of the noun looked at: "a five-year Sustainable Fisheries Partnership". */
const NOUN_WITHIN_TOKENS = 14;

/** A document as a sentence names it. */
export type Instrument = {
  /** The index after its noun and the brackets behind it. */
  readonly end: number;
  /** Its noun, in small letters and the singular. */
  readonly noun: string;
  /** True for "the treaty" and "this treaty", false for "a treaty". */
  readonly isDefinite: boolean;
};

/** Whether a word names a document that is signed: "Treaty", "accords". */
export function isInstrument(word: string): boolean {
  return INSTRUMENTS.has(singular(word));
}

/** The document that is the object of a verb, which ends right before index `at`; undefined where there is none. */
export function instrumentAt(tokens: readonly Token[], at: number): Instrument | undefined {
  const determiner = tokens[at]?.text.toLowerCase() ?? '';
  const hasDeterminer = /^(?:the|this|a|an|its|their|his|her|two|three)$/.test(determiner);
  if (!hasDeterminer && isFunctionWord(determiner)) return undefined;
  for (let noun = at; noun < at + NOUN_WITHIN_TOKENS; noun += 1) {
    const token = tokens[noun];
    if (token === undefined) return undefined;
    if (isInstrument(token.text) && endsNounPhrase(tokens, noun + 1)) {
      const isDefinite = /^(?:the|this|its|their)$/.test(determiner);
      return { end: phraseEnd(tokens, noun + 1), noun: singular(token.text), isDefinite };
    }
    const isInside = (noun === at && hasDeterminer) || isNoun(token) || /^(?:and|two|own)$/.test(token.text);
    if (!isInside) return undefined;
  }
  return undefined;
}

/** The document that ends right before index `end`, as the subject of "was signed". @param first index it may begin at */
export function instrumentBefore(
  tokens: readonly Token[],
  end: number,
  first: number,
): Instrument | undefined {
  let noun = end - 1;
  if (tokens[noun]?.text === ')') while (noun > first && tokens[noun]?.text !== '(') noun -= 1;
  if (tokens[noun]?.text === '(') noun -= 1;
  const token = tokens[noun];
  if (token === undefined || !isInstrument(token.text)) return undefined;
  let start = noun;
  while (start > first && (isNoun(tokens[start - 1]) || tokens[start - 1]?.text === 'and')) start -= 1;
  const determiner = tokens[start - 1]?.text.toLowerCase() ?? '';
  if (/^(?:no|any|every|each|neither|either|another)$/.test(determiner)) return undefined;
  return { end, noun: singular(token.text), isDefinite: /^(?:the|this|its|their)$/.test(determiner) };
}

/** Whether a noun stands for any document that was named before: "the agreement". */
export function standsForAny(noun: string): boolean {
  return GENERIC.has(noun);
}

function isNoun(token: Token | undefined): boolean {
  return token !== undefined && /^[\p{L}\p{N}“”‘’"&.–-]/u.test(token.text) && !isFunctionWord(token.text);
}

/** Whether the noun before this index is the last of its phrase: "treaty" of "treaty today", not of "treaty petition". */
function endsNounPhrase(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next === undefined || !/^\p{L}/u.test(next.text)) return true;
  if (isFunctionWord(next.text) || /day$/.test(next.text)) return true;
  return !isCapitalised(next) && /(?:ing|ed|worth)$/.test(next.text);
}

/** Past "of understanding" and the brackets behind a noun. */
function phraseEnd(tokens: readonly Token[], at: number): number {
  const end = tokens[at]?.text === 'of' && isNoun(tokens[at + 1]) ? at + 2 : at;
  if (tokens[end]?.text !== '(') return end;
  const closing = tokens.findIndex(({ text }, place) => place > end && text === ')');
  return closing < 0 ? end : closing + 1;
}

function singular(word: string): string {
  const lower = word.toLowerCase();
  return lower.endsWith('ies') ? `${lower.slice(0, -3)}y` : lower.replace(/s$/, '');
}
