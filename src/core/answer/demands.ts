import type { Asked } from './features.ts';
import type { Mention } from './mentions.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { Word } from './words.ts';

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
