import { describe, expect, it } from 'vitest';
import {
  announcesSpeech,
  attributionAfter,
  attributionBefore,
  attributionWithin,
} from '../../../src/core/release/attribution.ts';
import { clauseReader } from '../../../src/core/release/mentions.ts';
import type { Attribution } from '../../../src/core/release/subjects.ts';

const read = clauseReader([
  { name: 'Ida Roe', office: 'mayor' },
  { name: 'Olaf Lund', office: '' },
]);
const named = (attribution: Attribution | undefined) =>
  attribution?.kind === 'person' ? attribution.mention.speaker.name : attribution?.kind;

describe('a clause behind a quotation', () => {
  it.each([
    [' said Mayor Ida Roe in town.', 'Ida Roe'],
    [', Ida Roe told reporters.', 'Ida Roe'],
    [' according to Ida Roe.', 'Ida Roe'],
    [' said one of the sailors, Ida Roe.', 'Ida Roe'],
    [' – Ida Roe, mayor', 'Ida Roe'],
    [' Mayor Ida Roe.', 'Ida Roe'],
    [' she said.', 'pronoun'],
    [' said the Tides Secretary.', 'office'],
    [' said a friend of Ida Roe.', undefined],
    [' said Ida Roe and Olaf Lund.', undefined],
    [' raised hopes, Ida Roe said.', undefined],
    [' told Ida Roe.', undefined],
    [' Ida Roe', undefined],
  ])('gives it, in %j, to %s', (text, expected) => {
    expect(named(attributionAfter(read(text)))).toBe(expected);
  });
});

describe('a clause before a quotation', () => {
  it.each([
    ['Ida Roe said:', 'Ida Roe'],
    ['Ida Roe said on the pier,', 'Ida Roe'],
    ['Ida Roe was glad of the pier:', undefined],
    ['Ida Roe welcomed the pier:', 'Ida Roe'],
    ['Ida Roe said the pier is old:', 'Ida Roe'],
    ['Ida Roe said the', undefined],
    ['At dawn, said Ida Roe,', 'Ida Roe'],
    ['According to Ida Roe,', 'Ida Roe'],
    ['According to Ida Roe’s report,', undefined],
    ['A statement from Ida Roe:', 'Ida Roe'],
    ['Mayor Ida Roe:', 'Ida Roe'],
    ['Boats named after Ida Roe:', undefined],
    ['One sailor told Ida Roe:', undefined],
    ['She added:', 'pronoun'],
  ])('announces it, in %j, as the words of %s', (text, expected) => {
    expect(named(attributionBefore(read(text), true))).toBe(expected);
  });

  it('needs a verb of speech where no quotation mark follows', () => {
    expect(attributionBefore(read('Ida Roe welcomed the pier:'), false)).toBeUndefined();
    expect(attributionBefore(read('Mayor Ida Roe:'), false)).toBeUndefined();
    expect(attributionBefore(read('Ida Roe said the rules are:'), false)).toBeUndefined();
  });
});

describe('a sentence', () => {
  it('reports whose words it tells', () => {
    expect(named(attributionWithin(read('Ida Roe said that the pier is old.')))).toBe('Ida Roe');
    expect(attributionWithin(read('Ida Roe came.'))).toBeUndefined();
  });

  it('announces speech where it ends on a verb of speech, whoever speaks', () => {
    expect(
      ['The town said:', 'The town went on:', 'The town said so:'].map((text) => announcesSpeech(read(text))),
    ).toEqual([true, true, false]);
  });
});
