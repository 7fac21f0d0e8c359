import { isFunctionWord } from './function-words.ts';
import { isOtherRank } from './office-words.ts';
import type { Speaker } from './release.ts';
import { tokensOf, withoutPossessive } from './tokens.ts';

/** Most people who may share a word of their offices and still be told apart. */
const SHARERS_MAX = 100;

/** Makes what finds the one person whose office holds all these words: "Defence", "Secretary". A deputy is another. */
export function holderFinder(people: readonly Speaker[]): (words: readonly string[]) => Speaker | undefined {
  const offices = new Map(
    people.map((speaker) => [speaker, officeWords(tokensOf(speaker.office).map(({ text }) => text))]),
  );
  const byWord = new Map<string, Speaker[]>();
  for (const [speaker, words] of offices) {
    for (const word of words) {
      const others = byWord.get(word);
      if (others) others.push(speaker);
      else byWord.set(word, [speaker]);
    }
  }
  return (typed) => {
    const words = officeWords(typed);
    const sharers =
      [...words].map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length)[0] ?? [];
    if (sharers.length > SHARERS_MAX) return undefined;
    const holders = sharers.filter((speaker) => {
      const office = offices.get(speaker);
      if (!office || ![...words].every((word) => office.has(word))) return false;
      return [...office].every((word) => words.has(word) || !isOtherRank(word));
    });
    return holders.length === 1 ? holders[0] : undefined;
  };
}

function officeWords(words: readonly string[]): ReadonlySet<string> {
  const matter = words.filter((word) => /^\p{L}/u.test(word) && (!isFunctionWord(word) || isOtherRank(word)));
  return new Set(matter.map((word) => withoutPossessive(word).toLowerCase()));
}
