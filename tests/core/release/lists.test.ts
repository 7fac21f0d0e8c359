import { describe, expect, it } from 'vitest';
import { isList } from '../../../src/core/release/lists.ts';

describe('isList', () => {
  it.each([
    ['- rope', true],
    ['12. rope', true],
    ['(a) rope', true],
    ['– rope', true],
    ['A. Roe sang.', false],
    ['2016. A wet year', false],
    ['Rope - and tar', false],
  ])('of %j is %s', (block, expected) => {
    expect(isList(block, 0)).toBe(expected);
  });

  it('of "A. rope" is true where its first sentence begins behind the letter', () => {
    expect(isList('A. rope', 3)).toBe(true);
  });
});
