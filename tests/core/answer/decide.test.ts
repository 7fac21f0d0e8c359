import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, likelihood, measure } from '../../../src/core/answer/decide.ts';
import type { SentenceReading } from '../../../src/core/answer/reading.ts';
import { FAKE_CALIBRATION } from '../../fixtures/fake-reader.ts';

const read = (...scores: readonly number[]): SentenceReading[] =>
  scores.map((score, place) => ({ place, score, tokens: [], starts: [], ends: [] }));
const decided = (scores: readonly number[], isAbsent = false) =>
  decide({ sentences: read(...scores), nothing: 0 }, FAKE_CALIBRATION, { isAbsent, several: false });
const cited = (scores: readonly number[]) => decided(scores).cited.map(({ place }) => place);

describe('the decision on a question', () => {
  it.each([
    ['answered', [3]],
    ['closest', [-1]],
    ['not_found', [-3]],
  ])('is %s where the best sentence leads "nothing" by %j', (status, scores) => {
    expect(decided(scores).status).toBe(status);
  });

  it('is likelier not found where the question names what the release does not have', () => {
    expect(decided([1]).status).toBe('answered');
    expect(decided([1], true).status).toBe('closest');
  });

  it('is not found, with no confidence, where nothing was read', () => {
    expect(decided([])).toEqual({ status: 'not_found', confidence: 0, order: [], cited: [] });
  });

  it('cites the best sentence alone, and a second one where it is torn between the two', () => {
    expect(cited([0, 5])).toEqual([1]);
    expect(cited([4.5, 5, 4.2])).toEqual([1]);
    expect(cited([4.9, 5, 4.2])).toEqual([1, 0]);
    // Near to the best, but no better than nothing.
    expect(cited([0.5, 0.6])).toEqual([1]);
  });

  it('cites up to three that answer nearly as well where several are asked for', () => {
    const several = (scores: number[]) =>
      decide({ sentences: read(...scores), nothing: 0 }, FAKE_CALIBRATION, {
        isAbsent: false,
        several: true,
      }).cited.map(({ place }) => place);
    expect(several([4.5, 5, 4.2])).toEqual([1, 0, 2]);
    expect(several([5, 5, 5, 5])).toEqual([0, 1, 2]);
    expect(several([0.9, 5])).toEqual([1]);
  });

  it('cites one sentence alone as the nearest', () => {
    expect(decided([-2, -2.1]).cited).toHaveLength(1);
  });

  it('looks only at the sentences that come into question', () => {
    const reading = { sentences: read(9, 3), nothing: 0 };
    const decision = decide(reading, FAKE_CALIBRATION, {
      isAbsent: false,
      several: false,
      among: ({ place }) => place === 1,
    });
    expect(decision.order.map(({ place }) => place)).toEqual([1]);
    expect(decision.cited.map(({ place }) => place)).toEqual([1]);
  });

  it('holds for any logits: cited are the first of an order by score, and none where nothing is found', () => {
    const logit = fc.double({ min: -200, max: 200, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(logit, { maxLength: 70 }),
        logit,
        fc.boolean(),
        fc.boolean(),
        (scores, nothing, isAbsent, several) => {
          const sentences = read(...scores);
          const { status, confidence, order, cited } = decide({ sentences, nothing }, FAKE_CALIBRATION, {
            isAbsent,
            several,
          });
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(order.map(({ score }) => score)).toEqual(scores.toSorted((a, b) => b - a));
          expect(cited).toEqual(order.slice(0, cited.length));
          expect(cited.length === 0).toBe(status === 'not_found');
          // The reading that was handed in stays as it was.
          expect(sentences.map(({ place }) => place)).toEqual(scores.map((_, place) => place));
        },
      ),
    );
  });
});

describe('what the calibration weighs', () => {
  it('is the share of all sentences together, the lead of the best, how many there are, and what is absent', () => {
    const order = read(2, 2);
    expect(measure(order, 1, true)).toEqual({
      sum: expect.closeTo(1 + Math.log(2)),
      lead: 0,
      length: expect.closeTo(Math.log(2)),
      absent: 1,
    });
  });

  it('has no lead above six', () => {
    expect(measure(read(50, 0), 0, false)?.lead).toBe(6);
    expect(measure(read(1), 0, false)?.lead).toBe(6);
  });

  it('makes a likelihood of a half of a sum of none', () => {
    expect(likelihood({ sum: 0, lead: 0, length: 0, absent: 0 }, FAKE_CALIBRATION)).toBe(0.5);
    expect(likelihood(undefined, FAKE_CALIBRATION)).toBe(0);
  });
});
