import { dayNumber, monthNumber } from '../key-facts/times.ts';
import { isDay, MONTHS } from '../release/dates.ts';
import type { Span } from '../release/release.ts';
import { type Token, tokensOf, withoutPossessive } from '../release/tokens.ts';
import { wordSet } from '../release/word-set.ts';
import { yearOf } from './bare-dates.ts';

/** A date that a sentence gives. */
export type FoundDate = {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exactly as the sentence gives it. */
  readonly date: string;
  /** The words that give it, as offsets in the sentence. */
  readonly span: Span;
  /** True where they do not name it in full: "today", "last year", "in January". */
  readonly workedOut: boolean;
};

/** A date by its tokens, from `start` up to `end`. */
type AtTokens = {
  readonly date: string;
  readonly start: number;
  readonly end: number;
  readonly workedOut: boolean;
  /** Whether the words beside it name its year. */
  readonly hasYear: boolean;
};

const BEFORE_YEAR = wordSet(
  'in since during until till before after by from of to between and early late mid for around autumn spring summer winter fall season',
);
/** What may follow a number that is a year: "in 2016 the", but not "of 2000 people". */
const AFTER_YEAR = wordSet(
  `a after alone also an and are as at because before being but by for from had has have he her his if in into is it its
  more no on onwards or our she so than that the their there they this through to under until up was we were when where
  which while who will with would`,
);
const BEFORE_BARE_MONTH = wordSet('in since during until till before by from last next this early late mid');
const JOINS_DATES = wordSet('to and until till – — - &');
const YEAR_FIRST = wordSet('also saw was will is has marks marked brought promises');
const PARTS_OF_DAY = wordSet('morning afternoon evening');
/** Years or months from the release on; and days. "Tomorrow" is a day only where something will be on it. */
const STEPS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };
const DAYS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
const DAY_MS = 86_400_000;

/**
 * The dates that a sentence gives, in its order. Weekdays and weeks are left out, since nobody is told of which month they
 * are; of several words for one date those that name it in full are given.
 *
 * @param releaseDate `YYYY-MM-DD`, that "today" means
 */
export function datesIn(text: string, releaseDate: string): FoundDate[] {
  const tokens = tokensOf(text);
  const found: AtTokens[] = [];
  for (let at = 0; at < tokens.length; ) {
    const next =
      isoAt(tokens, at) ??
      calendarDateAt(tokens, at, releaseDate) ??
      yearAt(tokens, at) ??
      relativeAt(tokens, at, releaseDate);
    if (next && isDay(`${next.date}-01-01`.slice(0, 10))) found.push(next);
    at = next?.end ?? at + 1;
  }
  const named = new Set(found.flatMap(({ date, workedOut }) => (workedOut ? [] : [date])));
  const seen = new Set<string>();
  return found.flatMap(({ date, start, end, workedOut }) => {
    if ((workedOut && named.has(date)) || seen.has(date)) return [];
    seen.add(date);
    return [{ date, workedOut, span: { start: tokens[start]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 } }];
  });
}

/** "2017-01-26" */
function isoAt(tokens: readonly Token[], start: number): AtTokens | undefined {
  const date = tokens[start]?.text ?? '';
  return isDay(date) ? dated(date, start, start + 1) : undefined;
}

/**
 * "26 January 2017", "5 to 7 March 2017", "Jan. 26, 2017", "January 2017", "1 April next year"; of several days the first.
 *
 * @param mayLookOn whether the year may stand behind the next date: "from 5 June to 10 September 2023"
 */
function calendarDateAt(
  tokens: readonly Token[],
  start: number,
  releaseDate: string,
  mayLookOn = true,
): AtTokens | undefined {
  const first = dayNumber(tokens[start]);
  const monthAt = first === undefined ? start : monthAfterDays(tokens, start);
  const month = monthAt === undefined ? undefined : monthNumber(tokens[monthAt]);
  if (monthAt === undefined || month === undefined) return undefined;
  const isCutShort = !MONTHS.includes(tokens[monthAt]?.text ?? '');
  let end = isCutShort && tokens[monthAt + 1]?.text === '.' ? monthAt + 2 : monthAt + 1;
  const behind = first === undefined ? dayNumber(tokens[end]) : undefined;
  if (behind !== undefined) end += 1;
  const day = first ?? behind;
  const monthAndDay = [month, ...(day === undefined ? [] : [day])]
    .map((number) => `${number}`.padStart(2, '0'))
    .join('-');
  const named = yearBehind(tokens, end, releaseDate);
  if (named)
    return { ...dated(`${named.year}-${monthAndDay}`, start, named.end), workedOut: named.workedOut };
  const joined = JOINS_DATES.has(wordAt(tokens, end));
  const other = mayLookOn && joined ? calendarDateAt(tokens, end + 1, releaseDate, false) : undefined;
  if (other?.hasYear) {
    const year = Number(other.date.slice(0, 4));
    const own = monthAndDay <= other.date.slice(5) ? year : year - 1;
    return { ...dated(`${own}-${monthAndDay}`, start, end), workedOut: other.workedOut };
  }
  // "May" is a verb and a name too, and what goes from May to October comes every year.
  const isOfMany = joined && monthNumber(tokens[end + 1]) !== undefined;
  if (day === undefined && (isOfMany || !isBareMonth(tokens, start))) return undefined;
  const year = yearOf(tokens, start, monthAndDay, releaseDate);
  if (year === undefined) return undefined;
  return { ...dated(`${year}-${monthAndDay}`, start, end), workedOut: true, hasYear: false };
}

/** The year right behind a month or a day: "2017", ", 2017", "(2017)", "last year". */
function yearBehind(
  tokens: readonly Token[],
  at: number,
  releaseDate: string,
): { readonly year: number; readonly end: number; readonly workedOut: boolean } | undefined {
  const yearAt = /^[,(]$/.test(tokens[at]?.text ?? '') ? at + 1 : at;
  const year = yearNumber(tokens[yearAt]);
  const isOpen = tokens[at]?.text === '(';
  if (year !== undefined && (!isOpen || tokens[yearAt + 1]?.text === ')'))
    return { year, end: yearAt + (isOpen ? 2 : 1), workedOut: false };
  const stepAt = wordAt(tokens, at) === 'of' ? at + 1 : at;
  const step = STEPS[wordAt(tokens, stepAt)];
  if (step === undefined || wordAt(tokens, stepAt + 1) !== 'year') return undefined;
  return { year: Number(releaseDate.slice(0, 4)) + step, end: stepAt + 2, workedOut: true };
}

function dated(date: string, start: number, end: number): AtTokens {
  return { date, start, end, workedOut: false, hasYear: true };
}

/** The month behind "5", "the 5th of", "5 to 7", "5 and 6" or "5-7". */
function monthAfterDays(tokens: readonly Token[], start: number): number | undefined {
  const isRange = /^(?:to|and|–|—|-|&)$/.test(tokens[start + 1]?.text ?? '') && dayNumber(tokens[start + 2]);
  const at = isRange ? start + 3 : start + 1;
  const behindOf = tokens[at]?.text === 'of' ? at + 1 : at;
  return monthNumber(tokens[behindOf]) === undefined ? undefined : behindOf;
}

function isBareMonth(tokens: readonly Token[], at: number): boolean {
  return BEFORE_BARE_MONTH.has(wordAt(tokens, at - 1)) && MONTHS.includes(tokens[at]?.text ?? '');
}

/** "in 2016", "(2016)", "2015 to 2016", "the 2020 Games", "2016 also saw". */
function yearAt(tokens: readonly Token[], start: number): AtTokens | undefined {
  const year = yearNumber(tokens[start]);
  if (year === undefined) return undefined;
  const [before, after] = [tokens[start - 1]?.text ?? '', tokens[start + 1]?.text ?? ''];
  const endsWell = !/^\p{L}/u.test(after) || AFTER_YEAR.has(after);
  const isYear =
    (BEFORE_YEAR.has(before.toLowerCase()) && endsWell && !/^[%$£€]$/.test(after)) ||
    (before === '(' && after === ')') ||
    (before.toLowerCase() === 'the' && /^\p{Lu}/u.test(after)) ||
    (start === 0 && YEAR_FIRST.has(after));
  return isYear ? dated(`${year}`, start, start + 1) : undefined;
}

/** "today", "yesterday", "last year", "next month", as they count from the release. */
function relativeAt(tokens: readonly Token[], start: number, releaseDate: string): AtTokens | undefined {
  const word = wordAt(tokens, start);
  const following = withoutPossessive(wordAt(tokens, start + 1));
  const after = (words: number, date: string): AtTokens => ({
    ...dated(date, start, start + words),
    workedOut: true,
  });
  const days = DAYS[word];
  if (days !== undefined && (days <= 0 || tokens.some(({ text }) => text === 'will')))
    return after(1, new Date(Date.parse(releaseDate) + days * DAY_MS).toISOString().slice(0, 10));
  if (word === 'this' && PARTS_OF_DAY.has(following)) return after(2, releaseDate);
  const step = STEPS[word];
  // "The next year" counts from what is told.
  if (step === undefined || wordAt(tokens, start - 1) === 'the') return undefined;
  const [year = 0, month = 1] = releaseDate.split('-').map(Number);
  if (following === 'year') return after(2, `${year + step}`);
  if (following !== 'month') return undefined;
  return after(2, new Date(Date.UTC(year, month - 1 + step, 1)).toISOString().slice(0, 7));
}

/** "2016", and the first of "2016-17". */
function yearNumber(token: Token | undefined): number | undefined {
  const digits = /^((?:1[5-9]|20)\d\d)(?:-\d\d(?:\d\d)?)?(?:[’']s)?$/.exec(token?.text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text.toLowerCase() ?? '';
}
