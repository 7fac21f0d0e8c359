import { describe, expect, it } from 'vitest';
import { packVectors } from '../../../src/core/answer/packed-vectors.ts';
import { MeaningIndex } from '../../../src/core/library/meaning-index.ts';

const east = Float32Array.of(1, 0);
const north = Float32Array.of(0, 1);

describe('MeaningIndex', () => {
  it('says how near the nearest sentence of a release is', () => {
    const index = new MeaningIndex<string>(100);
    index.reserve('pier', 4);
    index.put('pier', packVectors([north, east]));
    expect(index.nearest('pier', east)).toBeCloseTo(1);
    expect(index.nearest('pier', Float32Array.of(Math.SQRT1_2, Math.SQRT1_2))).toBeCloseTo(Math.SQRT1_2);
    expect(index.nearest('bridge', east)).toBe(-1);
  });

  it('has room for so many bytes, and has it again once a release leaves', () => {
    const index = new MeaningIndex<string>(10);
    expect([index.reserve('a', 6), index.reserve('b', 6), index.reserve('a', 1)]).toEqual([
      true,
      false,
      false,
    ]);
    index.put('b', packVectors([east]));
    expect(index.has('b')).toBe(false);
    index.remove('a');
    index.remove('a');
    expect([index.reserve('b', 6), index.reserve('c', 6)]).toEqual([true, false]);
  });

  it('forgets a release that has left', () => {
    const index = new MeaningIndex<string>(10);
    index.reserve('a', 2);
    index.put('a', packVectors([east]));
    index.remove('a');
    expect(index.has('a')).toBe(false);
    index.put('a', packVectors([east]));
    expect(index.has('a')).toBe(false);
  });
});
