import { describe, expect, it } from 'vitest';
import { mendingSlips } from '../../../src/core/answer/slips.ts';
import { museum } from '../../fixtures/museum.ts';

const ENGLISH = new Set(['goats', 'them']);
const mend = mendingSlips(museum, (word) => ENGLISH.has(word));

describe('a question with slips', () => {
  it.each([
    ['who openned the harbor, and wich boats', 'who opened the harbour, and which boats'],
    ['musuem?', 'museum?'],
  ])('%j is read as %j', (typed, mended) => {
    expect(mend(typed)).toBe(mended);
  });

  it.each([
    ['a word that is English', 'how many goats'],
    ['a name', 'who is Boates'],
    ['what is near to no word of the release', 'bananas, 2 of them!'],
    ['words behind the first forty', `${'boats '.repeat(40)}musuem`],
    ['nothing', ''],
  ])('keeps %s: %j', (_what, typed) => {
    expect(mend(typed)).toBe(typed);
  });
});
