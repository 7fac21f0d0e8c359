import { MONTHS } from '../release/dates.ts';
import type { Token } from '../release/tokens.ts';
import { wordSet } from '../release/word-set.ts';

/** A time that a sentence gives, by its tokens; `end` is the index after the last one. */
export type Time = {
  readonly start: number;
  readonly end: number;
  /** The day, `YYYY-MM-DD`; absent for a weekday, a month, a year or "last week". */
  readonly day?: string;
  /** Tokens that name the day, which "today" does not; `start` included and `end` not. */
  readonly named?: { readonly start: number; readonly end: number };
  /** Whether it may be the time of the release's own news: its day, a weekday before it, a date shortly before it. */
  readonly isNews: boolean;
};

const WEEKDAYS = wordSet('monday tuesday wednesday thursday friday saturday sunday');
const PARTS_OF_DAY = wordSet('morning afternoon evening');
const PERIODS = wordSet('week month year decade century spring summer autumn fall winter');
const OTHER_TIMES = wordSet('ago previously formerly originally already recently later since');
const PREPOSITIONS = wordSet('on in early late earlier');
/** How many days before its release something still counts as its news. */
const NEWS_MAX_DAYS = 31;
const DAY_MS = 86_400_000;
const YEAR = /^(?:1[5-9]|20)\d\ds?$/;

/** The time that begins at a token, with "on" or "in" before it; undefined where none does. @param date of the release, `YYYY-MM-DD` */
export function timeAt(tokens: readonly Token[], start: number, date: string): Time | undefined {
  const at = PREPOSITIONS.has(wordAt(tokens, start)) ? start + 1 : start;
  const time =
    deicticAt(tokens, at, date) ??
    weekdayAt(tokens, at, date) ??
    dateAt(tokens, at, date) ??
    otherAt(tokens, at, at > start);
  return time && { ...time, start };
}

/** Whether a word is a weekday or a month: "by Monday" names nobody. */
export function isCalendarWord({ text }: Token): boolean {
  return WEEKDAYS.has(text.toLowerCase()) || MONTHS.includes(text);
}

/** "today", "this morning", "yesterday"; with the date in brackets after it. */
function deicticAt(tokens: readonly Token[], at: number, date: string): Time | undefined {
  const word = wordAt(tokens, at);
  const isPartOfDay = word === 'this' && PARTS_OF_DAY.has(wordAt(tokens, at + 1));
  const isToday = word === 'today' || word === 'tonight' || isPartOfDay;
  if (!isToday && word !== 'yesterday') return undefined;
  const end = at + (isPartOfDay ? 2 : 1);
  const inBrackets =
    tokens[end]?.text === '('
      ? (weekdayAt(tokens, end + 1, date) ?? dateAt(tokens, end + 1, date))
      : undefined;
  if (inBrackets?.day !== undefined && tokens[inBrackets.end]?.text === ')')
    return { ...inBrackets, start: at, end: inBrackets.end + 1, isNews: true };
  return { start: at, end, day: isToday ? date : dayBefore(date), isNews: true };
}

/** "Monday", and the date where one follows. */
function weekdayAt(tokens: readonly Token[], at: number, date: string): Time | undefined {
  if (!WEEKDAYS.has(wordAt(tokens, at))) return undefined;
  const next = tokens[at + 1]?.text === ',' ? at + 2 : at + 1;
  return (
    dateAt(tokens, next, date) ?? { start: at, end: at + 1, named: { start: at, end: at + 1 }, isNews: true }
  );
}

/** "26 January 2017", "January 26, 2017", "Feb. 15"; without a year, of the release's or of the one before. */
function dateAt(tokens: readonly Token[], at: number, date: string): Time | undefined {
  const dayFirst = dayNumber(tokens[at]);
  const monthAt = dayFirst === undefined ? at : at + 1;
  const month = monthNumber(tokens[monthAt]);
  if (month === undefined) return undefined;
  // The full stop behind a whole name ends the sentence.
  const isCutShort = !MONTHS.includes(tokens[monthAt]?.text ?? '');
  let end = isCutShort && tokens[monthAt + 1]?.text === '.' ? monthAt + 2 : monthAt + 1;
  const dayOfMonth = dayFirst ?? dayNumber(tokens[end]);
  if (dayOfMonth === undefined) return undefined;
  if (dayFirst === undefined) end += 1;
  const yearAt = tokens[end]?.text === ',' ? end + 1 : end;
  const year = YEAR.test(wordAt(tokens, yearAt)) ? Number(tokens[yearAt]?.text) : undefined;
  if (year !== undefined) end = yearAt + 1;
  const day = dayOf(year, month, dayOfMonth, date);
  return { start: at, end, day, named: { start: at, end }, isNews: isNews(day, date) };
}

/** "In 2016", "May 2017", "last month"; a month alone is a time only behind a preposition, since "May" is a name too. */
function otherAt(tokens: readonly Token[], at: number, isPreposed: boolean): Time | undefined {
  const word = wordAt(tokens, at);
  const isPeriod =
    /^(?:last|next|this|previous)$/.test(word) &&
    (PERIODS.has(wordAt(tokens, at + 1)) || WEEKDAYS.has(wordAt(tokens, at + 1)));
  if (isPeriod) return { start: at, end: at + 2, isNews: word === 'this' };
  if (monthNumber(tokens[at]) !== undefined && YEAR.test(wordAt(tokens, at + 1)))
    return { start: at, end: at + 2, isNews: false };
  const isAlone = isPreposed && (monthNumber(tokens[at]) !== undefined || YEAR.test(word));
  return isAlone || OTHER_TIMES.has(word) ? { start: at, end: at + 1, isNews: false } : undefined;
}

/** A day of a month, 1 to 31: "26", "26th". */
export function dayNumber(token: Token | undefined): number | undefined {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token?.text ?? '')?.[1];
  return digits === undefined || Number(digits) < 1 || Number(digits) > 31 ? undefined : Number(digits);
}

/** From 1; a name cut short to three or four letters ("Feb", "Sept") counts. */
export function monthNumber(token: Token | undefined): number | undefined {
  const text = token?.text ?? '';
  const place = MONTHS.findIndex(
    (month) => text === month || (/^\p{Lu}\p{Ll}{2,3}$/u.test(text) && month.startsWith(text)),
  );
  return place < 0 ? undefined : place + 1;
}

function dayOf(year: number | undefined, month: number, day: number, date: string): string {
  const monthAndDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year !== undefined) return `${year}-${monthAndDay}`;
  const ownYear = Number(date.slice(0, 4));
  return `${ownYear}-${monthAndDay}` <= date ? `${ownYear}-${monthAndDay}` : `${ownYear - 1}-${monthAndDay}`;
}

function isNews(day: string, date: string): boolean {
  const days = (Date.parse(date) - Date.parse(day)) / DAY_MS;
  return days >= 0 && days <= NEWS_MAX_DAYS;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10);
}

function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text.toLowerCase() ?? '';
}
