import { describe, expect, it } from 'vitest';
import { type Clause, clausesOf, isDoubted, verbGroup } from '../../../src/core/key-facts/clause.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

function clauses(...lines: Parameters<typeof makeRelease>[0][number]): readonly Clause[] {
  return clausesOf(makeRelease([lines]), /signed/);
}

/** The group of "signed" in a sentence. */
function groupIn(text: string) {
  const clause = clauses(text)[0];
  return (
    clause &&
    verbGroup(
      clause,
      clause.tokens.findIndex((token) => token.text === 'signed'),
    )
  );
}

describe('clausesOf', () => {
  it('takes the sentences with the word that are nobody’s speech, no question and no caption', () => {
    const speaker = { name: 'Mary Roe', office: '' };
    const found = clauses(
      'Norway signed it.',
      'Rain fell.',
      'Has Norway signed?',
      { text: 'We signed it.', speaker },
      { text: 'Norway signed it. Photo: Haven/Roe', role: 'caption' },
      'A wall says “Norway signed it” in red.',
      `Norway signed ${'and signed '.repeat(400)}it.`,
    );
    expect(found.map(({ sentence }) => sentence.number)).toEqual([1]);
  });

  it.each([
    ['LONDON – Norway signed it.', 'Norway', undefined],
    ['In Bergen, Norway signed it.', 'Norway', undefined],
    ['On Monday, Norway signed it.', 'Norway', true],
    ['In 2019, Norway signed it.', 'Norway', false],
    ['At talks on Monday, Norway signed it.', 'Norway', true],
    ['In Oslo, Norway, Marr signed it.', 'In', undefined],
  ])('begins %j behind what stands in front, with its time', (text, first, isNews) => {
    const [clause] = clauses(text);
    expect(clause?.tokens[clause.start]?.text).toBe(first);
    expect(clause?.time?.isNews).toBe(isNews);
  });
});

describe('verbGroup', () => {
  it.each([
    ['Norway signed it.', 'active', 0],
    ['Norway has today signed it.', 'perfect', 1],
    ['Norway and Marr have on Tuesday, 1 April, both signed it.', 'perfect', 1],
    ['It was formally signed.', 'passive', 0],
    ['It has been signed.', 'passive', 0],
  ])('reads %j', (text, voice, times) => {
    expect(groupIn(text)?.voice).toBe(voice);
    expect(groupIn(text)?.times).toHaveLength(times);
  });

  it.each(['It will be signed.', 'It is signed.', 'It has yet to be signed.', 'Norway had signed it.'])(
    'is none in %j, which tells of no past deed',
    (text) => {
      expect(groupIn(text)).toBeUndefined();
    },
  );
});

describe('isDoubted', () => {
  it.each([
    ['if Norway signed', true],
    ['Norway hasn’t signed', true],
    ['Norway reportedly signed', true],
    ['Norway and Haven signed', false],
  ])('of %j is %s', (text, doubted) => {
    const tokens = tokensOf(text);
    expect(isDoubted(tokens, 0, tokens.length)).toBe(doubted);
  });
});
