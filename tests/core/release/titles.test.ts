import { describe, expect, it } from 'vitest';
import { afterTitles, genderOfTitle, isPostNominal, isTitleWord } from '../../../src/core/release/titles.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';

describe('titles before a name', () => {
  it.each([
    ['Rt. Hon. Sir Olaf Lund', 'Olaf'],
    ['Right Honourable Dame Ida Roe', 'Ida'],
    ['Professor Lund', 'Lund'],
    ['Right Lund', 'Right'],
    ['Ida Roe', 'Ida'],
  ])('are passed over in %j up to %s', (text, first) => {
    const tokens = tokensOf(text);
    expect(tokens[afterTitles(tokens, 0)]?.text).toBe(first);
  });

  it('tell a gender, or nothing', () => {
    expect(['Dame', 'Lord', 'Dr', 'Minister'].map(genderOfTitle)).toEqual([
      'female',
      'male',
      undefined,
      undefined,
    ]);
  });

  it('are known in small letters too, as people type them', () => {
    expect(['rt', 'mp', 'phd', 'sir', 'roe'].map(isTitleWord)).toEqual([true, true, true, true, false]);
  });
});

describe('letters after a name', () => {
  it('are told from names that look like them', () => {
    expect(['CBE', 'PhD', 'MA', 'Ma', 'Roe'].map(isPostNominal)).toEqual([true, true, true, false, false]);
  });
});
