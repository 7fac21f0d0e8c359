import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../src/core/release/markdown/lines.ts';

describe('linesOf', () => {
  it.each([
    ['any line ends', 'a\nb\r\nc\rd', ['a', 'b', 'c', 'd']],
    ['white space around a line', ' \t a b \u00a0\n \t ', ['a b', '']],
    ['the marks of quotations', '> a\n>b\n > > c\n>', ['a', 'b', 'c', '']],
    ['amounts', '>5% a\n>= b', ['>5% a', '>= b']],
    ['nothing', '', ['']],
  ])('leaves out %s', (_, source, texts) => {
    expect([...linesOf(source)].map(({ start, end }) => source.slice(start, end))).toEqual(texts);
  });

  it('tells how deep a line is quoted, and by which marks', () => {
    const source = 'a\n > > b';
    const lines = [...linesOf(source)].map(({ quoteDepth, quoteMarks: { start, end } }) => [
      quoteDepth,
      source.slice(start, end),
    ]);
    expect(lines).toEqual([
      [0, ''],
      [2, '> > '],
    ]);
  });
});
