import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packVectors } from '../../../src/core/answer/packed-vectors.ts';
import { isReadWhole, passagesOf, stemsOf } from '../../../src/core/answer/passages.ts';
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

  it('are by their words and their meaning where both are known', () => {
    const sentences = Array.from({ length: 200 }, (_, i) =>
      i === 40 ? 'The treaty was signed.' : 'Boats sail.',
    );
    const vectors = packVectors(
      sentences.map((_, i) => (i === 150 ? Float32Array.of(1, 0) : Float32Array.of(0, 1))),
    );
    const meaning = Float32Array.of(1, 0);
    const passages = passagesOf(releaseOf(sentences))('who signed it', { vectors, meaning });
    expect(passages).toContainEqual({ first: 38, end: 43 });
    expect(passages).toContainEqual({ first: 148, end: 153 });
  });

  it('are those nearest in meaning where no sentence shares a word with it', () => {
    const sentences = Array.from({ length: 100 }, () => 'Boats sail.');
    const vectors = packVectors(
      sentences.map((_, i) => Float32Array.of(Math.cos(i / 100), Math.sin(i / 100))),
    );
    const passages = passagesOf(releaseOf(sentences))('what is it', {
      vectors,
      meaning: Float32Array.of(0, 1),
    });
    expect(passages).toEqual([{ first: 86, end: 100 }]);
  });

  it('are all of it exactly where it is read whole', () => {
    for (const count of [1, 60, 61]) {
      const release = releaseOf(Array.from({ length: count }, () => 'Boats sail.'));
      const [first] = passagesOf(release)('do boats sail');
      expect(first?.end === count).toBe(isReadWhole(release));
    }
  });

  it('are in order, inside the release, and apart, and hold the best sentences, whatever is asked', () => {
    const word = fc.constantFrom('treaty', 'boat', 'Japan', 'signed', 'the', '2017', 'ü', '');
    const sentence = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 130 }),
        sentence,
        fc.boolean(),
        (sentences, question, isMeant) => {
          const vectors = packVectors(
            sentences.map((text) => Float32Array.of(Math.cos(text.length), Math.sin(text.length))),
          );
          const byMeaning = isMeant ? { vectors, meaning: Float32Array.of(1, 0) } : undefined;
          const passages = passagesOf(releaseOf(sentences))(question, byMeaning);
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
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the stems that are compared', () => {
  it('leave out words of grammar and keep repetitions', () => {
    expect(stemsOf('The boats and the boat of Japan')).toEqual(['boat', 'boat', 'japan']);
  });
});
