import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/answer/decide.ts';
import { making } from '../../../src/core/answer/making.ts';
import type { Question } from '../../../src/core/answer/question.ts';
import { readByHand } from '../../fixtures/hand-reading.ts';
import { museum } from '../../fixtures/museum.ts';

const question: Question = {
  text: 'Is it open?',
  language: 'en',
  asked: 'anything',
  claim: true,
  several: false,
};
const read = readByHand(museum.sentences[7]?.text ?? '', '', { place: 7, score: 3 });
const decision: Decision = { status: 'closest', confidence: 0.3, order: [read], cited: [read] };
const common = { confidence: 0.3, language: 'en', claim: true, ranked: [{ sentence: 8, score: 3 }] };

describe('an answer', () => {
  it('has what was found, how sure that is, and the order of what was read', () => {
    const finding = { citations: [{ sentence: 8, marks: [] }], short: '', workedOut: false };
    expect(making.answered(question, finding, decision)).toEqual({
      status: 'answered',
      ...finding,
      ...common,
    });
  });

  it('that comes near cites the best sentence without a mark', () => {
    expect(making.closest(question, decision)).toEqual({
      status: 'closest',
      citations: [{ sentence: 8, marks: [] }],
      ...common,
    });
  });

  it('that would come near is a refusal where nothing was cited', () => {
    expect(making.closest(question, { ...decision, cited: [] })).toMatchObject({
      status: 'not_found',
      lack: { kind: 'unknown' },
      ...common,
    });
  });

  it('that refuses says what is missing', () => {
    expect(making.refused(question, { kind: 'absent', words: 'Peru' }, decision)).toEqual({
      status: 'not_found',
      lack: { kind: 'absent', words: 'Peru' },
      suggestions: [],
      ...common,
    });
  });

  it('to no question at all is in English, and sure of nothing', () => {
    expect(making.refused(undefined, { kind: 'unknown' })).toMatchObject({
      confidence: 0,
      language: 'en',
      claim: false,
      ranked: [],
    });
  });
});
