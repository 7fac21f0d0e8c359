import { genderOfPronoun, mentionsUnnamed } from './genders.ts';
import type { Clause } from './mentions.ts';
import type { Speaker } from './release.ts';
import type { Gender } from './titles.ts';

/** Whom "she" and "he" may stand for: one person, or several; undefined for nobody. */
type Candidates = { readonly [gender in Gender]: Speaker | 'several' | undefined };

const NOBODY: Candidates = { female: undefined, male: undefined };
const SEVERAL: Candidates = { female: 'several', male: 'several' };

/**
 * Keeps whom a paragraph has named so far, to tell whom a pronoun stands for. Where it has named nobody yet, those of
 * the paragraph before count, and those of one further back only where "he" or "she" kept them in mind.
 */
export type Antecedents = {
  /** A new paragraph begins. */
  turn(): void;
  /** A clause names whom it names. */
  read(clause: Clause): void;
  /** Somebody speaks. */
  hear(speaker: Speaker): void;
  /** The one person whom a pronoun can stand for; undefined where nobody or more than one fits. */
  standsFor(pronoun: string): Speaker | undefined;
};

/** @param genderOf what the text tells of somebody's gender; whoever it tells nothing of may be either */
export function followAntecedents(genderOf: (speaker: Speaker) => Gender | undefined): Antecedents {
  let inherited = NOBODY;
  let own = NOBODY;
  let hasPronoun = false;
  const isEmpty = ({ female, male }: Candidates) => female === undefined && male === undefined;
  const hear = (speaker: Speaker) => {
    const gender = genderOf(speaker);
    const one = (known: Speaker | 'several' | undefined) =>
      known === undefined || known === speaker ? speaker : 'several';
    own = {
      female: gender === 'male' ? own.female : one(own.female),
      male: gender === 'female' ? own.male : one(own.male),
    };
  };
  return {
    turn() {
      if (!isEmpty(own)) inherited = own;
      else if (!hasPronoun) inherited = NOBODY;
      own = NOBODY;
      hasPronoun = false;
    },
    read(clause) {
      for (const { speaker } of clause.mentions) hear(speaker);
      if (mentionsUnnamed(clause)) own = SEVERAL;
      hasPronoun ||= clause.tokens.some(({ text }) => genderOfPronoun(text) !== undefined);
    },
    hear,
    standsFor(pronoun) {
      const gender = genderOfPronoun(pronoun);
      const found = gender && (isEmpty(own) ? inherited : own)[gender];
      return found === 'several' ? undefined : found;
    },
  };
}
