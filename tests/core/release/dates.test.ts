import { describe, expect, it } from 'vitest';
import { isDay, isDayMonthOrYear, spellingsOf } from '../../../src/core/release/dates.ts';

describe('isDay', () => {
  it.each([
    ['2031-04-02', true],
    ['2032-02-29', true],
    ['2031-02-29', false],
    ['2031-13-01', false],
    ['2031-4-2', false],
    ['2031-04', false],
    ['', false],
  ])('of %j is %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});

describe('isDayMonthOrYear', () => {
  it.each([
    ['2031-04-02', true],
    ['2031-04', true],
    ['2031', true],
    ['2031-00', false],
    ['2031-02-30', false],
    ['31', false],
    ['2031-', false],
    ['', false],
  ])('of %j is %s', (text, expected) => {
    expect(isDayMonthOrYear(text)).toBe(expected);
  });
});

describe('spellingsOf', () => {
  it.each([
    '26 January 2017',
    '26th January 2017',
    'January 26, 2017',
    'Jan. 26, 2017',
    '26 Jan 2017',
    '26/01/2017',
    '2017-01-26',
    '26 January',
    'January 2017',
    '2017',
  ])('holds %j', (spelling) => {
    expect(spellingsOf('2017-01-26')).toContain(spelling);
  });

  it('holds no other day, month or year, and no day without its month', () => {
    const spellings = spellingsOf('2017-01-02');
    for (const other of ['January', '2', '02', '2 February', '2016', '2st January'])
      expect(spellings).not.toContain(other);
    expect(spellings).toContain('2nd January');
    expect(spellingsOf('2017-01-11')).toContain('11th January');
  });
});
