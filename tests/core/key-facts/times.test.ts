import { describe, expect, it } from 'vitest';
import { isCalendarWord, timeAt } from '../../../src/core/key-facts/times.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';

const RELEASE_DAY = '2031-04-02';

/** The time that a text begins with. */
function timeOf(text: string) {
  return timeAt(tokensOf(text), 0, RELEASE_DAY);
}

describe('timeAt', () => {
  it.each([
    ['today', '2031-04-02'],
    ['This morning', '2031-04-02'],
    ['yesterday', '2031-04-01'],
    ['today (1 April 2031)', '2031-04-01'],
    ['on 31 March', '2031-03-31'],
    ['on Monday, 31 March 2031', '2031-03-31'],
    ['March 31, 2031', '2031-03-31'],
    ['Thursday, Mar. 13', '2031-03-13'],
  ])('reads %j as a day of the news', (text, day) => {
    expect(timeOf(text)).toMatchObject({ day, isNews: true, end: tokensOf(text).length });
  });

  it.each(['Monday', 'on Monday', 'this week'])('reads %j as news without a day', (text) => {
    expect(timeOf(text)).toMatchObject({ isNews: true });
    expect(timeOf(text)?.day).toBeUndefined();
  });

  it.each([
    'in 2019',
    'In May 2030',
    'last month',
    'last Monday',
    'on 3 March 1951',
    'on 9 June 2031',
    'recently',
  ])('reads %j as a time that is not the release’s own', (text) => {
    expect(timeOf(text)).toMatchObject({ isNews: false });
  });

  it('leaves the full stop of the sentence, and takes that of a name cut short', () => {
    expect(timeOf('on 31 March.')?.end).toBe(3);
    expect(timeOf('on Mar. 31.')?.end).toBe(4);
  });

  it('takes a day without a year for the last one before the release', () => {
    expect(timeOf('on 9 June')).toMatchObject({ day: '2030-06-09', isNews: false });
  });

  it.each(['May', 'the treaty', '2019', '31', 'in Oslo', 'on behalf'])('reads no time in %j', (text) => {
    expect(timeOf(text)).toBeUndefined();
  });
});

describe('isCalendarWord', () => {
  it('knows weekdays and months from names', () => {
    const words = tokensOf('Monday March Norway').map(isCalendarWord);
    expect(words).toEqual([true, true, false]);
  });
});
