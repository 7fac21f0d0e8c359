import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type MarkedPair, markPair } from '../../../exam/claim-marks.ts';
import { type ClaimsByHand, makePairs } from '../../../exam/claim-pairs.ts';
import { REAL_RELEASE_FILES, readRelease } from '../../fixtures/read-release.ts';

const releases = REAL_RELEASE_FILES.map(readRelease);
const byHand: readonly ClaimsByHand[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../fixtures/claims-by-hand.json'), 'utf8'),
);
const COUNTS = {
  exact: 40,
  word: 20,
  number: 25,
  name: 20,
  negation: 25,
  stitched: 25,
  'other speaker': 20,
  absent: 20,
};

/** Without a reader nothing is near: what a release has no words of is absent. */
const nothingIsNear = async (): Promise<boolean> => false;

it('tells exact, changed, stitched and misattributed words of ten releases apart', {
  timeout: 60_000,
}, async () => {
  const marked: MarkedPair[] = [];
  for (const pair of makePairs(releases, byHand, COUNTS, 31))
    marked.push(await markPair(pair, nothingIsNear));
  const shareOf = (kinds: readonly string[], isRight: (one: MarkedPair) => boolean): number => {
    const some = marked.filter(({ pair }) => kinds.includes(pair.kind));
    expect(some.length).toBeGreaterThanOrEqual(20);
    return some.filter(isRight).length / some.length;
  };
  expect(shareOf(['exact'], ({ called }) => called === 'exact')).toBe(1);
  expect(shareOf(['number', 'name', 'negation', 'word'], ({ called }) => called === 'exact')).toBe(0);
  expect(shareOf(['number', 'name', 'negation'], ({ isMarked }) => isMarked)).toBeGreaterThanOrEqual(0.99);
  expect(shareOf(['stitched'], ({ called }) => called === 'stitched')).toBeGreaterThanOrEqual(0.95);
  expect(shareOf(['other speaker'], ({ called }) => called === 'other speaker')).toBeGreaterThanOrEqual(0.95);
  expect(shareOf(['absent', 'paraphrase'], ({ called }) => called === 'absent')).toBeGreaterThanOrEqual(0.95);
});
