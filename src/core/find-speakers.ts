import { speakersOf } from './answer/speakers-asked.ts';
import { likeTyped } from './fuzzy.ts';
import type { Release, Sentence, Speaker } from './release/release.ts';

/** All that a speaker says, in the order of the release. */
export function sentencesBy(release: Release, speaker: Speaker): Sentence[] {
  return release.sentences.filter((sentence) => sentence.speaker?.name === speaker.name);
}

/**
 * The speakers whom the words fit: names, offices, a country's adjective ("japanese ambassador"), misspelt
 * where nothing fits as typed. Every word must fit. Empty where nobody fits, several where it is not clear.
 */
export function findSpeakers(release: Release, typed: string): Speaker[] {
  const asked = wordsOf(typed);
  const speakers = speakersOf(release);
  for (const alike of [same, sameStart, misspelt]) {
    const found = speakers.filter((speaker) => fits(speaker, asked, alike));
    const byName = found.filter(({ name }) =>
      asked.every((word) => wordsOf(name).some((known) => alike(word, known))),
    );
    // "Johnson" is the person of that name before someone at the Johnson Space Center.
    if (found.length > 0) return byName.length > 0 ? byName : found;
  }
  return [];
}

type Alike = (typed: string, known: string) => boolean;

function fits({ name, office }: Speaker, asked: readonly string[], alike: Alike): boolean {
  // What follows "to" is not who they are: Japan's Ambassador to the UK is no British ambassador.
  const [role = '', ...elsewhere] = office.split(/\bto\b/i);
  const own = [...wordsOf(name), ...wordsOf(role)];
  const other = wordsOf(elsewhere.join(' '));
  const isOwn = (word: string) => own.some((known) => alike(word, known));
  return asked.some(isOwn) && asked.every((word) => isOwn(word) || other.includes(word));
}

/** Words that tell nobody apart. */
const EMPTY_WORDS = new Set(
  'a an and at by dame dr for from in lady lord madam miss mr mrs ms of on prof professor said says sir the to'.split(
    ' ',
  ),
);

function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '');
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
  (Math.min(typed.length, known.length) >= STEM_LETTERS &&
    (typed.startsWith(known) || known.startsWith(typed))) ||
  (Object.hasOwn(COUNTRY_NAMES, typed) && COUNTRY_NAMES[typed]?.includes(known) === true);

const misspelt: Alike = (typed, known) =>
  sameStart(typed, known) ||
  (typed.length >= STEM_LETTERS && likeTyped([known], (word) => word, typed).length > 0);
