import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../src/core/answer/answer.ts';
import { joinHalves } from '../../../src/core/answer/halves.ts';
import { makeAnswer } from '../../fixtures/context.ts';

const at = (...sentences: readonly number[]): Citation[] =>
  sentences.map((sentence) => ({ sentence, marks: [] }));
const refused = makeAnswer({ status: 'not_found', lack: { kind: 'absent', words: 'Peru' } });
const nearest = makeAnswer({ status: 'closest', citations: at(9) });
const whole = makeAnswer({ citations: at(2, 5), ranked: [{ sentence: 5, score: 3 }] });
const first = makeAnswer({ citations: at(1, 2), short: 'Ann', confidence: 0.9 });
const second = makeAnswer({ citations: at(3), short: '2017', confidence: 0.6, workedOut: true });

describe('the answer to a question that asks two things', () => {
  it('cites the first half, then the second, then what else the whole finds, each sentence once', () => {
    expect(joinHalves(whole, first, second)).toMatchObject({
      status: 'answered',
      citations: at(1, 2, 3, 5),
      short: 'Ann; 2017',
      workedOut: true,
      confidence: 0.6,
      ranked: [{ sentence: 5, score: 3 }],
    });
  });

  it('says what is the same to both once', () => {
    expect(joinHalves(refused, first, first)).toMatchObject({ citations: at(1, 2), short: 'Ann' });
  });

  it('is the half that is answered, with what the other half lacks', () => {
    const lack = { kind: 'absent', words: 'Peru' };
    expect(joinHalves(whole, first, refused)).toEqual({ ...first, unanswered: { half: 'second', lack } });
    expect(joinHalves(whole, refused, second)).toEqual({ ...second, unanswered: { half: 'first', lack } });
  });

  it('is that to the whole where neither half is answered, or one comes only near', () => {
    expect(joinHalves(whole, refused, refused)).toBe(whole);
    expect(joinHalves(whole, first, nearest)).toBe(whole);
    expect(joinHalves(refused, nearest, nearest)).toBe(refused);
  });
});
