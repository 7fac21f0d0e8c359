import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendSpelling } from '../../../src/core/text/spelling.ts';

const VOCABULARY = ['missile', 'technology', 'treaty', 'signed', 'boat', 'japan'];
const mend = mendSpelling(VOCABULARY, (word) => word === 'signet');

describe('a misspelt word', () => {
  it.each([
    ['missle', 'missile'],
    ['tecnology', 'technology'],
    ['treatey', 'treaty'],
    ['signd', 'signed'],
  ])('%j is led to %j', (typed, meant) => {
    expect(mend(typed)).toBe(meant);
  });

  it.each([
    ['is right', 'missile'],
    ['is English', 'signet'],
    ['is too short', 'bot'],
    ['begins otherwise', 'issile'],
    ['is near to none', 'bananas'],
    ['has a digit', 'treat1'],
    ['is in other letters', 'договор'],
  ])('stays as it is where it %s: %j', (_what, typed) => {
    expect(mend(typed)).toBeUndefined();
  });

  it('is led to a word of the vocabulary or to none, the same each time', () => {
    const slip = fc
      .tuple(fc.constantFrom(...VOCABULARY), fc.nat({ max: 9 }), fc.constantFrom('', 'a', 'z', 'é'))
      .map(([word, at, letter]) => word.slice(0, at) + letter + word.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(slip, fc.string({ unit: 'binary', maxLength: 25 })), (typed) => {
        const meant = mend(typed);
        expect([undefined, ...VOCABULARY]).toContain(meant);
        expect(meant).not.toBe(typed);
        expect(mend(typed)).toBe(meant);
      }),
    );
  });
});
