import { describe, expect, it } from 'vitest';
import { scoreSpoken } from '../../exam/spoken-score.ts';
import { makeRelease } from '../fixtures/make-release.ts';

const roe = { name: 'Ida Roe', office: '' };
const { sentences } = makeRelease([
  [{ text: 'One.', speaker: roe }, { text: 'Two.', speaker: roe }, 'Three.', 'Four.'],
]);
const marks = { release: 'museum', sha256: '', sentences: 4 };

describe('the speakers found, beside those that were marked', () => {
  it('are all found where they agree', () => {
    expect(scoreSpoken(sentences, { ...marks, speakers: { 'Ida Roe': [1, 2] } })).toEqual({
      found: 2,
      spoken: 2,
      wrong: [],
      missed: [],
    });
  });

  it('are wrong where another speaks, or nobody', () => {
    const { found, wrong } = scoreSpoken(sentences, { ...marks, speakers: { 'Olaf Lund': [1] } });
    expect(found).toBe(0);
    expect(wrong).toEqual([
      { sentence: 1, found: 'Ida Roe', right: 'Olaf Lund' },
      { sentence: 2, found: 'Ida Roe', right: null },
    ]);
  });

  it('are missed where nobody was found', () => {
    const { missed } = scoreSpoken(sentences, { ...marks, speakers: { 'Ida Roe': [1, 2, 3] } });
    expect(missed).toEqual([{ sentence: 3, found: null, right: 'Ida Roe' }]);
  });

  it('may be found or not where the text does not tell', () => {
    const untold = { 'Ida Roe': [2, 4] };
    expect(scoreSpoken(sentences, { ...marks, speakers: { 'Ida Roe': [1] }, untold })).toMatchObject({
      found: 1,
      wrong: [],
      missed: [],
    });
  });
});
