import type { ButtonState } from './button-state.ts';

/** A field of a button's state: its letter, how it is written, and how it is read; undefined is no such value. */
type Field = {
  readonly letter: string;
  write(state: ButtonState): string | undefined;
  read(text: string): ButtonState | false | undefined;
};

/** The fields in the order in which they are written. */
export const FIELDS: readonly Field[] = [
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
    letter: 'g',
    write: ({ page }) => digits(page),
    read: (text) => withNumber(text, (page) => ({ page })),
  },
  {
    letter: 'q',
    write: ({ question }) => question && `${digits(question.place)}~${question.check}`,
    read: readQuestionRef,
  },
  {
    letter: 'w',
    write: ({ words }) => words?.replaceAll(' ', '_'),
    read: (text) =>
      /^[\p{L}\p{N}]+(?:[_'][\p{L}\p{N}]+)*$/u.test(text) && { words: text.replaceAll('_', ' ') },
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

function readQuestionRef(text: string): ButtonState | undefined {
  const { place, check } =
    /^(?<place>0|[1-9a-z][0-9a-z]{0,4})~(?<check>[0-9a-z]{1,7})$/.exec(text)?.groups ?? {};
  if (place === undefined || check === undefined) return undefined;
  return { question: { place: Number.parseInt(place, 36), check } };
}

function readAsker(text: string): ButtonState | undefined {
  if (!/^[0-9a-z]{1,13}$/.test(text)) return undefined;
  const id = [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  return { asker: id.toString() };
}
