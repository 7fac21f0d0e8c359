import { describe, expect, it, vi } from 'vitest';
import { type PackedVectors, packVectors } from '../../../src/core/answer/packed-vectors.ts';
import { type HeldVectors, MeaningIndex } from '../../../src/core/library/meaning-index.ts';

const east = Float32Array.of(1, 0);
const north = Float32Array.of(0, 1);

function kept(...vectors: Float32Array[]): HeldVectors {
  return { kept: () => packVectors(vectors), made: async () => undefined };
}

/** Vectors that are made when they are let. */
function late() {
  const { promise, resolve } = Promise.withResolvers<PackedVectors | undefined>();
  return { vectors: { kept: () => undefined, made: () => promise }, resolve };
}

describe('MeaningIndex', () => {
  it('says how near the nearest sentence of a release is', () => {
    const index = new MeaningIndex<string>(1_000);
    index.take('pier', 2, kept(north, east));
    expect(index.nearest('pier', east)).toBeCloseTo(1);
    expect(index.nearest('pier', Float32Array.of(Math.SQRT1_2, Math.SQRT1_2))).toBeCloseTo(Math.SQRT1_2);
    expect(index.nearest('bridge', east)).toBe(-1);
  });

  it('has room for so many bytes, and has it again once a release leaves', () => {
    const index = new MeaningIndex<string>(2 * 384);
    index.take('a', 2, kept(east, north));
    index.take('b', 1, kept(east));
    expect([index.has('a'), index.has('b')]).toEqual([true, false]);
    index.remove('a');
    index.remove('a');
    index.take('b', 1, kept(east));
    index.take('c', 2, kept(east, north));
    expect([index.has('a'), index.has('b'), index.has('c')]).toEqual([false, true, false]);
  });

  it('makes none for which there is no room', () => {
    const made = vi.fn(async () => undefined);
    const vectors = { kept: () => undefined, made };
    const index = new MeaningIndex<string>(384);
    index.take('a', 2, vectors);
    expect(made).not.toHaveBeenCalled();
    index.take('a', 1, vectors);
    expect(made).toHaveBeenCalledOnce();
  });

  it('lets vectors go that come after their release has left or was replaced', async () => {
    const index = new MeaningIndex<string>(1_000);
    const [first, second] = [late(), late()];
    index.take('a', 1, first.vectors);
    index.take('a', 1, second.vectors);
    first.resolve(packVectors([east]));
    await first.vectors.made();
    expect(index.has('a')).toBe(false);
    second.resolve(packVectors([north]));
    await second.vectors.made();
    expect(index.nearest('a', north)).toBeCloseTo(1);
  });
});
