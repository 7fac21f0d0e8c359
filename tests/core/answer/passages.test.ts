import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passagesOf, stemsOf } from '../../../src/core/answer/passages.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

function releaseOf(sentences: readonly string[]) {
  return makeRelease(sentences.length === 0 ? [] : [sentences]);
}

describe('the passages of a release that are read for a question', () => {
  it('are all of it up to 60 sentences', () => {
    const whole = passagesOf(releaseOf(Array.from({ length: 60 }, (_, i) => `Boat ${i} sails.`)));
    expect(whole('who signed it')).toEqual([{ first: 0, end: 60 }]);
  });

  it('are none of a release without a sentence', () => {
    expect(passagesOf(releaseOf([]))('who signed it')).toEqual([]);
  });

  it('are the sentences that share words with it, and two before and behind', () => {
    const sentences = Array.from({ length: 100 }, (_, i) =>
      i === 40 ? 'The treaty was signed.' : 'Boats sail.',
    );
    expect(passagesOf(releaseOf(sentences))('who signed it')).toEqual([{ first: 38, end: 43 }]);
  });

  it('are the beginning where no sentence shares a word with it', () => {
    const boats = passagesOf(releaseOf(Array.from({ length: 100 }, () => 'Boats sail.')));
    expect(boats('what is it')).toEqual([{ first: 0, end: 3 }]);
  });

  it('are in order, inside the release, and apart, and hold the best sentences, whatever is asked', () => {
    const word = fc.constantFrom('treaty', 'boat', 'Japan', 'signed', 'the', '2017', 'ü', '');
    const sentence = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 130 }), sentence, (sentences, question) => {
        const passages = passagesOf(releaseOf(sentences))(question);
        expect(passages.length).toBeGreaterThan(0);
        let from = -1;
        for (const { first, end } of passages) {
          expect(first).toBeGreaterThan(from);
          expect(end).toBeGreaterThan(first);
          expect(end).toBeLessThanOrEqual(sentences.length);
          from = end;
        }
        // Twelve sentences, each with four neighbours.
        const read = passages.reduce((sum, { first, end }) => sum + end - first, 0);
        expect(read).toBeLessThanOrEqual(60);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the stems that are compared', () => {
  it('leave out words of grammar and keep repetitions', () => {
    expect(stemsOf('The boats and the boat of Japan')).toEqual(['boat', 'boat', 'japan']);
  });
});
