import { describe, expect, it } from 'vitest';
import { blocksOf, isList } from '../../../src/core/release/blocks.ts';

const itemsOf = (text: string): string[][] =>
  blocksOf(text).map((block) => block.items.map(({ start, end }) => text.slice(start, end)));

describe('blocksOf', () => {
  it.each([
    ['blank lines divide', 'One.\n\nTwo.\n \t\nThree.', [['One.'], ['Two.'], ['Three.']]],
    ['lines of one block stay together', 'One\ntwo.\n\nThree.', [['One\ntwo.'], ['Three.']]],
    ['Windows line ends', 'One.\r\n\r\nTwo\r\nthree.\r\n', [['One.'], ['Two\r\nthree.']]],
    ['bullets', '- one\n* two\n• three', [['one', 'two', 'three']]],
    ['numbers', '1. one\n2) two', [['one', 'two']]],
    ['items apart', '1. one\n\n2. two', [['one'], ['two']]],
    ['a list right under its lead-in', 'Bring:\n- rope\n- tar', [['Bring:'], ['rope', 'tar']]],
    ['a wrapped item', '- rope\n  and tar\n- nails', [['rope\n  and tar', 'nails']]],
    [
      'a wrapped number',
      'It opened in\n2016. The year was wet.',
      [['It opened in\n2016. The year was wet.']],
    ],
    ['a year at the start', '2016. A wet year.', [['2016. A wet year.']]],
    ['marks that are no bullets', '-5 degrees\n\n**Bold** words', [['-5 degrees'], ['**Bold** words']]],
    ['white space around', '  One.  \n\n  - two  ', [['One.'], ['two']]],
    ['nothing', ' \n\n', []],
  ])('%s', (_, text, expected) => {
    expect(itemsOf(text)).toEqual(expected);
  });

  it('gives each block the heading above it, without its marks', () => {
    const blocks = blocksOf('Start.\n\n## The pier\nOld.\n\nNew.\n### Notes for editors\n- one');
    expect(blocks.map((block) => block.heading)).toEqual([
      undefined,
      'The pier',
      'The pier',
      'Notes for editors',
    ]);
  });

  it('takes the list markers into the block and not into its items', () => {
    const text = '\n- rope\n- tar\n';
    expect(blocksOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['- rope\n- tar']);
  });
});

describe('isList', () => {
  it.each([
    ['- rope', true],
    ['12. rope', true],
    ['2016. A wet year', false],
    ['Rope - and tar', false],
  ])('of %j is %s', (block, expected) => {
    expect(isList(block)).toBe(expected);
  });
});
