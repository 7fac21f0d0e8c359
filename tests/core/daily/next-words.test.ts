import { expect, it } from 'vitest';
import { nextWords } from '../../../src/core/daily/next-words.ts';

function ms(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

it.each([
  ['2031-04-03T00:00Z', 'Asia/Tokyo', 'tomorrow 09:00 (Tokyo), in 21 h'],
  ['2031-04-02T03:20Z', 'Europe/London', 'today 04:20 (London), in 20 min'],
  ['2031-04-02T03:00:10Z', 'UTC', 'today 03:00 (UTC), in 1 min'],
  ['2031-04-07T23:59Z', '-03:30', 'Monday 7 April 20:29 (UTC−3:30), in 6 days'],
])('says when a post at %s in %s comes', (instant, zone, words) => {
  expect(nextWords(ms(instant), zone, ms('2031-04-02T03:00Z'))).toBe(words);
});
