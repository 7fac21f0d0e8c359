import type { Span } from '../core/release/release.ts';

/** A piece of a word that the model knows, by its number, and where it stands: UTF-16 offsets in the text. */
export type Token = Span & { readonly id: number };

/** Parts a text into tokens. Every text will do; what has no token of its own becomes the unknown one. */
export type WordPiece = {
  (text: string): Token[];
  /** Begins a window, ends each of its parts, and fills nothing in. */
  readonly begin: number;
  readonly end: number;
  /** True for a word in small letters that has a token of its own. */
  knows(lower: string): boolean;
};

/** Longest word that is parted; a longer one is unknown. Source: BERT's WordPiece, max_input_chars_per_word. */
const WORD_MAX_CHARS = 100;

/** One letter as it is looked up, and the stretch of the text that it stands for. */
type Letter = Span & { readonly as: string; readonly kind: Kind };

/** A sign is a word of its own; letters and emoji make words with their like. */
type Kind = 'space' | 'sign' | 'emoji' | 'letter';

/**
 * BERT's uncased WordPiece (Devlin et al., 2019), with offsets, and with emoji parted from the words beside them.
 *
 * @param lines of the vocabulary; a token's number is its line, from 0
 * @throws {RangeError} where a token that every window needs is missing
 */
export function wordPiece(lines: readonly string[]): WordPiece {
  const ids = new Map(lines.map((line, id) => [line, id]));
  const needed = (token: string): number => {
    const id = ids.get(token);
    if (id === undefined) throw new RangeError(`no ${token}`);
    return id;
  };
  const unknown = needed('[UNK]');
  const tokensOf = (word: readonly Letter[]): Token[] => {
    const whole = (id: number): Token => ({ id, start: word[0]?.start ?? 0, end: word.at(-1)?.end ?? 0 });
    if (word.length > WORD_MAX_CHARS) return [whole(unknown)];
    const tokens: Token[] = [];
    let from = 0;
    while (from < word.length) {
      const found = longestFrom(word, from, ids);
      if (!found) return [whole(unknown)];
      tokens.push({ id: found.id, start: word[from]?.start ?? 0, end: word[found.to - 1]?.end ?? 0 });
      from = found.to;
    }
    return tokens;
  };
  const read = (text: string): Token[] => wordsOf(lettersOf(text)).flatMap(tokensOf);
  return Object.assign(read, {
    begin: needed('[CLS]'),
    end: needed('[SEP]'),
    knows: (lower: string) => ids.has(lower),
  });
}

function longestFrom(
  word: readonly Letter[],
  from: number,
  ids: ReadonlyMap<string, number>,
): { readonly id: number; readonly to: number } | undefined {
  let piece =
    (from > 0 ? '##' : '') +
    word
      .slice(from)
      .map((letter) => letter.as)
      .join('');
  for (let to = word.length; to > from; to--) {
    const id = ids.get(piece);
    if (id !== undefined) return { id, to };
    piece = piece.slice(0, piece.length - (word[to - 1]?.as.length ?? 1));
  }
  return undefined;
}

const WHITE_SPACE = /^\s$/u;
/** Tab, line feed and carriage return are white space, every other control character vanishes. */
const CONTROL = /^(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]$/u;
/** Every ASCII sign that is no letter and no digit, and all of Unicode's punctuation. */
const PUNCTUATION = /^(?:[!-/:-@[-`{-~]|\p{P})$/u;
const CHINESE =
  /^[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]$/u;
/** Not the three signs of law, which belong to the name before them. The frame of a keycap leaves its digit alone. */
const EMOJI = /^(?:[\p{Extended_Pictographic}--[©®™]]|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u20e3)$/v;
const MARK = /^\p{Mn}$/u;

/** The letters of a text in small ones without accents; a space is ' ', control characters are gone. */
function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  let start = 0;
  for (const sign of text) {
    const end = start + sign.length;
    // Some controls count as white space elsewhere.
    if (!CONTROL.test(sign)) {
      if (WHITE_SPACE.test(sign)) letters.push({ as: ' ', kind: 'space', start, end });
      else addLetters(letters, sign, start);
    }
    start = end;
  }
  return letters;
}

function addLetters(letters: Letter[], sign: string, start: number): void {
  const end = start + sign.length;
  for (const part of sign.normalize('NFD')) {
    const last = letters.at(-1);
    if (!MARK.test(part)) {
      // A small letter may be no emoji where its capital is one.
      const isEmoji = EMOJI.test(sign);
      for (const as of part.toLowerCase())
        letters.push({ as, kind: isEmoji ? 'emoji' : kindOf(as), start, end });
    }
    // A quote that is cut where a token ends is to keep the accent of its last letter.
    else if (last && last.kind !== 'space') letters[letters.length - 1] = { ...last, end };
  }
}

/** Runs of letters and runs of emoji; a punctuation mark or a Chinese character is a word of its own. */
function wordsOf(letters: readonly Letter[]): Letter[][] {
  const words: Letter[][] = [];
  let last: Kind = 'space';
  for (const letter of letters) {
    const { kind } = letter;
    if (kind === 'sign' || (kind !== 'space' && kind !== last)) words.push([letter]);
    else if (kind !== 'space') words.at(-1)?.push(letter);
    last = kind;
  }
  return words;
}

function kindOf(letter: string): Kind {
  return PUNCTUATION.test(letter) || CHINESE.test(letter) ? 'sign' : 'letter';
}
