import { describe, expect, it } from 'vitest';
import { pagesOf, sentenceIndexAt, sentencesIn, startOf } from '../../../src/core/release/pages.ts';
import { parseText } from '../../../src/core/release/parse.ts';

function pages(text: string) {
  const { paragraphs, sentences } = parseText(text);
  return pagesOf(text, paragraphs, sentences);
}
const quoted = (text: string): string[][] =>
  pages(text).map(({ body, quotations }) => quotations.map(({ start, end }) => body.slice(start, end)));

describe('a quotation that a paragraph leaves open', () => {
  it.each([
    ['“One.\n\n“Two.”\n\nThree.', [['“One.'], ['“Two.”'], []]],
    ['“One.\n\nTwo.” Three.', [['“One.'], ['Two.”'], []].slice(0, 2)],
    ['“One.\n\nTwo.\n\nThree.”', [['“One.'], ['Two.'], ['Three.”']]],
    ['It is: “One:\n\n- two\n- three.”', [['“One:'], ['two\n- three.”']]],
    ['“One:\n\n- two\n- three.\n\n“Four.”', [['“One:'], ['two\n- three.'], ['“Four.”']]],
    ['"One.\n\nTwo."', [['"One.'], ['Two."']]],
    ['‘One.\n\nThe crews’ boat. Two.’', [['‘One.'], ['The crews’ boat. Two.’']]],
  ])('goes on in %j: %j', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it.each([
    ['“One.\n\nTwo.\n\nThree.', [['“One.'], [], []]],
    ['“One.\n\nTwo.\n\n“Three.”', [['“One.'], [], ['“Three.”']]],
    ['“One.\n\n- two\n- three.\n\n“Four.”', [['“One.'], [], ['“Four.”']]],
    ['“One:\n\nTwo.\n\n“Three.”', [['“One:'], [], ['“Three.”']]],
    ['“One.\n\n## Two\n\nThree.”', [['“One.'], []]],
  ])('ends with its paragraph in %j', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });
});

describe('a page', () => {
  const [page] = pages('One. “Two. Three.” Four.');

  it('knows the sentence at an offset, and those of a quotation', () => {
    expect(page && [0, 4, 5, 20].map((offset) => sentenceIndexAt(page, offset))).toEqual([0, 0, 1, 3]);
    const [quotation] = page?.quotations ?? [];
    expect(page && quotation && sentencesIn(page, quotation).map(({ text }) => text)).toEqual([
      '“Two.',
      'Three.”',
    ]);
  });

  it('begins past the marker of a list', () => {
    const [list] = pages('- one\n- two');
    expect(list && startOf(list)).toBe(2);
  });
});
