import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../src/core/timeline/dates-in.ts';

const RELEASED = '2017-01-26';

/** Each date of a sentence, with the words that give it; "~" before what was worked out. */
function dates(text: string): string[] {
  return datesIn(text, RELEASED).map(
    ({ date, span, workedOut }) => `${workedOut ? '~' : ''}${date} ${text.slice(span.start, span.end)}`,
  );
}

describe('the dates of a sentence', () => {
  it.each([
    ['It was signed on 26 January 2017.', ['2017-01-26 26 January 2017']],
    ['Signed January 26, 2017 in London.', ['2017-01-26 January 26, 2017']],
    ['On the 3rd of May 2016 it rained.', ['2016-05-03 3rd of May 2016']],
    ['Launched on Oct. 20, 2016.', ['2016-10-20 Oct. 20, 2016']],
    ['From 5 to 7 March 2018 they met.', ['2018-03-05 5 to 7 March 2018']],
    ['It runs from 5 June to 10 September 2018.', ['2018-06-05 5 June', '2018-09-10 10 September 2018']],
    ['From 13 July to 6 August (2014) it was shut.', ['2014-07-13 13 July', '2014-08-06 6 August (2014)']],
    ['See 2016-02-29.', ['2016-02-29 2016-02-29']],
  ])('are days in %j', (text, found) => {
    expect(dates(text)).toEqual(found);
  });

  it.each([
    ['It began in January 2016.', ['2016-01 January 2016']],
    ['It grew in 2016.', ['2016 2016']],
    ['It grew from 2010 to 2015.', ['2010 2010', '2015 2015']],
    ['The museum (1931) is old.', ['1931 1931']],
    ['As it prepares to host the 2020 Games.', ['2020 2020']],
    ['2016 also saw a fall.', ['2016 2016']],
    ['It will be ready in the autumn of 2018.', ['2018 2018']],
  ])('are months and years in %j', (text, found) => {
    expect(dates(text)).toEqual(found);
  });

  it.each([
    ['They have today signed it.', ['~2017-01-26 today']],
    ['They met yesterday.', ['~2017-01-25 yesterday']],
    ['It opens tomorrow, and will stay.', ['~2017-01-27 tomorrow']],
    ['During last year’s tour they met.', ['~2016 last year’s']],
    ['It will end next month.', ['~2017-02 next month']],
    ['He visited the UK in January.', ['~2017-01 January']],
    ['He visited the UK in November.', ['~2016-11 November']],
    ['It will open on 3 January.', ['~2018-01-03 3 January']],
    ['Bids are open until 14 September.', ['~2017-09-14 14 September']],
    ['Work began in May last year.', ['~2016-05 May last year']],
    ['It must be paid from 1 April next year.', ['~2018-04-01 1 April next year']],
  ])('are worked out in %j', (text, found) => {
    expect(dates(text)).toEqual(found);
  });

  it('are what is named in full where both stand there', () => {
    expect(dates('They have today (26 January 2017) signed it.')).toEqual(['2017-01-26 26 January 2017']);
  });

  it.each([
    'They employ 2000 people.',
    'A group of 1900 people met.',
    'It costs £2016.',
    'Cattle graze there from May to October.',
    'You may go, and May Roe may stay.',
    'They meet on Monday.',
    'Over the next year prices fell.',
    'The leaders of tomorrow met.',
    'On 30 February 2016 nothing was.',
    'Call 0800 776600.',
  ])('are none in %j', (text) => {
    expect(dates(text)).toEqual([]);
  });

  it('stand in the text, in order, whatever is read', () => {
    const word = fc.constantFrom(
      '5',
      '31',
      'May',
      'Feb.',
      '2016',
      ',',
      '(',
      ')',
      'to',
      'last',
      'year',
      'of',
      'in',
      'the',
      '’',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        let end = 0;
        for (const { date, span } of datesIn(text, RELEASED)) {
          expect(date).toMatch(/^\d{4}(-\d\d){0,2}$/);
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
      }),
    );
  });
});
