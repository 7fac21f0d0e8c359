import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../../src/core/key-facts/clause.ts';
import { tailAfter } from '../../../src/core/key-facts/tail.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

/** Which of doer, place and time stand behind "signed". */
function behind(text: string): string[] {
  const [clause] = clausesOf(makeRelease([[`It was signed ${text}.`]]), /signed/);
  if (!clause) return [];
  return Object.entries(tailAfter(clause, 3)).map(([what, { start, end }]) =>
    [what, ...clause.tokens.slice(start, end).map((token) => token.text)].join(' '),
  );
}

describe('tailAfter', () => {
  it.each([
    ['today at Haven Hall by Mary Roe', ['doer Mary Roe', 'place Haven Hall', 'time today']],
    ['by Mary Roe in Bergen on 1 April', ['doer Mary Roe', 'place Bergen', 'time on 1 April']],
    ['on trade on Monday', ['time on Monday']],
  ])('reads %j in any order', (text, tail) => {
    expect(behind(text)).toEqual(tail);
  });

  it.each([
    'that holds today',
    'to begin on 1 April',
    'for boats in Bergen',
    'effective 1 April 2031',
    'banning boats today',
    ', today',
  ])('stops at what is about something else: %j', (text) => {
    expect(behind(text)).toEqual([]);
  });
});
