import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateOf, nextOccurrence } from '../../../src/core/daily/next-occurrence.ts';
import { EVERY_DAY, weekdayOf } from '../../../src/core/daily/weekdays.ts';

const DAY_MS = 86_400_000;
const ZONES = [
  ...Intl.supportedValuesOf('timeZone'),
  'UTC',
  'Asia/Kolkata',
  'Europe/Kyiv',
  '+05:45',
  '-03:30',
];

function ms(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** The occurrences from an instant on, as "date → instant". */
function occurrences(zone: string, time: string, from: string, count: number): string[] {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const found: string[] = [];
  let atMs = ms(from);
  while (found.length < count) {
    const { dueMs, dueDate } = nextOccurrence({ zone, minuteOfDay: hours * 60 + minutes }, atMs);
    found.push(`${dueDate} → ${Temporal.Instant.fromEpochMilliseconds(dueMs)}`);
    atMs = dueMs;
  }
  return found;
}

describe('nextOccurrence', () => {
  it.each([
    [
      'moves a time in the gap of London by an hour',
      'Europe/London',
      '01:30',
      '2031-03-29T12:00:00Z',
      ['2031-03-30 → 2031-03-30T01:30:00Z', '2031-03-31 → 2031-03-31T00:30:00Z'],
    ],
    [
      'takes the first of two in the overlap of London',
      'Europe/London',
      '01:30',
      '2031-10-25T12:00:00Z',
      ['2031-10-26 → 2031-10-26T00:30:00Z', '2031-10-27 → 2031-10-27T01:30:00Z'],
    ],
    [
      'keeps the hour over the summer time of London',
      'Europe/London',
      '09:00',
      '2031-03-29T00:00:00Z',
      ['2031-03-29 → 2031-03-29T09:00:00Z', '2031-03-30 → 2031-03-30T08:00:00Z'],
    ],
    [
      'moves a time in the gap of New York by an hour',
      'America/New_York',
      '02:15',
      '2031-03-08T12:00:00Z',
      ['2031-03-09 → 2031-03-09T07:15:00Z', '2031-03-10 → 2031-03-10T06:15:00Z'],
    ],
    [
      'takes the first of two in the overlap of New York',
      'America/New_York',
      '01:15',
      '2031-11-01T12:00:00Z',
      ['2031-11-02 → 2031-11-02T05:15:00Z', '2031-11-03 → 2031-11-03T06:15:00Z'],
    ],
    [
      'moves a time in the gap of Lord Howe by its half hour',
      'Australia/Lord_Howe',
      '02:10',
      '2031-10-04T00:00:00Z',
      ['2031-10-05 → 2031-10-04T15:40:00Z', '2031-10-06 → 2031-10-05T15:10:00Z'],
    ],
    [
      'takes the first of two in the overlap of Lord Howe',
      'Australia/Lord_Howe',
      '01:45',
      '2031-04-05T00:00:00Z',
      ['2031-04-06 → 2031-04-05T14:45:00Z', '2031-04-07 → 2031-04-06T15:15:00Z'],
    ],
    [
      'has none on the day that Apia left out',
      'Pacific/Apia',
      '09:00',
      '2011-12-29T00:00:00Z',
      ['2011-12-29 → 2011-12-29T19:00:00Z', '2011-12-31 → 2011-12-30T19:00:00Z'],
    ],
    [
      'gives a day whose end is a gap its own, early in the next',
      'America/Toronto',
      '23:45',
      '1919-03-30T00:00:00Z',
      [
        '1919-03-29 → 1919-03-30T04:45:00Z',
        '1919-03-30 → 1919-03-31T04:45:00Z',
        '1919-03-31 → 1919-04-01T03:45:00Z',
      ],
    ],
  ])('%s', (_, zone, time, from, expected) => {
    expect(occurrences(zone, time, from, expected.length)).toEqual(expected);
  });

  it('is later than the instant given, even at the very instant', () => {
    const nine = { zone: 'UTC', minuteOfDay: 540 };
    expect(nextOccurrence(nine, ms('2031-04-02T09:00:00Z')).dueDate).toBe('2031-04-03');
    expect(nextOccurrence(nine, ms('2031-04-02T09:00:00Z') - 1).dueDate).toBe('2031-04-02');
  });

  it('is on a later date than the one given', () => {
    const nine = { zone: 'UTC', minuteOfDay: 540 };
    expect(nextOccurrence(nine, ms('2031-04-02T08:00:00Z'), '2031-04-02').dueDate).toBe('2031-04-03');
    expect(nextOccurrence(nine, ms('2031-04-02T08:00:00Z'), '2031-04-05').dueDate).toBe('2031-04-06');
  });

  it('comes once a local day, each later than the one before, wherever and whenever', () => {
    const days = fc.record({
      zone: fc.constantFrom(...ZONES),
      minuteOfDay: fc.integer({ min: 0, max: 1439 }),
      fromMs: fc.integer({ min: ms('2025-01-01T00:00:00Z'), max: ms('2035-01-01T00:00:00Z') }),
    });
    fc.assert(
      fc.property(days, ({ zone, minuteOfDay, fromMs }) => {
        let before = nextOccurrence({ zone, minuteOfDay }, fromMs);
        for (let day = 0; day < 12; day += 1) {
          const next = nextOccurrence({ zone, minuteOfDay }, before.dueMs);
          expect(next.dueDate).toBe(Temporal.PlainDate.from(before.dueDate).add({ days: 1 }).toString());
          expect(next.dueMs).toBeGreaterThan(before.dueMs);
          expect(localDateOf(zone, next.dueMs)).toBe(next.dueDate);
          before = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the first among those of every day that is one of its days, from the end of a pause on', () => {
    const schedules = fc.record({
      zone: fc.constantFrom(...ZONES),
      minuteOfDay: fc.integer({ min: 0, max: 1439 }),
      days: fc.subarray([...EVERY_DAY], { minLength: 1 }),
      pause: fc.integer({ min: 0, max: 20 }),
      fromMs: fc.integer({ min: ms('2025-01-01T00:00:00Z'), max: ms('2035-01-01T00:00:00Z') }),
    });
    fc.assert(
      fc.property(schedules, ({ zone, minuteOfDay, days, pause, fromMs }) => {
        const today = Temporal.PlainDate.from(localDateOf(zone, fromMs));
        const pausedUntil = today.add({ days: pause }).toString();
        let daily = nextOccurrence({ zone, minuteOfDay }, fromMs);
        const isOne = (date: string) =>
          date >= pausedUntil && days.includes(weekdayOf(Temporal.PlainDate.from(date)));
        while (!isOne(daily.dueDate)) daily = nextOccurrence({ zone, minuteOfDay }, daily.dueMs);
        expect(nextOccurrence({ zone, minuteOfDay, days, pausedUntil }, fromMs)).toEqual(daily);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same from any instant before it, back to the occurrence before', () => {
    const moments = fc.record({
      zone: fc.constantFrom(...ZONES),
      minuteOfDay: fc.integer({ min: 0, max: 1439 }),
      fromMs: fc.integer({ min: ms('2025-01-01T00:00:00Z'), max: ms('2035-01-01T00:00:00Z') }),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(moments, ({ zone, minuteOfDay, fromMs, share }) => {
        const next = nextOccurrence({ zone, minuteOfDay }, fromMs);
        const between = fromMs + Math.floor((next.dueMs - fromMs) * share);
        expect(nextOccurrence({ zone, minuteOfDay }, between)).toEqual(next);
        expect(next.dueMs - fromMs).toBeLessThanOrEqual(DAY_MS + DAY_MS / 8);
      }),
    );
  });
});
