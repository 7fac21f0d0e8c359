import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../../src/core/key-facts/clause.ts';
import { signingsIn } from '../../../src/core/key-facts/signings.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

/** The sentences that tell of the release's signing, and which of doer, place and time each gives. */
function told(...sentences: string[]): string[] {
  return signingsIn(clausesOf(makeRelease([sentences]), /sign/i)).map(({ clause, doer, place, time }) =>
    [clause.sentence.number, doer && 'doer', place && 'place', time && 'time'].filter(Boolean).join(' '),
  );
}

describe('signingsIn', () => {
  it('tells of one signing in several sentences, each with what it gives', () => {
    expect(
      told(
        'Boats are safe under a treaty signed in Oslo today.',
        'The treaty was signed by Mary Roe.',
        'Signing the treaty, the Minister for Ports, Mary Roe, said:',
        'The signing took place at Haven Hall.',
      ),
    ).toEqual(['1 place time', '2 doer', '3 doer', '4 place']);
  });

  it('leaves out other treaties and times, and follows the lead where no time is given', () => {
    expect(
      told('Norway signed a pact.', 'Marr signed a similar convention.', 'Haven signed the pact in 2019.'),
    ).toEqual(['1 doer']);
  });

  it('is empty where nothing is told as news', () => {
    expect(told('Rain fell.', 'The treaty, signed in Oslo by Mary Roe, holds.')).toEqual([]);
  });
});
