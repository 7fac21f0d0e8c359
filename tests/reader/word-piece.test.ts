import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordPiece } from '../../src/reader/word-piece.ts';

const VOCABULARY = readFileSync(path.join(import.meta.dirname, '../../data/reader/vocab.txt'), 'utf8')
  .trimEnd()
  .split('\n');
const read = wordPiece(VOCABULARY);

/** A text, then ids, starts and ends of its tokens, as training/reader/tokenizer_fixture.py writes them. */
type Expected = [text: string, ids: number[], starts: number[], ends: number[]];

describe('a text in pieces of words', () => {
  it('has the tokens and the offsets of the reference, for 5,000 strings of many scripts', () => {
    const expected: Expected[] = readFileSync(path.join(import.meta.dirname, 'word-piece.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(expected.length).toBe(5_000);
    const wrong = expected.filter((line) => JSON.stringify(lineOf(line[0])) !== JSON.stringify(line));
    expect(wrong.slice(0, 5).map((line) => ({ expected: line, found: lineOf(line[0]) }))).toEqual([]);
  });

  it('keeps a word that an emoji touches', () => {
    expect(piecesOf('it🙏')).toEqual(['it', '[UNK]']);
    expect(piecesOf('🎉🎉treaty❤️signed')).toEqual(['[UNK]', 'treaty', '[UNK]', 'signed']);
    expect(piecesOf('1️⃣ Who')).toEqual(['1', '[UNK]', 'who']);
  });

  it('reads the names of its own marks as the words that they are', () => {
    expect(piecesOf('[SEP] [CLS]')).toEqual(['[', 'sep', ']', '[', 'cl', '##s', ']']);
  });

  it('ends a token behind the accent of its last letter, however that is written', () => {
    for (const text of ['Dvořák', 'Dvořák'.normalize('NFD'), 'cafe\u0301'])
      expect(read(text).at(-1)?.end).toBe(text.length);
  });

  it('gives no token for a text in which nothing is seen', () => {
    for (const text of ['', ' \n\t', '\u200b\u00ad', '\u0301']) expect(read(text)).toEqual([]);
  });

  it('has offsets that ascend, hold something, and never part a surrogate pair, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const wrong = read(text).filter(
          ({ start, end }, place, tokens) =>
            start < (tokens[place - 1]?.start ?? 0) ||
            end <= start ||
            end > text.length ||
            !text.slice(start, end).isWellFormed(),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('refuses a vocabulary without the tokens that every window needs', () => {
    expect(() => wordPiece(['[UNK]', '[CLS]', 'word'])).toThrow(new RangeError('no [SEP]'));
  });
});

function piecesOf(text: string): (string | undefined)[] {
  return read(text).map(({ id }) => VOCABULARY[id]);
}

function lineOf(text: string): Expected {
  const tokens = read(text);
  return [text, tokens.map(({ id }) => id), tokens.map(({ start }) => start), tokens.map(({ end }) => end)];
}
