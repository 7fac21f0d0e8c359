import { describe, expect, it } from 'vitest';
import { HiddenLines } from '../../../../src/core/release/markdown/hidden-lines.ts';
import { linesOf } from '../../../../src/core/release/markdown/lines.ts';

const hiddenIn = (source: string, index = 0) => new HiddenLines(source, [...linesOf(source)]).at(index);

describe('the lines of a source that are no text', () => {
  it.each([
    ['```ts\na', 'fence', 0, ''],
    ['~~~', 'fence', 0, ''],
    ['[Tides]: https://a.example "b"', 'definition', 0, 'tides'],
    ['[a b]: /c', 'definition', 0, 'a b'],
    ['<!-- a -->', 'comment', 0, ''],
    ['<!-- a\n\nb -->\nc', 'comment', 2, ''],
    ['<table>\n<tr>\n</table>', 'table', 2, ''],
  ])('begin in %j', (source, what, last, label) => {
    expect(hiddenIn(source)).toEqual({ what, last, label });
  });

  it.each([
    ['a'],
    [''],
    ['[^1]: a note'],
    ['[a]: a word'],
    ['<!-- a'],
    ['<!-- a --> b'],
    ['<table>\n</table> b'],
    ['`a`'],
  ])('do not in %j', (source) => {
    expect(hiddenIn(source)).toBeUndefined();
  });

  it('are found one after the other', () => {
    const source = '<!-- a\n-->\nb\n<!-- c\n-->\n<!-- d';
    const lines = new HiddenLines(source, [...linesOf(source)]);
    expect([0, 2, 3, 5].map((index) => lines.at(index)?.last)).toEqual([1, undefined, 4, undefined]);
  });
});
