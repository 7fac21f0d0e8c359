import { describe, expect, it } from 'vitest';
import {
  isBeforeSurnames,
  isLooseOffice,
  isNamelikeOffice,
  isOffice,
  isOtherRank,
  isSeveralOffices,
  isUnnamedPerson,
} from '../../../src/core/release/office-words.ts';

const token = (text: string) => ({ text, start: 0, end: text.length });

describe('nouns of office', () => {
  it('stand before a name alone, or need more', () => {
    expect(
      ['Minister', 'CEO', 'Vice-Chancellor', 'Head'].map((word) => isOffice(token(word), undefined)),
    ).toEqual([true, true, true, false]);
    expect(isLooseOffice(token('Head'))).toBe(true);
    expect(isLooseOffice(token('Pier'))).toBe(false);
  });

  it('are followed by words that are part of them', () => {
    expect(isOffice(token('General'), token('Attorney'))).toBe(true);
    expect(isOffice(token('General'), token('the'))).toBe(false);
    expect(isOffice(token('Director-General'), undefined)).toBe(true);
  });

  it('are several people’s in the plural', () => {
    expect(['Senators', 'Congressmen', 'Senator'].map(isSeveralOffices)).toEqual([true, true, false]);
  });

  it('are another office with a word of rank before them', () => {
    expect(['Deputy', 'former', 'Harbour'].map(isOtherRank)).toEqual([true, true, false]);
  });

  it('may be names, or have a surname alone behind them', () => {
    expect(['Bishop', 'Minister'].map(isNamelikeOffice)).toEqual([true, false]);
    expect(['Leader', 'Fellow'].map(isBeforeSurnames)).toEqual([true, false]);
  });
});

describe('a noun that tells of one person', () => {
  it.each(['spokeswoman', 'husband', 'geologist', 'fisherman', 'minister'])('is %s', (word) => {
    expect(isUnnamedPerson(token(word))).toBe(true);
  });

  it.each(['pier', 'crews', 'woman’s-club'])('is not %s', (word) => {
    expect(isUnnamedPerson(token(word))).toBe(false);
  });
});
