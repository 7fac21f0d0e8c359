import { expect, it } from 'vitest';
import { dayIn, londonDay } from '../../src/importing/days.ts';

it.each([
  ['2031-04-02', '2031-04-02'],
  [' 2031-04-02T23:30:00-08:00', '2031-04-02'],
  ['2031-02-30', undefined],
  ['April 2031', undefined],
  [undefined, undefined],
])('the day of %s is %s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

it.each([
  ['2031-06-30T23:30:00Z', '2031-07-01'],
  ['2031-12-31T23:30:00Z', '2031-12-31'],
  ['soon', undefined],
  [undefined, undefined],
])('the day in London of %s is %s', (instant, day) => {
  expect(londonDay(instant)).toBe(day);
});
