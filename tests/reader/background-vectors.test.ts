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
  const onReleases = vi.fn();
  const { ofOpen: vectorsOf, ofUnopened } = vectorsInBackground({
    reader: { meaningsWhenIdle },
    onProgress,
    onReleases,
    onFailure,
    beginAfterMs: 0,
  });
  return { vectorsOf, ofUnopened, onProgress, onReleases, onFailure, meaningsWhenIdle };
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

  it('of releases that are not open are made one after the other, kept, and told of', async () => {
    const { ofUnopened, onReleases, onProgress, meaningsWhenIdle } = started();
    const kept = shelf();
    const [ferry, pier] = await Promise.all([
      ofUnopened('ferry', async () => releaseOf('ferry', 5), kept),
      ofUnopened('pier', async () => releaseOf('pier', 3), shelf()),
    ]);
    expect([ferry, pier].map((one) => one?.rows.length)).toEqual([10, 6]);
    expect(kept.recall()).toBe(ferry);
    expect(meaningsWhenIdle.mock.calls.map(([phrases]) => phrases.length)).toEqual([4, 1, 3]);
    await nextTurn();
    expect(onReleases.mock.calls).toEqual([
      [1, 1],
      [2, 0],
    ]);
    expect(onProgress).not.toHaveBeenCalled();
  });

  it('of a release that is opened come before those of all that are not', async () => {
    const { vectorsOf, ofUnopened, meaningsWhenIdle } = started();
    const unopened = Promise.all(
      ['a', 'b', 'c'].map((id) => ofUnopened(id, async () => releaseOf(id, 1), shelf())),
    );
    const opened = makeRelease([['The opened one.']], { id: 'opened' });
    vectorsOf(opened, shelf());
    await unopened;
    const phrases = meaningsWhenIdle.mock.calls.flat(2);
    expect(phrases.indexOf('The opened one.')).toBeLessThanOrEqual(1);
    expect(opened.sentences).toHaveLength(1);
  });

  it('of a release that is gone or fails are none, and the next are made', async () => {
    const { ofUnopened, onFailure } = started();
    const made = await Promise.all([
      ofUnopened('gone', async () => undefined, shelf()),
      ofUnopened('broken', () => Promise.reject(new Error('torn')), shelf()),
      ofUnopened('pier', async () => releaseOf('pier', 1), shelf()),
    ]);
    expect(made.map((one) => one?.rows.length)).toEqual([undefined, undefined, 2]);
    expect(onFailure).toHaveBeenCalledExactlyOnceWith({ id: 'broken' }, new Error('torn'));
  });
});
