import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, readTimeAndZone, timeWords } from '../../../src/core/daily/typed-time.ts';

/** What is understood: the time, and the zone behind it. */
function understood(typed: string): string | undefined {
  const read = readTimeAndZone(typed);
  return read && [timeWords(read.minuteOfDay), ...(read.zone === undefined ? [] : [read.zone])].join(' ');
}

describe('readTime', () => {
  it.each([
    ['9', '09:00'],
    ['09', '09:00'],
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9 a.m.', '09:00'],
    ['09:00', '09:00'],
    ['9:05', '09:05'],
    ['9.30', '09:30'],
    ['21.30', '21:30'],
    ['21h', '21:00'],
    ['21h30', '21:30'],
    ['21 h', '21:00'],
    ['21 Uhr', '21:00'],
    ['21 Uhr 30', '21:30'],
    ['21:30 Uhr', '21:30'],
    ['900', '09:00'],
    ['930', '09:30'],
    ['0900', '09:00'],
    ['2130', '21:30'],
    ['9.30pm', '21:30'],
    ['9:30 PM', '21:30'],
    ['12am', '00:00'],
    ['12:30 pm', '12:30'],
    ['0', '00:00'],
    ['24:00', '00:00'],
    ['24', '00:00'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
    ['12 midnight', '00:00'],
    ['9 in the morning', '09:00'],
    ['9 in the evening', '21:00'],
    ['9 at night', '21:00'],
    ['12 at night', '00:00'],
    ['9 o’clock', '09:00'],
    ['nine pm', '21:00'],
    ['half past nine pm', '21:30'],
    ['quarter to ten pm', '21:45'],
    [' ９：００ ', '09:00'],
    ['正午', '12:00'],
    ['9時', '09:00'],
    ['21時30分', '21:30'],
    ['午前9時半', '09:30'],
    ['午後9時', '21:00'],
    ['午後0時', '12:00'],
    ['午後十時半', '22:30'],
    ['夜9時', '21:00'],
    ['夜12時', '00:00'],
    ['深夜1時', '01:00'],
  ])('reads %j as %s and as nothing else', (typed, time) => {
    const read = readTime(typed);
    expect(timeWords(read?.minuteOfDay ?? -1)).toBe(time);
    expect(read?.isGuess).toBe(false);
  });

  it.each([
    ['half past nine', '09:30'],
    ['half nine', '09:30'],
    ['quarter past 9', '09:15'],
    ['quarter to one', '00:45'],
    ['nine thirty', '09:30'],
    ['nine', '09:00'],
  ])('takes %j for the morning, %s, and says that it guesses', (typed, time) => {
    const read = readTime(typed);
    expect(timeWords(read?.minuteOfDay ?? -1)).toBe(time);
    expect(read?.isGuess).toBe(true);
  });

  it.each([
    '',
    '24:01',
    '25',
    '9:60',
    '13pm',
    '0am',
    '9:5',
    '9-30',
    '9-5',
    '-9',
    '9:00:00',
    '1e3',
    '9am9',
    '90',
    '960',
    'soon',
  ])('takes %j for no time of day', (typed) => {
    expect(readTimeAndZone(typed)).toBeUndefined();
  });

  it.each([
    ['9:30 PM EST', '21:30 EST'],
    ['9pm New York, NY', '21:00 New York, NY'],
    ['21:00 UTC+9', '21:00 UTC+9'],
    ['21:00Z', '21:00 Z'],
    ['9am in London', '09:00 London'],
    ['9 pm (IST)', '21:00 IST'],
    ['noon Eastern Time', '12:00 Eastern Time'],
    ['午後9時 東京', '21:00 東京'],
    ['午後9時東京', '21:00 東京'],
    ['9am', '09:00'],
  ])('reads the zone behind a time: %j is %s', (typed, expected) => {
    expect(understood(typed)).toBe(expected);
  });

  it('reads back every time that it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        expect(readTime(timeWords(minute))).toEqual({ minuteOfDay: minute, isGuess: false });
      }),
    );
  });

  it('gives a minute of the day or nothing, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '9',
      '30',
      ':',
      ' ',
      'pm',
      'half past',
      'nine',
      '午後',
      '時',
      '半',
      'EST',
      'uhr',
      '十',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces, { maxLength: 6 }).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(texts, (typed) => {
        const minute = readTimeAndZone(typed)?.minuteOfDay ?? 0;
        expect(Number.isInteger(minute) && minute >= 0 && minute < 1440).toBe(true);
      }),
    );
  });
});
