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
  /** A place in that shuffle, or a page, from 0. */
  readonly place?: number;
  readonly language?: 'en' | 'ja';
  /** Id of the one person who may press it; absent where everybody may. */
  readonly asker?: string;
};

/** The fields in their order, each with its letter, how it is written, and how it is read; undefined is no such value. */
const FIELDS: readonly Field[] = [
  { letter: 'r', write: ({ release }) => release, read: (text) => hexadecimal(text) && { release: text } },
  { letter: 'v', write: ({ version }) => version, read: (text) => hexadecimal(text) && { version: text } },
  {
    letter: 's',
    write: ({ sentences }) => sentences?.map(({ number, check }) => `${digits(number)}~${check}`).join('-'),
    read: readSentences,
  },
  {
    letter: 'd',
    write: ({ seed }) => digits(seed),
    read: (text) => withNumber(text, (seed) => ({ seed })),
  },
  {
    letter: 'p',
    write: ({ place }) => digits(place),
    read: (text) => withNumber(text, (place) => ({ place })),
  },
  {
    letter: 'l',
    write: ({ language }) => language,
    read: (text) => (text === 'en' || text === 'ja' ? { language: text } : undefined),
  },
  {
    letter: 'a',
    write: ({ asker }) => asker && BigInt(asker).toString(36),
    read: readAsker,
  },
];

type Field = {
  readonly letter: string;
  write(state: ButtonState): string | undefined;
  read(text: string): ButtonState | false | undefined;
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
  return { number, check: stableHash(text).toString(36) };
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

const hexadecimal = (text: string): boolean => /^[0-9a-f]{12}$/.test(text);

function digits(number: number | undefined): string | undefined {
  return number?.toString(36);
}

function withNumber(text: string, of: (number: number) => ButtonState): ButtonState | undefined {
  const number = /^(?:0|[1-9a-z][0-9a-z]{0,10})$/.test(text) ? Number.parseInt(text, 36) : Number.NaN;
  return Number.isSafeInteger(number) ? of(number) : undefined;
}

function readSentences(text: string): ButtonState | undefined {
  const refs = text
    .split('-')
    .map((part) => /^(?<number>[1-9a-z][0-9a-z]{0,4})~(?<check>[0-9a-z]{1,7})$/.exec(part)?.groups);
  if (refs.length > SENTENCES_MAX || !refs.every((ref) => ref !== undefined)) return undefined;
  const sentences = refs.map(({ number = '', check = '' }) => ({
    number: Number.parseInt(number, 36),
    check,
  }));
  return { sentences };
}

/** Most sentences that one button carries: three fill a custom_id. */
export const SENTENCES_MAX = 3;

function readAsker(text: string): ButtonState | undefined {
  if (!/^[0-9a-z]{1,13}$/.test(text)) return undefined;
  const id = [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  return { asker: id.toString() };
}
