import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysWords, EVERY_DAY, readDays } from '../../../src/core/daily/weekdays.ts';

function understood(typed: string, locale = 'en-GB'): string | undefined {
  const days = readDays(typed, locale);
  return days && daysWords(days);
}

describe('readDays', () => {
  it.each([
    ['every day', 'every day'],
    ['daily', 'every day'],
    ['毎日', 'every day'],
    ['weekdays', 'Monday to Friday'],
    ['Mon-Fri', 'Monday to Friday'],
    ['Mon to Fri', 'Monday to Friday'],
    ['月〜金', 'Monday to Friday'],
    ['平日', 'Monday to Friday'],
    ['mon wed fri', 'Monday, Wednesday and Friday'],
    ['Mon, Wed & Fri.', 'Monday, Wednesday and Friday'],
    ['月水金', 'Monday, Wednesday and Friday'],
    ['月・水・金曜日', 'Monday, Wednesday and Friday'],
    ['weekends', 'Saturday and Sunday'],
    ['土日', 'Saturday and Sunday'],
    ['every Monday', 'Monday'],
    ['fri-mon', 'Monday, Friday, Saturday and Sunday'],
    ['every day except Sunday', 'Monday to Saturday'],
    ['weekdays and Sunday', 'Monday, Tuesday, Wednesday, Thursday, Friday and Sunday'],
  ])('reads %j as %s', (typed, expected) => {
    expect(understood(typed)).toBe(expected);
  });

  it('reads the names of days of the person’s own language', () => {
    expect(understood('Mo Mi Fr', 'de')).toBe('Monday, Wednesday and Friday');
    expect(understood('lundi, mardi', 'fr')).toBe('Monday and Tuesday');
    expect(understood('lundi', 'en-GB')).toBeUndefined();
  });

  it.each(['', 'foo', 'mon foo', 'mon-', '-', 'every', 'every day except all', '9'])(
    'takes %j for no days',
    (typed) => {
      expect(readDays(typed, 'en-GB')).toBeUndefined();
    },
  );

  it('reads back all days that it shows', () => {
    fc.assert(
      fc.property(fc.subarray([...EVERY_DAY], { minLength: 1 }), (days) => {
        expect(readDays(daysWords(days))).toEqual(days);
      }),
    );
  });

  it('gives days in order or nothing, whatever is typed in whatever locale', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('ja', 'de', '', 'no locale'),
        (typed, locale) => {
          const days = readDays(typed, locale) ?? [1];
          expect(days).toEqual([...new Set(days)].toSorted());
          expect(days.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
