import { describe, expect, it } from 'vitest';
import { datesWorkedOut } from '../../../src/core/answer/dates-worked-out.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

const dates = datesWorkedOut(
  makeRelease(
    [['They met today.', 'It opened in March, April and May.', 'It was on April 2 and you may come.']],
    {
      date: '2031-04-02',
    },
  ),
);

describe('dates that a release of 2 April 2031 implies', () => {
  it.each([
    ['today', '2 April 2031'],
    ['tonight', '2 April 2031'],
    ['last year', '2030'],
    ['this year', '2031'],
    ['next year', '2032'],
  ])('make %j of any sentence %j', (words, date) => {
    expect(dates(1).get(words)).toBe(date);
  });

  it('make a month that has come one of that year, and any other one of the year before', () => {
    expect([...dates(2)].filter(([words]) => /^(?:march|april|may)$/.test(words))).toEqual([
      ['march', 'March 2031'],
      ['april', 'April 2031'],
      ['may', 'May 2030'],
    ]);
  });

  it('leave alone a month with a day or a year behind it, and "may" that is no month', () => {
    expect(dates(3).has('april')).toBe(false);
    expect(dates(3).has('may')).toBe(false);
  });

  it('are those of every release for a sentence that it does not have', () => {
    expect(dates(99).get('last year')).toBe('2030');
  });
});
