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
  /** A stretch of it outside quotation marks, in the order of the text. */
  tell(text: string): void;
  /** Somebody speaks. */
  hear(speaker: Speaker): void;
  /** The one person whom a pronoun can stand for; undefined where nobody or more than one fits. */
  standsFor(pronoun: string): Speaker | undefined;
};

/**
 * What is told is only read when a pronoun asks for it: most releases have none that speaks.
 *
 * @param read finds the people that a stretch of text names
 * @param genderOf what the text tells of somebody's gender; whoever it tells nothing of may be either
 */
export function followAntecedents(
  read: (text: string) => Clause,
  genderOf: (speaker: Speaker) => Gender | undefined,
): Antecedents {
  const unread: (() => void)[] = [];
  let inherited = NOBODY;
  let own = NOBODY;
  let hasPronoun = false;

  const turn = () => {
    if (!isEmpty(own)) inherited = own;
    else if (!hasPronoun) inherited = NOBODY;
    own = NOBODY;
    hasPronoun = false;
  };
  const hear = (speaker: Speaker) => {
    own = withCandidate(own, speaker, genderOf(speaker));
  };
  const tell = (text: string) => {
    const clause = read(text);
    for (const { speaker } of clause.mentions) hear(speaker);
    if (mentionsUnnamed(clause)) own = SEVERAL;
    hasPronoun ||= clause.tokens.some((token) => genderOfPronoun(token.text) !== undefined);
  };
  return {
    turn: () => unread.push(turn),
    tell: (text) => unread.push(() => tell(text)),
    hear: (speaker) => unread.push(() => hear(speaker)),
    standsFor(pronoun) {
      for (const event of unread.splice(0)) event();
      const gender = genderOfPronoun(pronoun);
      const found = gender && (isEmpty(own) ? inherited : own)[gender];
      return found === 'several' ? undefined : found;
    },
  };
}

function isEmpty({ female, male }: Candidates): boolean {
  return female === undefined && male === undefined;
}

function withCandidate(
  { female, male }: Candidates,
  speaker: Speaker,
  gender: Gender | undefined,
): Candidates {
  const one = (known: Speaker | 'several' | undefined) =>
    known === undefined || known === speaker ? speaker : 'several';
  return {
    female: gender === 'male' ? female : one(female),
    male: gender === 'female' ? male : one(male),
  };
}
