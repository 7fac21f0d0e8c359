import { describe, expect, it } from 'vitest';
import { isPutTogether } from '../../../src/core/release/put-together.ts';

const SENTENCES = ['Anna Berg spoke in 2031.', 'Piet Ruys and Ida Roe came.'];

describe('isPutTogether', () => {
  it.each([
    ['Anna Berg and Piet Ruys', true],
    ['Anna Berg, Piet Ruys and Ida Roe', true],
    ['Anna Berg and Olaf Lund', false],
    ['2031', false],
    ['', false],
  ])('of %j is %s', (words, together) => {
    expect(isPutTogether(words, SENTENCES)).toBe(together);
  });
});
