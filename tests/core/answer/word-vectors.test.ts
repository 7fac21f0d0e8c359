import { describe, expect, it } from 'vitest';
import { indexSentences } from '../../../src/core/answer/sentence-index.ts';
import { likenessTo, readWordVectors } from '../../../src/core/answer/word-vectors.ts';
import { loadWordVectors } from '../../../src/storage/load-model.ts';

const vectors = loadWordVectors();
const likeness = (one: string, other: string): number =>
  vectors.likeness(vectors.rowOf(one) ?? -1, vectors.rowOf(other) ?? -1);

describe('word vectors', () => {
  it.each([
    ['treati', 'pact', 'banana'],
    ['ship', 'vessel', 'teacher'],
    ['japan', 'tokyo', 'spoon'],
  ])('put %s nearer to %s than to %s', (word, near, far) => {
    expect(likeness(word, near)).toBeGreaterThan(likeness(word, far));
  });

  it('find a word wholly like itself, and never less than not at all', () => {
    expect(likeness('treati', 'treati')).toBe(1);
    expect(likeness('treati', 'banana')).toBeGreaterThanOrEqual(0);
  });

  it('have no row for a word that hardly anyone uses', () => {
    expect(vectors.rowOf('zyzzyva')).toBeUndefined();
  });

  it('refuse a file that was cut short', () => {
    expect(() => readWordVectors(['one', 'two'], new Int8Array(5))).toThrow(
      'expected whole rows for 2 words',
    );
  });
});

describe('likenessTo', () => {
  const index = indexSentences([{ text: 'The vessel reached Qwertzuiop.', paragraph: 1 }]);
  const term = (stem: string): number => index.termByStem.get(stem) ?? -1;

  it('compares a word of a question with each word of the release, the same each time', () => {
    const ofShip = likenessTo(index, vectors, 'ship');
    expect(ofShip?.(term('vessel'))).toBe(likeness('ship', 'vessel'));
    expect(likenessTo(index, vectors, 'ship')?.(term('vessel'))).toBe(likeness('ship', 'vessel'));
  });

  it('finds a word without a row like nothing', () => {
    expect(likenessTo(index, vectors, 'ship')?.(term('qwertzuiop'))).toBe(0);
    expect(likenessTo(index, vectors, 'zyzzyva')).toBeUndefined();
  });
});
