import { bearersAmong } from './bearers.ts';
import { isBody } from './body-words.ts';
import { type PersonPhrase, personPhrasesIn } from './person-phrases.ts';
import { isPlace } from './places.ts';
import type { Speaker } from './release.ts';
import type { Gender } from './titles.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A place in a text where one of the release's people is named. */
export type Mention = PersonPhrase & { readonly speaker: Speaker };

/** Part of a sentence, outside quotation marks, with the people it names, in order. */
export type Clause = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** Full names that are none of theirs, and that neither a body nor a country has. */
  readonly strangers: readonly PersonPhrase[];
};

/**
 * Makes what finds where a text names any of these people. A part of a name counts where it stands alone and only
 * one of them bears it; it does not inside a longer name ("Nelson Mandela", "Johnson Space Center").
 *
 * @param genderOf tells apart two people of one surname: "Ms Roe"
 */
export function clauseReader(
  people: readonly Speaker[],
  genderOf: (speaker: Speaker) => Gender | undefined = () => undefined,
): (text: string) => Clause {
  const { bearerOf } = bearersAmong(people, genderOf);
  const mentionOf = (phrase: PersonPhrase): Mention[] => {
    const { words, nameFrom } = phrase;
    // A capital before a full name may be of another word: "Welcoming Boris Johnson".
    for (let skipped = 0; skipped === 0 || words.length - skipped > 1; skipped += 1) {
      const read = words.slice(skipped);
      const speaker = bearerOf(
        read.map((word) => word.text),
        phrase.gender,
      );
      const first = read[0];
      if (!speaker || !first || !mayHoldRank(speaker, phrase.rank)) continue;
      if (skipped === 0) return [{ ...phrase, speaker }];
      const name = { start: first.start, end: phrase.name.end };
      return [
        { ...phrase, speaker, words: read, from: nameFrom + skipped, nameFrom: nameFrom + skipped, name },
      ];
    }
    return [];
  };
  return (text) => {
    const tokens = tokensOf(text);
    const mentions: Mention[] = [];
    const strangers: PersonPhrase[] = [];
    for (const phrase of personPhrasesIn(tokens)) {
      const found = mentionOf(phrase);
      mentions.push(...found);
      if (found.length === 0 && isPersonsName(phrase)) strangers.push(phrase);
    }
    return { text, tokens, mentions, strangers };
  };
}

function isPersonsName({ full, words }: PersonPhrase): boolean {
  return full && !words.some(({ text }) => isBody(text)) && !isPlace(words);
}

/** Whether somebody may be meant by a rank and a surname: the release has to give them that rank. */
function mayHoldRank({ office }: Speaker, rank: string | undefined): boolean {
  return rank === undefined || office.toLowerCase().includes(rank.toLowerCase());
}
