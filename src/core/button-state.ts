import { FIELDS } from './button-fields.ts';
import { withoutNonce } from './daily/nonce.ts';
import { stableHash } from './daily/stable-hash.ts';
import type { Release, Sentence } from './release/release.ts';
import type { Reply } from './reply.ts';

/** Digits of a text's hash that a button keeps: enough to tell one version from the next among all releases. */
const VERSION_DIGITS = 12;

/** Digits that buttons of older versions of this program kept. */
const OLD_VERSION_DIGITS = 8;

/** Longest state that is read; a custom_id has at most 100 characters. */
const STATE_MAX_CHARS = 100;

/** A sentence by its number, and by a hash of its words: the number alone may be another sentence's after a change. */
export type SentenceRef = { readonly number: number; readonly check: string };

/** A question by its place among those that the release answers, from 0, and by a hash of its words. */
export type QuestionRef = { readonly place: number; readonly check: string };

/**
 * What a button remembers, so that nothing need be kept for it. docs/buttons.md has the form field by field. Every field
 * comes from outside and proves nothing by itself.
 */
export type ButtonState = {
  /** Key of the release; absent where it is about none, and in buttons of before. */
  readonly release?: string;
  /** The first digits of the hash of the text that it was made on. */
  readonly version?: string;
  /** The sentences it is about, at most three. */
  readonly sentences?: readonly SentenceRef[];
  /** Which shuffle of the facts, modulo 2^32. */
  readonly seed?: number;
  /** A place in that shuffle, from 0. */
  readonly place?: number;
  /** A page, from 0. */
  readonly page?: number;
  /** One of the questions that the release answers. */
  readonly question?: QuestionRef;
  /** Words that are looked for, folded and parted by single spaces, and by an apostrophe within a word. */
  readonly words?: string;
  readonly language?: 'en' | 'ja';
  /** Id of whoever asked: what others press gives them a copy of their own. Absent where it stands for everybody. */
  readonly asker?: string;
};

/** A state as a button carries it; the same for the same fields. */
export function writeState(state: ButtonState): string {
  return FIELDS.flatMap(({ letter, write }) => {
    const text = write(state);
    return text === undefined ? [] : [letter + text];
  }).join('.');
}

/** Reads what {@link writeState} wrote, here or in an older version of this program; undefined for anything else. */
export function readState(written: string): ButtonState | undefined {
  if (written.length > STATE_MAX_CHARS) return undefined;
  const bare = withoutNonce(written);
  return readOldState(bare) ?? readFields(bare);
}

function readFields(text: string): ButtonState | undefined {
  let state: ButtonState = {};
  let from = 0;
  for (const part of text.split('.')) {
    const at = FIELDS.findIndex(({ letter }, place) => place >= from && part.startsWith(letter));
    const value = at < 0 ? undefined : FIELDS[at]?.read(part.slice(1));
    if (!value) return undefined;
    state = { ...state, ...value };
    from = at + 1;
  }
  return state;
}

/** "1a2b3c4d:6" was sentence 6 in context, "1a2b3c4d:99:7" place 7 of shuffle 99; neither named its release. */
function readOldState(text: string): ButtonState | undefined {
  const [version = '', ...fields] = text.split(':');
  if (version.length !== OLD_VERSION_DIGITS || !/^[0-9a-f]+$/.test(version)) return undefined;
  if (!fields.every((field) => /^(?:0|[1-9]\d{0,15})$/.test(field) && Number.isSafeInteger(Number(field))))
    return undefined;
  const [first, second, ...more] = fields.map(Number);
  if (first === undefined || more.length > 0) return undefined;
  return second === undefined
    ? { version, sentences: [{ number: first, check: '' }] }
    : { version, seed: first, place: second };
}

/** How a button names a release, in the version it has now. */
export function releaseState(
  key: string,
  { hash }: Pick<Release, 'hash'>,
): Pick<ButtonState, 'release' | 'version'> {
  return { release: key, version: hash.slice(0, VERSION_DIGITS) };
}

/** How a button names a sentence. */
export function sentenceRef({ number, text }: Sentence): SentenceRef {
  return { number, check: wordsCheck(text) };
}

/** The hash of its words by which a button knows a text again. */
export function wordsCheck(text: string): string {
  return stableHash(text).toString(36);
}

/** Makes a button the asker's own, where people are told apart. */
export function askedBy(personId: string | undefined): Pick<ButtonState, 'asker'> {
  return personId === undefined ? {} : { asker: personId };
}

/** Whether the text is the one that the button was made on. */
export function isSameVersion({ hash }: Pick<Release, 'hash'>, { version = '' }: ButtonState): boolean {
  return version.length >= OLD_VERSION_DIGITS && hash.startsWith(version);
}

/**
 * The sentence that a button was made for, as far as it can be proved: the one of that number whose words are the same, or
 * the one that has these words now. Undefined where there is none: never another sentence.
 */
export function provenSentence(
  release: Release,
  state: ButtonState,
  { number, check }: SentenceRef,
): Sentence | undefined {
  const there = release.sentences[number - 1];
  if (check === '') return isSameVersion(release, state) ? there : undefined;
  const isIt = (sentence: Sentence): boolean => sentenceRef(sentence).check === check;
  return there && isIt(there) ? there : release.sentences.find(isIt);
}

/** One plain sentence for the asker alone: nothing went wrong, but there is nothing to show. */
export function privateLine(text: string): Reply {
  return { parts: [{ kind: 'text', text }], buttons: [], private: true };
}
