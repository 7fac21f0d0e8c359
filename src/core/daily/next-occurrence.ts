import { type Weekday, weekdayOf } from './weekdays.ts';

/** A time of day in a place. `minuteOfDay` runs from 0 to 1439, `zone` is an IANA time zone. */
export type LocalTime = {
  readonly zone: string;
  readonly minuteOfDay: number;
  /** The days of the week that have it, one at least; every day where absent. */
  readonly days?: readonly Weekday[];
  /** The first date that has it, `YYYY-MM-DD`; any where absent. */
  readonly pausedUntil?: string;
};

/** An instant, in milliseconds since 1970, and the local date (`YYYY-MM-DD`) that it belongs to. */
export type Occurrence = { readonly dueMs: number; readonly dueDate: string };

/**
 * The first occurrence of a local time that is later than `afterMs` and whose date is later than `afterDate`.
 *
 * Every local day that is among its days has exactly one. In a gap, as when clocks go forward, it moves on by the length of the gap; of two
 * in an overlap it is the first. A date that a place left out altogether, as Apia did 30 December 2011, has none.
 *
 * @param afterDate `YYYY-MM-DD`; empty where any date will do
 */
export function nextOccurrence(time: LocalTime, afterMs: number, afterDate = ''): Occurrence {
  // A gap at the end of a day puts that day's occurrence into the next, so the day before may still have its own.
  let date = Temporal.PlainDate.from(localDateOf(time.zone, afterMs)).subtract({ days: 1 });
  if (afterDate !== '' && Temporal.PlainDate.compare(date, afterDate) <= 0) {
    date = Temporal.PlainDate.from(afterDate).add({ days: 1 });
  }
  for (;;) {
    const dueMs = occurrenceOn(time, date);
    if (dueMs !== undefined && dueMs > afterMs) return { dueMs, dueDate: date.toString() };
    date = date.add({ days: 1 });
  }
}

/** The local date at an instant, `YYYY-MM-DD`. */
export function localDateOf(zone: string, atMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}

function occurrenceOn(
  { zone, minuteOfDay, days, pausedUntil }: LocalTime,
  date: Temporal.PlainDate,
): number | undefined {
  if (days && !days.includes(weekdayOf(date))) return undefined;
  if (pausedUntil !== undefined && date.toString() < pausedUntil) return undefined;
  if (!date.toZonedDateTime(zone).toPlainDate().equals(date)) return undefined;
  const local = date.toPlainDateTime({ hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 });
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}
