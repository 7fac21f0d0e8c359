import { describe, expect, it } from 'vitest';
import { citationLine, dateWords, quoteOf } from '../../src/core/citation.ts';
import { parseText } from '../../src/core/release/parse.ts';
import type { Sentence } from '../../src/core/release/release.ts';
import { mayor, museum } from '../fixtures/museum.ts';

describe('dateWords', () => {
  it.each([
    ['2017-01-26', 'en', '26 January 2017'],
    ['2031-12-01', 'en', '1 December 2031'],
    ['2017-01-26', 'ja', '2017年1月26日'],
  ] as const)('writes %s in %s as %s', (date, language, words) => {
    expect(dateWords(date, language)).toBe(words);
  });
});

describe('citationLine', () => {
  it.each([
    [[2], 'sentence 2 of 9 · paragraph 1'],
    [[8, 2], 'sentences 2, 8 of 9 · paragraphs 1, 5'],
    [[6, 4, 5], 'sentences 4–6 of 9 · paragraph 3'],
    [[9, 1, 4, 5, 3], 'sentences 1, 3–5, 9 of 9 · paragraphs 1–3, 5'],
    [[2, 2], 'sentence 2 of 9 · paragraph 1'],
  ])('places %j at "%s"', (numbers, places) => {
    expect(citationLine(museum, numbers)).toBe(`Harbour museum opens · 2 April 2031 · ${places}`);
  });

  it('is in Japanese for a Japanese question', () => {
    expect(citationLine(museum, [2, 8], 'ja')).toBe(
      'Harbour museum opens · 2031年4月2日 · 文 2, 8(全9文) · 段落 1, 5',
    );
  });
});

describe('quoteOf', () => {
  it('sets the cells of a row under the heads of their columns, apart from the quotation', () => {
    const rowsOf = (source: string) =>
      parseText(source).sentences.map((sentence) => {
        const { text, row } = quoteOf(sentence);
        return [text, row];
      });
    expect(rowsOf('| Year | Boats | |\n|---|---|---|\n| 2029 | 12 | new |\n| 2030 | | |')).toEqual([
      ['2029  12  new', 'Year: 2029 · Boats: 12 · new'],
      ['2030', 'Year: 2030'],
    ]);
    expect(rowsOf('| 2029 | 12 |\n| 2030 | 15 |\n\nIt rained.').map(([, row]) => row)).toEqual(
      Array.from({ length: 3 }),
    );
  });

  it('keeps the sentence whole, with its speaker', () => {
    const fourth = museum.sentences[3] satisfies Sentence | undefined;
    expect(fourth && quoteOf(fourth, [{ start: 4, end: 11 }])).toEqual({
      kind: 'quote',
      text: 'The harbour made this town.',
      sentence: 4,
      marks: [{ start: 4, end: 11 }],
      speaker: mayor,
    });
  });
});
