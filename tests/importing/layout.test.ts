import { describe, expect, it } from 'vitest';
import { type Block, layOut } from '../../src/importing/layout.ts';

const TOP = { quotes: [], depth: 0 };
const paragraph = (text: string, rest: object = {}): Block => ({ kind: 'paragraph', text, ...TOP, ...rest });
const item = (text: string, depth = 1, mark = '-'): Block => ({
  kind: 'item',
  mark,
  text,
  quotes: [],
  depth,
});

describe('blocks as Markdown', () => {
  it('have a blank line between them, and items of one list none', () => {
    expect(layOut([paragraph('A.'), item('b'), item('c', 2), paragraph('D.')])).toBe(
      'A.\n\n- b\n  - c\n\nD.\n',
    );
  });

  it('are moved in below the item that they belong to, as wide as its mark', () => {
    const blocks = [
      item('a', 1, '10.'),
      item('b', 2),
      paragraph('C.', { depth: 2 }),
      paragraph('D.', { depth: 1 }),
    ];
    expect(layOut(blocks)).toBe('10. a\n    - b\n\n      C.\n\n    D.\n');
  });

  it('keep one quotation together and two apart', () => {
    const quoted = (text: string, ...quotes: number[]) => paragraph(text, { quotes });
    expect(layOut([quoted('A.', 1), quoted('B.', 1), quoted('C.', 2), quoted('D.', 2, 3)])).toBe(
      '> A.\n>\n> B.\n\n> C.\n>\n> > D.\n',
    );
  });

  it.each([
    ['# a', '\\# a'],
    ['#a', '#a'],
    ['> a', '\\> a'],
    ['+ a', '\\+ a'],
    ['+5 %', '+5 %'],
    ['====', '\\===='],
    ['- - -', '\\- - -'],
    ['-', '\\-'],
    ['- a', '- a'],
    ['1. a', '1. a'],
    ['a\n# b', 'a\n\\# b'],
  ])('have what only looks like a mark at the start of a line escaped: %j', (text, markdown) => {
    expect(layOut([paragraph(text)])).toBe(`${markdown}\n`);
  });

  it.each([
    ['- a', '- \\- a'],
    ['1. a', '- 1\\. a'],
    ['1) a', '- 1\\) a'],
    ['1.5 a', '- 1.5 a'],
    ['2016', '- 2016'],
  ])('have no list begin within an item: %j', (text, markdown) => {
    expect(layOut([item(text)])).toBe(`${markdown}\n`);
  });

  it.each([
    ['Notes to editors', '**Notes to editors**'],
    ['Ann Roe said:', 'Ann Roe said:'],
    ['The pier opens.', 'The pier opens.'],
    [`A ${'long '.repeat(20)}line`, `A ${'long '.repeat(20)}line`],
  ])('have short lines in bold for headings, and no sentence: %j', (text, markdown) => {
    expect(layOut([paragraph(text, { isBold: true })])).toBe(`${markdown}\n`);
  });

  it('have captions as descriptions of pictures that are not there', () => {
    expect(layOut([paragraph('The pier \\[old]', { isCaption: true })])).toBe('![The pier \\[old\\]]()\n');
  });

  it('have tables with as many cells in each row', () => {
    const table: Block = { kind: 'table', header: ['A'], rows: [['b', 'c\nd'], []], ...TOP };
    expect(layOut([table])).toBe('| A |  |\n| --- | --- |\n| b | c d |\n|  |  |\n');
  });

  it('are nothing where there are none', () => {
    expect(layOut([])).toBe('');
  });
});
