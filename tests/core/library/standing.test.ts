import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { isEnglish, standingOf } from '../../../src/core/library/standing.ts';
import { museum } from '../../fixtures/museum.ts';

function of(extra: Record<string, unknown>) {
  return standingOf({ ...museum, extra });
}

describe('the standing of a release', () => {
  it('is out, holds and is in English where nothing is said', () => {
    expect(of({})).toEqual({ language: 'en' });
    expect(of({ embargo: null, withdrawn: false, language: 'en-GB' })).toEqual({ language: 'en-GB' });
  });

  it.each([
    ['2031-04-02T09:00Z', Date.UTC(2031, 3, 2, 9)],
    ['2031-04-02T09:00:30+09:00', Date.UTC(2031, 3, 2, 0, 0, 30)],
  ])('has an embargo until %j', (embargo, embargoMs) => {
    expect(of({ embargo })).toMatchObject({ embargoMs });
  });

  it.each([
    [true, ''],
    ['  It was replaced. ', 'It was replaced.'],
    [{ explanation: ' It was replaced.', date: '2032-01-01' }, 'It was replaced.'],
    [{}, ''],
  ])('is withdrawn with %j', (withdrawn, why) => {
    expect(of({ withdrawn })).toMatchObject({ withdrawn: why });
  });

  it.each([
    [{ embargo: 'tomorrow' }, /museum\.md: embargo: found "tomorrow", expected an instant such as/],
    [{ embargo: '2031-04-02' }, /embargo: found "2031-04-02"/],
    [{ embargo: '2031-04-02T09:00' }, /embargo/],
    [{ embargo: '2031-13-02T09:00Z' }, /embargo/],
    [{ embargo: 7 }, /embargo: found 7/],
    [{ withdrawn: 7 }, /withdrawn: found 7/],
    [{ withdrawn: { explanation: 7 } }, /withdrawn: found \{"explanation":7\}/],
    [{ language: 'Welsh or so' }, /language: found "Welsh or so"/],
  ])('cannot be told from %j', (extra, message) => {
    expect(() => of(extra)).toThrow(Fault);
    expect(() => of(extra)).toThrow(message);
  });

  it('is read from the fields of the release too, which go before those that were kept unread', () => {
    const release = {
      ...museum,
      extra: { language: 'cy' },
      language: 'ja',
      withdrawn: { explanation: 'Old.' },
    };
    expect(standingOf(release)).toEqual({ language: 'ja', withdrawn: 'Old.' });
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
