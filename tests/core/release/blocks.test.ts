import { describe, expect, it } from 'vitest';
import { plainRelease } from '../../../src/core/release/blocks.ts';

const itemsOf = (source: string): string[][] => {
  const { text, blocks } = plainRelease(source);
  return blocks.map((block) => block.items.map(({ start, end }) => text.slice(start, end)));
};

describe('the blocks of a release', () => {
  it.each([
    ['blank lines divide', 'One.\n\nTwo.\n \t\nThree.', [['One.'], ['Two.'], ['Three.']]],
    ['lines of one block stay together', 'One\ntwo.\n\nThree.', [['One\ntwo.'], ['Three.']]],
    ['Windows line ends', 'One.\r\n\r\nTwo\r\nthree.\r\n', [['One.'], ['Two\r\nthree.']]],
    ['bullets', '- one\n* two\n• three\n+ four', [['one', 'two', 'three', 'four']]],
    ['dashes', 'Bring:\n\n– rope\n– tar', [['Bring:'], ['rope', 'tar']]],
    ['dashes apart', '— rope\n\n— tar', [['rope'], ['tar']]],
    ['numbers', '1. one\n2) two\n(3) three', [['one', 'two', 'three']]],
    ['letters', 'a) one\n(b) two\niii. three\nC) four', [['one', 'two\niii. three', 'four']]],
    ['letters with full stops', 'a. one\nb. two', [['one', 'two']]],
    ['capital letters with full stops', 'A. The rope\nB. The tar', [['The rope', 'The tar']]],
    [
      'capital letters apart, with an item of two lines',
      'A. The old\nrope\n\nB. The tar\n\nC. Nails and rope',
      [['The old\nrope'], ['The tar'], ['Nails and rope']],
    ],
    ['capital Roman numbers', 'I. The rope\nII. The tar', [['The rope', 'The tar']]],
    ['ticks', '✓ one\n✓ two', [['one', 'two']]],
    [
      'a line that counts in brackets',
      '(a) rope; (b) tar; and (c) nails',
      [['(a) rope; (b) tar; and (c) nails']],
    ],
    ['an initial', 'A. Roe sang.\n\nOne.', [['A. Roe sang.'], ['One.']]],
    ['two initials in a row', 'A. J. Roe sang.\nB. Lund did not.', [['A. J. Roe sang.\nB. Lund did not.']]],
    ['initials in a row', 'A. Roe, cook\nB. Lund, mate', [['A. Roe, cook\nB. Lund, mate']]],
    ['the answer to a question', 'Q. Why?\n\nA. It is old.', [['Q. Why?'], ['A. It is old.']]],
    ['items apart', '1. one\n\n2. two', [['one'], ['two']]],
    ['an item of two paragraphs', '1. one\n\n   more\n2. two', [['one'], ['more'], ['two']]],
    ['nested items', '- one\n  - two\n    1. three\n- four', [['one', 'two', 'three', 'four']]],
    ['a list right under its lead-in', 'Bring:\n- rope\n- tar', [['Bring:'], ['rope', 'tar']]],
    ['a wrapped item', '- rope\n  and tar\n- nails', [['rope\n  and tar', 'nails']]],
    ['a list in a quotation', '> Bring:\n> - rope\n> - tar', [['Bring:'], ['rope', 'tar']]],
    ['a quotation of two paragraphs', '> One\n> two.\n>\n> Three.', [['One\ntwo.'], ['Three.']]],
    ['a quotation in a quotation', '> One.\n>> Two.', [['One.'], ['Two.']]],
    ['a quotation that goes on without its mark', '> One\ntwo.', [['One\ntwo.']]],
    ['a quotation right under its lead-in', 'She said:\n> One.', [['She said:'], ['One.']]],
    ['an amount that is no quotation', '>5% of boats sank.', [['>5% of boats sank.']]],
    [
      'a wrapped number',
      'It opened in\n2016. The year was wet.',
      [['It opened in\n2016. The year was wet.']],
    ],
    ['a wrapped dash', 'The pier\n– an old one –\nopened.', [['The pier\n– an old one –\nopened.']]],
    ['a wrapped section', 'Section 5\n(1) of the Act.', [['Section 5\n(1) of the Act.']]],
    ['who said it, behind a dash', '“It opens.”\n\n– Nora Quayle', [['“It opens.”'], ['– Nora Quayle']]],
    [
      'who said it, behind a block quote',
      '> It is *late*.\n\n– Nora Quayle',
      [['It is late.'], ['– Nora Quayle']],
    ],
    ['a year at the start', '2016. A wet year.', [['2016. A wet year.']]],
    ['initials at the start', 'c. 1850 it opened.', [['c. 1850 it opened.']]],
    ['marks that are no bullets', '-5 degrees\n\n**Bold** words', [['-5 degrees'], ['Bold words']]],
    ['an escaped bullet', '\\- not an item', [['- not an item']]],
    ['a line across the page', 'One.\n---\nTwo.\n\n* * *\n\nThree.', [['One.'], ['Two.'], ['Three.']]],
    ['the end and what follows it', 'One.\nENDS\nTwo.', [['One.'], ['ENDS'], ['Two.']]],
    [
      'contact lines',
      'Call us.\nTel: 020 7946 0000\nEmail: a@b.example',
      [['Call us.'], ['Tel: 020 7946 0000'], ['Email: a@b.example']],
    ],
    ['code', '```\nrun\n```\nDone.', [['run'], ['Done.']]],
    ['comments', 'One.\n<!-- not\n\nshown -->\nTwo.', [['One.'], ['Two.']]],
    ['footnotes', 'One.[^1]\n\n[^1]: A note.\n[^b]: Another.', [['One.'], ['A note.'], ['Another.']]],
    ['addresses of links apart', 'See [it][a].\n\n[a]: https://a.example "A"', [['See it.']]],
    ['white space around', '  One.  \n\n  - two  ', [['One.'], ['two']]],
    ['nothing', ' \n\n', []],
  ])('%s', (_, source, expected) => {
    expect(itemsOf(source)).toEqual(expected);
  });

  it('stand under their headings, without the marks', () => {
    const { blocks } = plainRelease(
      'Start.\n\n## The **pier** ##\nOld.\n\nNew.\n\n**Why now?**\n\nOne.\n\nNotes to editors\n1. Two.\n\nThe harbour\n---\nThree.',
    );
    expect(blocks.map(({ heading }) => heading)).toEqual([
      undefined,
      'The pier',
      'The pier',
      'Why now?',
      'Notes to editors',
      'The harbour',
    ]);
  });

  it('take in their list markers, which their items do not', () => {
    const { text, blocks } = plainRelease('\n- rope\n- tar\n');
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(['- rope\n- tar']);
  });

  it('are marked where they are quoted, and where they are a picture', () => {
    const { text, blocks } = plainRelease('One.\n\n> Two.\n\n![A pier](a.png "b")\n\n![A](b.png) is here.');
    expect(blocks.map(({ start, end, quoted, role }) => [text.slice(start, end), quoted, role])).toEqual([
      ['One.', undefined, undefined],
      ['Two.', true, undefined],
      ['A pier', undefined, 'caption'],
      ['A is here.', undefined, undefined],
    ]);
  });
});

describe('a table', () => {
  const rowsOf = (source: string) => {
    const { text, blocks } = plainRelease(source);
    return blocks.flatMap(({ items }) =>
      items.map(({ start, cells = [] }) =>
        cells.map((cell) => [cell.head, text.slice(start + cell.start, start + cell.end)]),
      ),
    );
  };

  it.each([
    [
      'bars at both ends',
      '| Year | **Boats** |\n| --- | ---: |\n| 2024 | 12 |\n| 2025 | *14* |',
      [
        [
          ['Year', '2024'],
          ['Boats', '12'],
        ],
        [
          ['Year', '2025'],
          ['Boats', '14'],
        ],
      ],
    ],
    [
      'no bars at the ends',
      'Year | Boats\n--- | ---\n2024 | 12',
      [
        [
          ['Year', '2024'],
          ['Boats', '12'],
        ],
      ],
    ],
    [
      'no heads',
      '| 2024 | 12 |\n| 2025 | 14 |',
      [
        [
          ['', '2024'],
          ['', '12'],
        ],
        [
          ['', '2025'],
          ['', '14'],
        ],
      ],
    ],
    ['empty cells', '| Year | Boats |\n|---|---|\n| 2024 | |\n| | |', [[['Year', '2024']]]],
    [
      'a bar in a cell',
      '| Year | Boats |\n|---|---|\n| 2024 | 1\\|2 |',
      [
        [
          ['Year', '2024'],
          ['Boats', '1|2'],
        ],
      ],
    ],
  ])('is read row by row: %s', (_, source, rows) => {
    expect(rowsOf(source)).toEqual(rows);
  });

  it('ends at the first line without a bar', () => {
    expect(itemsOf('| a | b |\n|---|---|\n| c | d |\nOne.')).toEqual([['c  d'], ['One.']]);
  });

  it('in HTML is left out, and named', () => {
    const { text, tablesLeftOut } = plainRelease('One.\n<table>\n<tr><td>2</td></tr>\n</table>\nThree.');
    expect(text.replace(/\s+/g, ' ')).toBe('One. Three.');
    expect(tablesLeftOut).toHaveLength(1);
  });
});
