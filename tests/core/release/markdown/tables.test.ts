import { describe, expect, it } from 'vitest';
import { cellsOf, isBarredRow, isDelimiterRow } from '../../../../src/core/release/markdown/tables.ts';

describe('the rows of a table', () => {
  it.each([
    ['| a | b |', ['a', 'b']],
    ['a | b', ['a', 'b']],
    ['|a||', ['a', '']],
    ['a \\| b | c', ['a \\| b', 'c']],
    ['|', ['']],
    ['a', ['a']],
  ])('have the cells of %j', (row, texts) => {
    expect(
      cellsOf(row, { start: 0, end: row.length }).cells.map(({ start, end }) => row.slice(start, end)),
    ).toEqual(texts);
  });

  it('have bars between their cells', () => {
    expect(cellsOf('b|a\\||', { start: 1, end: 6 }).bars).toEqual([
      { start: 1, end: 2 },
      { start: 5, end: 6 },
    ]);
  });

  it('stand under a row of dashes', () => {
    expect(['| --- | :-: |', '---|---', '---', '| a |', '| |'].map(isDelimiterRow)).toEqual([
      ...[true, true, false, false, false],
    ]);
  });

  it('are known by bars at both ends', () => {
    expect(['| a |', '||', '| a', 'a |'].map(isBarredRow)).toEqual([true, false, false, false]);
  });
});
