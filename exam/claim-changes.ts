import type { Release } from '../src/core/release/release.ts';
import type { Draw } from './draw.ts';

/** A piece with one word changed; undefined where it has none of that kind. */
export type Change = (
  piece: string,
) => { readonly text: string; readonly was: string; readonly is: string } | undefined;

function replaced(piece: string, found: RegExp, other: (word: string) => string): ReturnType<Change> {
  const match = found.exec(piece);
  if (!match) return undefined;
  const [was] = match;
  const is = other(was);
  if (is === was) return undefined;
  return { text: piece.slice(0, match.index) + is + piece.slice(match.index + was.length), was, is };
}

/** Changes of words that carry matter or join it. */
export const WORD_CHANGES: readonly Change[] = [
  (piece) => replaced(piece, /(?<=\s)(?:will|would)(?=\s)/, () => 'might'),
  (piece) => replaced(piece, /(?<=\s)(?:and)(?=\s)/, () => 'or'),
  (piece) => replaced(piece, /(?<=\s)\p{Ll}{6,}(?=[\s,])/u, () => 'enormous'),
  (piece) => replaced(piece, /(?<=\s)\p{Ll}{5,}(?=\s)/u, () => 'secret'),
  (piece) => replaced(piece, /(?<=\s)(?:the|a|an) (?=\p{Ll})/u, (word) => `${word}new `),
];

const NUMBER_WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'forty'];

/** Changes the first digit, or a number in words. */
export const changeNumber: Change = (piece) =>
  replaced(piece, /\d/, (digit) => String((Number(digit) + 3) % 10)) ??
  replaced(piece, new RegExp(`\\b(?:${NUMBER_WORDS.join('|')})\\b`), (word) =>
    word === 'nine' ? 'six' : 'nine',
  );

const NAME = /(?<=\p{Ll} )\p{Lu}\p{Ll}{2,}(?=[\s,.;])/u;

/** Puts another name in the place of one, of other releases too. */
export function changeName(piece: string, releases: readonly Release[], draw: Draw): ReturnType<Change> {
  const others = ['France', 'Macron', 'Toyota', 'Berlin', 'Watson', 'Canada'];
  const foreign = NAME.exec(draw.from(releases).text)?.[0];
  return replaced(piece, NAME, () => draw.from(foreign === undefined ? others : [...others, foreign]));
}

const AUXILIARY = /(?<=\s)(?:is|are|was|were|will|can|has|have|should|must|may|could|would|does|did)(?=\s)/;

/** Takes a negation out, or puts one in. */
export function negate(piece: string, draw: Draw): ReturnType<Change> {
  const without = replaced(piece, /(?<=\s)(?:not|no|never) (?=\p{Ll})/u, () => '');
  if (without) return { ...without, was: without.was.trim() };
  const ways: Change[] = [
    (text) => replaced(text, AUXILIARY, (verb) => `${verb} not`),
    (text) => replaced(text, AUXILIARY, (verb) => `${verb} never`),
    (text) =>
      replaced(
        text,
        /(?<=\s)(?:is|are|was|were|has|have|should|could|would|did)(?=\s)/,
        (verb) => `${verb}n’t`,
      ),
    (text) => replaced(text, /(?<=\s)with(?=\s)/, () => 'without'),
  ];
  return draw.from(ways)(piece);
}
