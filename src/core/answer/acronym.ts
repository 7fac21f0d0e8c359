import type { Release } from '../release/release.ts';
import { readWords } from '../text/words.ts';
import type { Finding } from './answer.ts';

/** What an acronym stands for, where the release spells it out: in brackets behind it, or elsewhere. */
export function spelledOut(release: Release, acronym: string): Finding | undefined {
  const inBrackets = release.sentences.find(({ text }) => expansionIn(text, acronym) !== undefined);
  const short = inBrackets
    ? expansionIn(inBrackets.text, acronym)
    : release.glossary.find(({ term }) => term.toLowerCase() === acronym)?.meaning;
  if (!short) return undefined;
  const said = inBrackets ?? release.sentences.find(({ text }) => text.includes(short));
  if (!said) return undefined;
  const start = said.text.indexOf(short);
  return {
    citations: [{ sentence: said.number, marks: [{ start, end: start + short.length }] }],
    short,
    workedOut: false,
  };
}

/** The words before an acronym in brackets that it stands for: "the Royal Air Force (RAF)". */
export function expansionIn(text: string, acronym: string): string | undefined {
  const at = text.search(new RegExp(`\\(${RegExp.escape(acronym)}\\)`, 'iu'));
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
