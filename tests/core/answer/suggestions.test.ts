import { describe, expect, it } from 'vitest';
import { suggesting } from '../../../src/core/answer/suggestions.ts';
import { readByHand } from '../../fixtures/hand-reading.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { museum } from '../../fixtures/museum.ts';

const read = (...numbers: readonly number[]) =>
  numbers.map((number) => readByHand(museum.sentences[number - 1]?.text ?? '', '', { place: number - 1 }));

describe('questions offered with a refusal', () => {
  it('are about the nearest sentences first, then about all of the release', () => {
    expect(suggesting(museum)('en', read(8, 3))).toEqual([
      'When is the museum open?',
      'How many boats are there?',
      'Who cut the ribbon?',
    ]);
  });

  it('are about who is quoted where there are no facts', () => {
    expect(suggesting({ ...museum, facts: [] })('en', [])).toEqual([
      'What did Anna Berg say?',
      'What did Piet Ruys say?',
    ]);
  });

  it('are in Japanese alone for a question in Japanese', () => {
    expect(suggesting(museum)('ja', [])).toEqual(['船は何隻ありますか。', 'いつ開いていますか。']);
  });

  it('are none of a release with neither facts nor speakers', () => {
    expect(suggesting(makeRelease([['It rained.']]))('en', [])).toEqual([]);
  });
});
