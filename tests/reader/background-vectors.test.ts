import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { PackedVectors } from '../../src/core/answer/packed-vectors.ts';
import { vectorsInBackground } from '../../src/reader/background-vectors.ts';
import { makeRelease } from '../fixtures/make-release.ts';

/** A reader whose vector of a phrase tells the phrase's length. */
function madeOf(phrases: readonly string[]): Float32Array[] {
  return phrases.map(({ length }) => Float32Array.of(length / 100, 0));
}

function releaseOf(id: string, count: number) {
  return makeRelease([Array.from({ length: count }, (_, i) => `Boat ${i} sails.`)], { id });
}

function shelf() {
  let stored: PackedVectors | undefined;
  return {
    recall: () => stored,
    keep: vi.fn((vectors: PackedVectors) => {
      stored = vectors;
    }),
  };
}

function started(read = async (phrases: readonly string[]) => madeOf(phrases)) {
  const onProgress = vi.fn();
  const onFailure = vi.fn();
  const meaningsWhenIdle = vi.fn(read);
  const vectorsOf = vectorsInBackground({
    reader: { meaningsWhenIdle },
    onProgress,
    onFailure,
    beginAfterMs: 0,
  });
  return { vectorsOf, onProgress, onFailure, meaningsWhenIdle };
}

describe('sentence vectors in the background', () => {
  it('are not there at first, then made a few sentences at a time, told of, and kept', async () => {
    const { vectorsOf, onProgress, meaningsWhenIdle } = started();
    const kept = shelf();
    const ferry = releaseOf('ferry', 10);
    const vectors = vectorsOf(ferry, kept);
    expect(vectors()).toBeUndefined();
    await vi.waitFor(() => expect(vectors()?.rows).toHaveLength(20));
    expect(meaningsWhenIdle.mock.calls.map(([phrases]) => phrases.length)).toEqual([4, 4, 2]);
    expect(onProgress.mock.calls.map(([{ id }, made, of]) => `${id} ${made}/${of}`)).toEqual([
      'ferry 4/10',
      'ferry 8/10',
      'ferry 10/10',
    ]);
    expect(kept.recall()).toBe(vectors());
    expect(ferry.sentences).toHaveLength(10);
  });

  it('that were kept are there at once, and nothing is read', () => {
    const { vectorsOf, meaningsWhenIdle } = started();
    const kept = shelf();
    const known = { size: 1, scale: 1, rows: Int8Array.of(1) };
    kept.keep(known);
    expect(vectorsOf(releaseOf('ferry', 70), kept)()).toBe(known);
    expect(meaningsWhenIdle).not.toHaveBeenCalled();
  });

  it('are made for one release after the other', async () => {
    const { vectorsOf, onProgress } = started();
    const releases = [releaseOf('ferry', 5), releaseOf('pier', 5)];
    const [, second] = releases.map((release) => vectorsOf(release, shelf()));
    await vi.waitFor(() => expect(second?.()).toBeDefined());
    expect(onProgress.mock.calls.map(([{ id }]) => id)).toEqual(['ferry', 'ferry', 'pier', 'pier']);
    expect(releases).toHaveLength(2);
  });

  it('are made once for a release that was opened twice', async () => {
    const { vectorsOf, meaningsWhenIdle } = started();
    const kept = shelf();
    const ferry = releaseOf('ferry', 4);
    const [first, second] = [vectorsOf(ferry, kept), vectorsOf(ferry, kept)];
    await vi.waitFor(() => expect(second()).toBeDefined());
    expect(second()).toBe(first());
    expect(meaningsWhenIdle).toHaveBeenCalledTimes(1);
  });

  it('that fail leave the release without, say why, and do not stop the next', async () => {
    let calls = 0;
    const { vectorsOf, onFailure } = started(async (phrases) => {
      calls += 1;
      if (calls === 1) throw new Error('the reader stopped');
      return madeOf(phrases);
    });
    const releases = [releaseOf('ferry', 4), releaseOf('pier', 4)];
    const kept = shelf();
    const [first, second] = releases.map((release) => vectorsOf(release, kept));
    await vi.waitFor(() => expect(second?.()).toBeDefined());
    expect(first?.()).toBeUndefined();
    expect(onFailure).toHaveBeenCalledExactlyOnceWith({ id: 'ferry' }, new Error('the reader stopped'));
    await nextTurn();
    expect(releases).toHaveLength(2);
  });
});
