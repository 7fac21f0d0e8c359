import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/core/daily/typed-date.ts';

/** A Wednesday. */
const TODAY = '2031-04-02';

describe('readDate', () => {
  it.each([
    ['2031-04-20', '2031-04-20'],
    ['2031/4/20', '2031-04-20'],
    ['20 April', '2031-04-20'],
    ['April 20th, 2031', '2031-04-20'],
    ['20th of April', '2031-04-20'],
    ['1 March', '2032-03-01'],
    ['29 Feb', '2032-02-29'],
    ['4月20日', '2031-04-20'],
    ['2031年四月二十日', '2031-04-20'],
    ['friday', '2031-04-04'],
    ['next Wednesday', '2031-04-09'],
    ['金曜日', '2031-04-04'],
    ['today', '2031-04-02'],
    ['tomorrow', '2031-04-03'],
    ['明日', '2031-04-03'],
    ['in 3 days', '2031-04-05'],
    ['a week', '2031-04-09'],
    ['2週間後', '2031-04-16'],
  ])('reads %j as %s', (typed, date) => {
    expect(readDate(typed, TODAY, 'en-GB')).toBe(date);
  });

  it.each(['', 'soon', '20/4', '04/05/2031', '31 February', '2031-02-29', 'May', '99 April', '2031-13-01'])(
    'takes %j for no date, or for two',
    (typed) => {
      expect(readDate(typed, TODAY, 'en-GB')).toBeUndefined();
    },
  );

  it('gives a date or nothing, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '20',
      ' ',
      'April',
      '月',
      '日',
      '2031',
      '-',
      '4',
      'in',
      'days',
      'friday',
      '99',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces, { maxLength: 6 }).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(texts, (typed) => {
        const date = readDate(typed, TODAY) ?? TODAY;
        expect(Temporal.PlainDate.from(date).toString()).toBe(date);
      }),
    );
  });
});
