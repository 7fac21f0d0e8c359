import { describe, expect, it } from 'vitest';
import { expansionIn, spelledOut } from '../../../src/core/answer/acronym.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

describe('the words that an acronym in brackets stands for', () => {
  it.each([
    ['The Royal Air Force (RAF) flew.', 'raf', 'Royal Air Force'],
    [
      'An Acquisition and Cross Servicing Agreement (ACSA).',
      'acsa',
      'Acquisition and Cross Servicing Agreement',
    ],
    ['İn the Royal Air Force (RAF).', 'raf', 'Royal Air Force'],
  ])('in %j are those of %j: %j', (text, acronym, words) => {
    expect(expansionIn(text, acronym)).toBe(words);
  });

  it.each([
    ['no bracket', 'The RAF flew.'],
    ['too few capitals', 'the raf (RAF) flew.'],
    ['another letter first', 'The Big Air Force (RAF) flew.'],
    ['nothing before it', '(RAF) flew.'],
  ])('are not to be had with %s: %j', (_what, text) => {
    expect(expansionIn(text, 'raf')).toBeUndefined();
  });
});

describe('what a release spells an acronym out as', () => {
  const glossary = [
    { term: 'MOD', meaning: 'Ministry of Defence', sentences: [2], also: [], ja: [] },
    { term: 'UN', meaning: 'United Nations', sentences: [2], also: [], ja: [] },
  ];
  const release = makeRelease(
    [['The Royal Air Force (RAF) flew.', 'The MOD paid.', 'The Ministry of Defence said so.']],
    { glossary },
  );

  it('is marked where it stands in front of the brackets', () => {
    expect(spelledOut(release, 'raf')).toEqual({
      citations: [{ sentence: 1, marks: [{ start: 4, end: 19 }] }],
      short: 'Royal Air Force',
      workedOut: false,
    });
  });

  it('is a meaning of the glossary where a sentence has it', () => {
    expect(spelledOut(release, 'mod')).toMatchObject({
      citations: [{ sentence: 3 }],
      short: 'Ministry of Defence',
    });
  });

  it('is nothing where the glossary alone has it', () => {
    expect(spelledOut(release, 'un')).toBeUndefined();
  });

  it('is nothing for an acronym that it does not have', () => {
    expect(spelledOut(release, 'nato')).toBeUndefined();
  });
});
