import { describe, expect, it } from 'vitest';
import {
  instrumentAt,
  instrumentBefore,
  isInstrument,
  standsForAny,
} from '../../../src/core/key-facts/instruments.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';

describe('instrumentAt', () => {
  it.each([
    ['the Defence Logistics Treaty to share', { noun: 'treaty', isDefinite: true, end: 4 }],
    ['a Fisheries Partnership (FP) that', { noun: 'partnership', isDefinite: false, end: 6 }],
    ['a memorandum of understanding on trade', { noun: 'memorandum', isDefinite: false, end: 4 }],
    ['the Trade and Customs Agreement today', { noun: 'agreement', isDefinite: true, end: 5 }],
    ['agreements worth £3 million', { noun: 'agreement', isDefinite: false, end: 1 }],
  ])('reads the document of %j', (text, instrument) => {
    expect(instrumentAt(tokensOf(text), 0)).toEqual(instrument);
  });

  it.each([
    'a petition against the treaty',
    'the treaty petition',
    'no treaty',
    'copies of the treaty',
    'in Oslo',
    '',
  ])('finds none in %j', (text) => {
    expect(instrumentAt(tokensOf(text), 0)).toBeUndefined();
  });
});

describe('instrumentBefore', () => {
  it('reads the document that a phrase ends with, and its article', () => {
    const tokens = tokensOf('Under the Fisheries Partnership (FP)');
    expect(instrumentBefore(tokens, tokens.length, 0)).toEqual({
      noun: 'partnership',
      isDefinite: true,
      end: tokens.length,
    });
  });

  it('finds none where there is no such document, or no document at all', () => {
    expect(instrumentBefore(tokensOf('no treaty'), 2, 0)).toBeUndefined();
    expect(instrumentBefore(tokensOf('the petition'), 2, 0)).toBeUndefined();
    expect(instrumentBefore([], 0, 0)).toBeUndefined();
  });
});

describe('standsForAny', () => {
  it('tells a general word from a special one', () => {
    expect(['agreement', 'lease'].map(standsForAny)).toEqual([true, false]);
  });
});

describe('isInstrument', () => {
  it('knows singular and plural, in any case', () => {
    expect(['Treaty', 'treaties', 'ACCORDS', 'boat'].map(isInstrument)).toEqual([true, true, true, false]);
  });
});
