import type { Asked } from './features.ts';
import { findMentions, type Mention } from './mentions.ts';
import type { Question, QuestionType } from './question.ts';
import type { SentenceIndex } from './sentence-index.ts';
import { readWords, type Word } from './words.ts';

/** A number that counts: not a year, a day or a place in an order. */
const counts = (mention: Mention): boolean => mention.kinds.has('number') && !mention.kinds.has('date');
const ORDINAL = /^(?:first|second|third|fourth|fifth|once|twice|both|\d+(?:st|nd|rd|th))$/;
/** How many words may stand between a number and what it counts: "16 **different** drugs". */
const COUNTED_WITHIN_WORDS = 4;

/**
 * True where the question asks for a kind of thing that the sentence cannot give: a person where it names no new
 * one, a count where no number stands by the noun, a date where there is none.
 */
export function lacksWhatIsAsked(index: SentenceIndex, asked: Asked, s: number): boolean {
  const { question } = asked;
  const { mentions, words, terms } = index.profile(s);
  const isNew = (mention: Mention) => {
    for (let i = mention.from; i < mention.to; i++) {
      const word = words[i];
      if (word && !word.stop && !asked.stems.has(word.stem)) return true;
    }
    return false;
  };
  switch (question.type) {
    case 'who': {
      const people = mentions.filter(
        (mention) =>
          mention.kinds.has('person') && !words.slice(mention.from, mention.to).some(isAcronym(index, s)),
      );
      const newcomers = people.some(isNew);
      if (!/^who (?:is|was|are|were) /.test(question.text))
        return !newcomers && !mentions.some((mention) => mention.kinds.has('organisation') && isNew(mention));
      // "Who is Koji Tsuruoka?" is met by the name itself, "who is the minister" by a new one.
      return !newcomers && !(people.length > 0 && !asked.terms.some((term) => OFFICE.test(term.stem)));
    }
    case 'when':
      return !mentions.some(
        (mention) => mention.kinds.has('date') && (isNew(mention) || mention.to - mention.from === 1),
      );
    case 'where':
      return !mentions.some(
        (mention) => (mention.kinds.has('place') || mention.kinds.has('name')) && isNew(mention),
      );
    case 'how-old':
      return !words.some((word) => word.lower === 'old' || word.lower === 'aged' || word.lower === 'age');
    case 'how-long':
      return !mentions.some((mention) => mention.kinds.has('duration') || mention.kinds.has('date'));
    case 'how-much':
      return !mentions.some(
        (mention) =>
          mention.kinds.has('number') || mention.kinds.has('money') || mention.kinds.has('percent'),
      );
    case 'how-many': {
      const focus = new Set(
        asked.terms.filter((term) => term.isFocus).flatMap((term) => [...term.variants.keys()]),
      );
      const counting = mentions.filter(
        (mention) =>
          (counts(mention) || mention.kinds.has('percent')) &&
          !ORDINAL.test(words[mention.from]?.lower ?? ''),
      );
      if (question.wants.has('percent')) return !mentions.some((mention) => mention.kinds.has('percent'));
      if (focus.size === 0 || !question.text.includes('how many')) return counting.length === 0;
      return !counting.some((mention) => {
        for (let i = mention.from - 2; i < mention.to + COUNTED_WITHIN_WORDS; i++)
          if (focus.has(terms[i] ?? -1)) return true;
        return false;
      });
    }
    default:
      return false;
  }
}

const OFFICE =
  /^(?:minist|secretari|ambassador|presid|director|chief|leader|head|administr|offic|chairman|governor|mayor)/;
const isAcronym =
  (index: SentenceIndex, s: number) =>
  (word: Word): boolean =>
    /^\p{Lu}{2,}$/u.test(index.passages[s]?.text.slice(word.start, word.end) ?? '');

/** Rarity in English from which a word is taken to carry the point of a short question. */
const TELLING_RARITY = 0.5;

/**
 * True where a telling word of the question stands nowhere in the release, in any form, and the question turns on
 * it: a yes/no question, a claim, or "who is the prime minister".
 */
export function namesWhatIsNowhere({ question, terms }: Asked): boolean {
  const office =
    question.type === 'who' &&
    /^who (?:is|was) /.test(question.text) &&
    terms.some((term) => OFFICE.test(term.stem));
  if (question.type !== 'yes-no' && question.type !== 'claim' && !office) return false;
  return terms.some(
    (term) => term.variants.size === 0 && !term.isNumber && term.background >= TELLING_RARITY,
  );
}

/** Questions that a short answer of another kind does not answer. */
export const STRICT_TYPES: ReadonlySet<QuestionType> = new Set([
  'who',
  'who-said',
  'when',
  'where',
  'how-many',
  'how-much',
  'how-long',
]);

/** False where a question asks for a person, a place, a date or a number, and the short answer holds none. */
export function isOfKindAsked({ type, wants }: Question, short: string): boolean {
  if (!STRICT_TYPES.has(type)) return true;
  // Behind another word, so that a capital letter at the start tells a name.
  const text = `namely ${short}`;
  return findMentions(text, readWords(text)).some(({ kinds }) => [...wants].some((kind) => kinds.has(kind)));
}

const ORDINALS = new Set('first second third fourth fifth sixth seventh eighth ninth tenth'.split(' '));

/** True where the question counts another of something than the sentence: the first meeting, and not the second. */
export function countsAnother(index: SentenceIndex, { question }: Asked, s: number): boolean {
  const ordinalsBefore = (words: readonly Word[]): Map<string, string> =>
    new Map(
      words.flatMap((word, i): [string, string][] => {
        const next = words[i + 1];
        return next && ORDINALS.has(word.lower) ? [[next.stem, word.lower]] : [];
      }),
    );
  const here = ordinalsBefore(index.profile(s).words);
  return [...ordinalsBefore(question.words)].some(
    ([stem, ordinal]) => (here.get(stem) ?? ordinal) !== ordinal,
  );
}

const EXPANSION_ASKED =
  /\b([\p{L}\p{N}+&-]+) (?:stands? for|short for|abbreviat\w+|an? (?:acronym|abbreviation))/u;

/** The acronym a question wants spelt out, in lower case; absent where it wants none. */
export function acronymAsked({ text }: Question): string | undefined {
  return EXPANSION_ASKED.exec(text.replace(/\bis (?=short|an? )/, ''))?.[1];
}

/** The words before an acronym in brackets that it stands for: "the Royal Air Force (RAF)". */
export function expansionIn(text: string, acronym: string): string | undefined {
  const at = text.toLowerCase().indexOf(`(${acronym})`);
  if (at < 0) return undefined;
  const words = readWords(text.slice(0, at));
  // From the last word that begins with its first letter and leaves a capital for each of the others.
  for (let from = words.length - 1; from >= Math.max(0, words.length - 2 * acronym.length); from--) {
    const first = words[from];
    const capitals = words.slice(from).filter((word) => word.capital).length;
    if (first?.capital && first.lower[0] === acronym[0] && capitals >= acronym.length - 1)
      return text.slice(first.start, at).trimEnd();
  }
  return undefined;
}
