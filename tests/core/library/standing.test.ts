import { describe, expect, it } from 'vitest';
import { isEnglish, standingOf } from '../../../src/core/library/standing.ts';

describe('the standing of a release', () => {
  it('is out, holds and is in English where nothing is said', () => {
    expect(standingOf({})).toEqual({ language: 'en' });
  });

  it.each([
    ['2031-04-02T09:00Z', Date.UTC(2031, 3, 2, 9)],
    ['2031-04-02T09:00:30+09:00', Date.UTC(2031, 3, 2, 0, 0, 30)],
  ])('has an embargo until %j', (embargo, embargoMs) => {
    expect(standingOf({ embargo })).toEqual({ embargoMs, language: 'en' });
  });

  it('is withdrawn, with why, in the language that is said', () => {
    const withdrawn = { explanation: 'It was replaced.', date: '2032-01-01' };
    expect(standingOf({ withdrawn, language: 'ja' })).toEqual({
      withdrawn: 'It was replaced.',
      language: 'ja',
    });
  });

  it('is withdrawn though nobody says why', () => {
    expect(standingOf({ withdrawn: { explanation: '' } })).toMatchObject({ withdrawn: '' });
  });

  it('knows English in all its kinds, and nothing that only begins so', () => {
    expect(['en', 'EN', 'en-US', 'enm', 'cy'].map((language) => isEnglish({ language }))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
