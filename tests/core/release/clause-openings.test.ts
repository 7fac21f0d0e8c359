import { describe, expect, it } from 'vitest';
import { isCalling, opensClause } from '../../../src/core/release/clause-openings.ts';
import { clauseReader } from '../../../src/core/release/mentions.ts';

const read = clauseReader([{ name: 'Ida Roe', office: '' }]);

/** Whether the person named can be the subject of a clause. */
function opens(text: string): boolean {
  const clause = read(text);
  return clause.mentions.some(({ from }) => opensClause(clause, from));
}

describe('a name', () => {
  it.each([
    'Ida Roe said',
    'And Ida Roe said',
    'Today Ida Roe said',
    'In Tokyo, Ida Roe said',
    'On the pier Ida Roe said',
    'In Low Quay Mayor Ida Roe said',
    'He left, but Ida Roe said',
    'HAVEN, 3 May – Ida Roe said',
  ])('can be the subject in %j', (text) => {
    expect(opens(text)).toBe(true);
  });

  it.each([
    'a letter by Ida Roe said',
    'Welcoming Ida Roe, they said',
    'The crew and Ida Roe said',
    'In a note to Ida Roe he said',
  ])('cannot in %j', (text) => {
    expect(opens(text)).toBe(false);
  });
});

describe('words before a name', () => {
  it.each([
    ['A local net mender Ida Roe said', true],
    ['Retired net mender Ida Roe said', false],
    ['Local net mender Ida Roe said', true],
    ['Fans met Ida Roe', false],
    ['Fans of Ida Roe said', false],
    ['Ida Roe said', false],
  ])('only tell what its bearer is in %j: %s', (text, is) => {
    const clause = read(text);
    expect(clause.mentions.some(({ from }) => isCalling(clause, from))).toBe(is);
  });
});
