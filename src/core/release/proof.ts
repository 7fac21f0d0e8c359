import { stem } from 'porter2';
import { spellingsOf } from './dates.ts';
import { isFunctionWord } from './function-words.ts';
import type { Release } from './release.ts';
import { splitSentences } from './sentences.ts';
import { withoutPossessive } from './tokens.ts';

/** A number or a name in a text that nothing proves. */
export type Unproven = { readonly kind: 'number' | 'name'; readonly text: string };

const NUMBER = /\d+(?:[.,]\d+)*/g;
const WORD = /\p{L}[\p{L}\p{M}]*(?:[’']\p{L}+)*/gu;

/**
 * Small numbers in words count as numbers: "three" is proven by "3" as well. "One" and "two" are left out: they
 * mostly stand for what was named before ("one of them", "the two countries").
 */
const NUMBERS_IN_WORDS: ReadonlyMap<string, string> = new Map(
  [
    'three four five six seven eight nine ten eleven twelve',
    'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
  ].flatMap((line) => line.split(' ').map((word, place): [string, string] => [word, String(place + 3)])),
);

/**
 * Makes what finds the numbers and capitalised names of a text that stand neither in the cited sentences nor in the
 * title, date or publisher of the release, in order. Which case they stand in counts for acronyms alone ("US" is
 * not "us"). The first word of a sentence is a name too, unless it is a word of grammar ("The") or another form of
 * one of theirs ("Sharing" where they say "share").
 *
 * `cited` are the texts of the sentences that should prove it; `allowed` are strings that need no proof, cut out
 * before the rest is looked at.
 */
export function prover({ title, publisher, date }: Pick<Release, 'title' | 'publisher' | 'date'>) {
  const dates = anyOf(spellingsOf(date));

  return (text: string, cited: readonly string[], allowed: readonly string[]): Unproven[] => {
    const evidence = [...cited, title, publisher].join('\n');
    const words = new Set(wordsOf(evidence).map(({ word }) => word));
    const numbers = new Set(numbersOf(evidence).map(({ value }) => value));
    const proven = allowed.length > 0 ? blankOut(text, anyOf(allowed)) : text;
    // Every spelling of a date has a digit; most texts have none.
    const remaining = /\d/.test(proven) ? blankOut(proven, dates) : proven;
    const firstStarts = new Set(
      splitSentences(remaining).map(({ start }) => firstWordStart(remaining, start)),
    );

    // Made where it is needed, which is seldom, and then once.
    let stems: ReadonlySet<string> | undefined;
    const provenStems = (): ReadonlySet<string> => {
      stems ??= new Set(Array.from(words, (word) => stem(word.toLowerCase())));
      return stems;
    };
    const isOrdinary = (lower: string): boolean =>
      NUMBERS_IN_WORDS.has(lower) ||
      (isFunctionWord(lower) && lower !== 'may') ||
      provenStems().has(stem(lower));
    const isProven = ({ word, start }: { word: string; start: number }): boolean => {
      if (words.has(word)) return true;
      if (word.length > 1 && word === word.toUpperCase()) return false;
      const lower = word.toLowerCase();
      return words.has(lower) || (firstStarts.has(start) && isOrdinary(lower));
    };

    const unprovenNumbers = numbersOf(remaining)
      .filter(({ value }) => !numbers.has(value))
      .map(({ start, text: found }) => ({ start, kind: 'number' as const, text: found }));
    const unprovenNames = wordsOf(remaining)
      .filter((found) => /^\p{Lu}/u.test(found.word) && !isProven(found))
      .map(({ start, word }) => ({ start, kind: 'name' as const, text: word }));
    return [...unprovenNumbers, ...unprovenNames]
      .sort((a, b) => a.start - b.start)
      .map(({ kind, text: found }) => ({ kind, text: found }));
  };
}

function firstWordStart(text: string, from: number): number {
  const letters = text.slice(from).search(/\p{L}/u);
  return letters < 0 ? -1 : from + letters;
}

function wordsOf(text: string): { word: string; start: number }[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word: withoutPossessive(word),
    start: index,
  }));
}

/** Numbers with their value as digits, so that "1,000" is "1000" and "two" is "2". */
function numbersOf(text: string): { value: string; text: string; start: number }[] {
  const inDigits = Array.from(text.matchAll(NUMBER), ({ 0: digits, index }) => ({
    value: digits.replaceAll(',', '').replace(/^0+(?=\d)/, ''),
    text: digits,
    start: index,
  }));
  const inWords = wordsOf(text).flatMap(({ word, start }) => {
    const value = NUMBERS_IN_WORDS.get(word.toLowerCase());
    return value === undefined ? [] : [{ value, text: word, start }];
  });
  return [...inDigits, ...inWords];
}

/** Matches any of the strings where it stands as words of its own; the longest wins. */
function anyOf(strings: readonly string[]): RegExp {
  const longestFirst = strings.toSorted((a, b) => b.length - a.length).map((text) => RegExp.escape(text));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

/** Puts small letters, as many, in place of what matches: no capital and no number is left, and all keeps its place. */
function blankOut(text: string, matching: RegExp): string {
  return text.replace(matching, (found) => 'x'.repeat(found.length));
}
