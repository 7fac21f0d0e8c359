import { MONTHS } from '../release/dates.ts';
import { kanjiAsDigits } from './kanji-numbers.ts';
import { readWeekday } from './weekdays.ts';

/** "20 April", "20th of April 2031", "Apr 20, 2031". */
const DAY_FIRST =
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?\.?(?: of)? (?<month>\p{L}{3,})\.?(?:,? (?<year>\d{4}))?$/u;
const MONTH_FIRST = /^(?<month>\p{L}{3,})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}))?$/u;
/** "2031-04-20", "2031/4/20"; "20/4" is no date, as half of the world reads the month first. */
const NUMBERS = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/;
const JAPANESE = /^(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日$/;

const AHEAD = /^(?:in |for )?(?<count>an?|one|two|three|\d{1,3}) ?(?<unit>days?|weeks?)$/;
const AHEAD_JAPANESE = /^(?<count>\d{1,3})(?<unit>日|週間)後?$/;

const COUNT_WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };
const NAMED: Readonly<Record<string, number>> = {
  today: 0,
  今日: 0,
  tomorrow: 1,
  明日: 1,
  明後日: 2,
  'next week': 7,
  来週: 7,
};

/**
 * The date that a person means, as `YYYY-MM-DD`: "20 April", "2031-04-20", "4月20日", "friday", "tomorrow", "in two weeks".
 * Undefined where it is none, or may be two. A day without its year, and a day of the week, is the next one after today.
 *
 * @param today `YYYY-MM-DD`
 * @param locale of who typed it, as BCP 47: its own names of days are read beside the English and Japanese ones
 */
export function readDate(typed: string, today: string, locale = ''): string | undefined {
  const text = kanjiAsDigits(typed.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')).replace(
    /^(?:on|until) /,
    '',
  );
  const from = Temporal.PlainDate.from(today);
  if (Object.hasOwn(NAMED, text)) return from.add({ days: NAMED[text] ?? 0 }).toString();
  const ahead = (AHEAD.exec(text) ?? AHEAD_JAPANESE.exec(text))?.groups;
  if (ahead) {
    const { count = '', unit = '' } = ahead;
    const days = (COUNT_WORDS[count] ?? Number(count)) * (/^(?:week|週)/.test(unit) ? 7 : 1);
    return from.add({ days }).toString();
  }
  const weekday = readWeekday(text.replace(/^(?:next|this|coming) /, ''), locale);
  if (weekday !== undefined) return from.add({ days: ((weekday - from.dayOfWeek + 6) % 7) + 1 }).toString();
  return dayAndMonth(text, from);
}

function dayAndMonth(text: string, from: Temporal.PlainDate): string | undefined {
  const found = [DAY_FIRST, MONTH_FIRST, NUMBERS, JAPANESE]
    .map((pattern) => pattern.exec(text)?.groups)
    .find(Boolean);
  const month = monthOf(found?.month ?? '');
  if (!found || month === undefined) return undefined;
  const day = Number(found.day);
  const dateIn = (year: number): Temporal.PlainDate | undefined => {
    try {
      return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    } catch {
      return undefined;
    }
  };
  if (found.year !== undefined) return dateIn(Number(found.year))?.toString();
  const years = Array.from({ length: LEAP_YEAR_WAIT }, (_, place) => from.year + place);
  const next = years.map(dateIn).find((date) => date && Temporal.PlainDate.compare(date, from) > 0);
  return next?.toString();
}

/** 29 February is never further off, in years. */
const LEAP_YEAR_WAIT = 9;

function monthOf(typed: string): number | undefined {
  const number = /^\d+$/.test(typed) ? Number(typed) : monthNamed(typed);
  return number >= 1 && number <= 12 ? number : undefined;
}

function monthNamed(typed: string): number {
  return (
    1 +
    MONTHS.findIndex(
      (name) =>
        name.toLowerCase() === typed ||
        name.slice(0, 3).toLowerCase() === typed ||
        (typed === 'sept' && name === 'September'),
    )
  );
}
