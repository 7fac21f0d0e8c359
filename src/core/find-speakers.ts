import { speakersOf } from './answer/speech/speakers.ts';
import { cutTyped } from './cut-typed.ts';
import { oncePer } from './once-per.ts';
import type { Release, Sentence, Speaker } from './release/release.ts';
import { isTitleWord } from './release/titles.ts';
import { folded } from './text/folded.ts';
import { mendSpelling } from './text/spelling.ts';

/** All that a speaker says, in the order of the release. */
export function sentencesBy(release: Release, speaker: Speaker): Sentence[] {
  return release.sentences.filter((sentence) => sentence.speaker?.name === speaker.name);
}

/**
 * The speakers whom the words fit: names, offices, a country's adjective ("japanese ambassador"), misspelt
 * where nothing fits as typed. Every word must fit. Empty where nobody fits, several where it is not clear.
 */
export function findSpeakers(release: Release, typed: string): Speaker[] {
  const asked = askedWords(cutTyped(typed));
  const { speakers, misspelt } = rollOf(release);
  for (const alike of [same, sameStart, misspelt]) {
    const found = speakers.filter((listed) => fits(listed, asked, alike));
    const byName = found.filter(({ nameWords }) =>
      asked.every((word) => nameWords.some((known) => alike(word, known))),
    );
    // "Johnson" is the person of that name before someone at the Johnson Space Center.
    if (found.length > 0) return (byName.length > 0 ? byName : found).map(({ speaker }) => speaker);
  }
  // "UK Foreign Secretary Boris Johnson" says more than the release does, and names him all the same.
  return speakers
    .filter(({ nameWords }) => nameWords.length > 1 && nameWords.every((word) => asked.includes(word)))
    .map(({ speaker }) => speaker);
}

/** The typed words that may tell people apart; titles too where there is nothing else. */
function askedWords(typed: string): string[] {
  const words = wordsOf(typed);
  const telling = words.filter((word) => !isTitleWord(word));
  return telling.length > 0 ? telling : words;
}

/** A speaker with the words that name them. */
type Listed = {
  readonly speaker: Speaker;
  readonly nameWords: readonly string[];
  /** Of the name and of what they are. */
  readonly own: readonly string[];
  /** What follows "to" is not who they are: Japan's Ambassador to the UK is no British ambassador. */
  readonly other: readonly string[];
};

const rollOf = oncePer((release: Release) => {
  const speakers = speakersOf(release).map((speaker): Listed => {
    const nameWords = wordsOf(speaker.name).filter((word) => !isTitleWord(word));
    const [role = '', ...elsewhere] = speaker.office.split(/\bto\b/i);
    return { speaker, nameWords, own: [...nameWords, ...wordsOf(role)], other: wordsOf(elsewhere.join(' ')) };
  });
  const mend = mendSpelling([...new Set(speakers.flatMap(({ own }) => own))], () => false);
  const misspelt: Alike = (typed, known) => sameStart(typed, known) || mend(typed) === known;
  return { speakers, misspelt };
});

type Alike = (typed: string, known: string) => boolean;

function fits({ own, other }: Listed, asked: readonly string[], alike: Alike): boolean {
  const isOwn = (word: string) => own.some((known) => alike(word, known));
  return asked.some(isOwn) && asked.every((word) => isOwn(word) || other.includes(word));
}

/** Words that tell nobody apart. */
const EMPTY_WORDS = new Set(
  'a an and at by for from her his in of on right said says the their to'.split(' '),
);

function wordsOf(text: string): string[] {
  const plain = folded(text).replace(/['’]s\b/g, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EMPTY_WORDS.has(word));
}

const same: Alike = (typed, known) => typed === known;

/** Adjectives that do not begin like the country, with its names. */
const COUNTRY_NAMES: Readonly<Record<string, readonly string[]>> = {
  american: ['us', 'usa'],
  british: ['uk', 'britain'],
  dutch: ['netherlands'],
  french: ['france'],
  spanish: ['spain'],
};

/** Letters that two words must begin with alike to be forms of one word: japan, japanese. */
const STEM_LETTERS = 4;

const sameStart: Alike = (typed, known) =>
  typed === known ||
  // "B. Johnson"
  (typed.length === 1 && known.startsWith(typed)) ||
  (Math.min(typed.length, known.length) >= STEM_LETTERS &&
    (typed.startsWith(known) || known.startsWith(typed))) ||
  (Object.hasOwn(COUNTRY_NAMES, typed) && COUNTRY_NAMES[typed]?.includes(known) === true);
