import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/core/answer/reading.ts';
import { type TokenisedText, windowsOf } from '../../src/reader/windows.ts';
import { wordPiece } from '../../src/reader/word-piece.ts';

const SIZES = { window: 256, question: 40, title: 14 };
const MARKS = { begin: 101, end: 102 };

/** A question on a text, and its windows as training/reader/reader.py cuts them: [place, from, to] of each sentence. */
type Expected = {
  question: string;
  title: string;
  sentences: string[];
  windows: { ids: number[]; side: number; sentences: [number, number, number][] }[];
};

describe('windows of a text', () => {
  it('are those of the reader that was trained', () => {
    const read = wordPiece(
      readFileSync(path.join(import.meta.dirname, '../../data/reader/vocab.txt'), 'utf8')
        .trimEnd()
        .split('\n'),
    );
    const idsOf = (text: string): number[] => read(text).map(({ id }) => id);
    const lines = readFileSync(path.join(import.meta.dirname, 'windows.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    for (const line of lines) {
      const { question, title, sentences, windows }: Expected = JSON.parse(line);
      expect(windows.length).toBeGreaterThan(1);
      const text = { title: idsOf(title).slice(0, SIZES.title), sentences: sentences.map(read) };
      const found = windowsOf(idsOf(question), text, [{ first: 0, end: sentences.length }], SIZES, read);
      expect(
        found.map((window) => ({
          ids: window.ids,
          side: window.side,
          sentences: window.sentences.map(({ place, from, to }) => [place, from, to]),
        })),
      ).toEqual(windows);
    }
  });

  it('hold every sentence of every passage whole, or alone as much of it as fits, in at most 256 tokens', () => {
    fc.assert(
      fc.property(anyCase, ({ question, text, passages }) => {
        const windows = windowsOf(question, text, passages, SIZES, MARKS);
        expect(windows.filter(({ ids }) => ids.length > SIZES.window)).toEqual([]);
        const wanted = passages.flatMap(({ first, end }) => range(first, end));
        const found = new Set(windows.flatMap(({ sentences }) => sentences.map(({ place }) => place)));
        expect([...found].sort((a, b) => a - b)).toEqual(
          [...new Set(wanted)].filter((place) => text.sentences[place]?.length).sort((a, b) => a - b),
        );
        for (const { ids, sentences } of windows)
          for (const { place, from, to } of sentences) {
            const own = (text.sentences[place] ?? []).map(({ id }) => id);
            expect(ids.slice(from, to)).toEqual(own.slice(0, to - from));
            if (to - from < own.length) expect([sentences.length, ids.length]).toEqual([1, SIZES.window]);
          }
      }),
    );
  });

  it('cut the question and take no sentence that its passages leave out', () => {
    const text = textOf([3, 3, 3, 3], 5);
    const [window, ...others] = windowsOf(
      Array.from({ length: 90 }, () => 7),
      text,
      [{ first: 1, end: 3 }],
      SIZES,
      MARKS,
    );
    expect(others).toEqual([]);
    expect(window?.question).toEqual({ from: 1, to: 41 });
    expect(window?.sentences.map(({ place }) => place)).toEqual([1, 2]);
  });

  it('begin with the last sentence of the window before', () => {
    const windows = windowsOf([7], textOf([100, 100, 100, 100], 5), [{ first: 0, end: 4 }], SIZES, MARKS);
    expect(windows.map(({ sentences }) => sentences.map(({ place }) => place))).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });
});

const anyCase = fc
  .record({
    question: fc.array(fc.integer({ min: 1000, max: 2000 }), { maxLength: 60 }),
    lengths: fc.array(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 150, max: 400 })), {
      minLength: 1,
      maxLength: 30,
    }),
    title: fc.integer({ min: 0, max: SIZES.title }),
    cuts: fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { minLength: 1, maxLength: 4 }),
  })
  .map(({ question, lengths, title, cuts }) => ({
    question,
    text: textOf(lengths, title),
    passages: cuts.map(([a, b]): Passage => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)].map((place) =>
        Math.min(place, lengths.length - 1),
      );
      return { first: first ?? 0, end: (last ?? 0) + 1 };
    }),
  }));

/** A text of sentences with so many tokens, each with a number of its own. */
function textOf(lengths: readonly number[], title: number): TokenisedText {
  let id = 3000;
  const tokens = (count: number) =>
    range(0, count).map((place) => ({ id: id++, start: 2 * place, end: 2 * place + 1 }));
  return { title: tokens(title).map((token) => token.id), sentences: lengths.map(tokens) };
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}
