import { isDay } from '../core/release/dates.ts';

const DAY_IN_LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day that a date or an instant of a page begins with, as its publisher wrote it; undefined where it is none. */
export function dayIn(text: string | undefined): string | undefined {
  const day = text?.trim().slice(0, 10) ?? '';
  return isDay(day) ? day : undefined;
}

/** The day in London of an instant in ISO 8601; undefined where it is none. */
export function londonDay(instant: string | undefined): string | undefined {
  const ms = Date.parse(instant ?? '');
  if (Number.isNaN(ms)) return undefined;
  const day = DAY_IN_LONDON.format(ms);
  return isDay(day) ? day : undefined;
}
