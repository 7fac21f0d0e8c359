import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, timeWords } from '../../../src/core/daily/typed-time.ts';

describe('readTime', () => {
  it.each([
    ['9', '09:00'],
    ['09', '09:00'],
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9 a.m.', '09:00'],
    ['09:00', '09:00'],
    ['9:05', '09:05'],
    ['21.30', '21:30'],
    ['21h30', '21:30'],
    ['21 h', '21:00'],
    ['2130', '21:30'],
    ['9.30pm', '21:30'],
    ['9:30 pm', '21:30'],
    ['12am', '00:00'],
    ['12:30 pm', '12:30'],
    ['0', '00:00'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
    [' ９：００ ', '09:00'],
  ])('reads %j as %s', (typed, time) => {
    expect(timeWords(readTime(typed) ?? -1)).toBe(time);
  });

  it.each([
    '',
    '24:00',
    '25',
    '9:60',
    '13pm',
    '0am',
    'nine',
    '9:5',
    '930',
    '9-30',
    '-9',
    '9:00:00',
    '1e3',
    '9am9',
  ])('takes %j for no time of day', (typed) => {
    expect(readTime(typed)).toBeUndefined();
  });

  it('reads back every time that it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        expect(readTime(timeWords(minute))).toBe(minute);
      }),
    );
  });

  it('gives a minute of the day or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const minute = readTime(typed);
        if (minute !== undefined) {
          expect(Number.isInteger(minute) && minute >= 0 && minute < 1440).toBe(true);
        }
      }),
    );
  });
});
