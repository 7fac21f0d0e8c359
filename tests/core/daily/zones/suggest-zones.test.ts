import { describe, expect, it } from 'vitest';
import { suggestZones } from '../../../../src/core/daily/zones/suggest-zones.ts';
import { zoneLabel, zoneName } from '../../../../src/core/daily/zones/zone-words.ts';

const JANUARY = Temporal.Instant.from('2031-01-15T12:00:00Z').epochMilliseconds;
const JULY = Temporal.Instant.from('2031-07-15T12:14:00Z').epochMilliseconds;

describe('suggestZones', () => {
  it.each([
    ['en-GB', 'Europe/London'],
    ['en-US', 'America/New_York'],
    ['ja', 'Asia/Tokyo'],
    ['pt-BR', 'America/Sao_Paulo'],
    ['es-419', 'America/Mexico_City'],
    ['es-ES', 'Europe/Madrid'],
    ['uk', 'Europe/Kyiv'],
    ['hi', 'Asia/Kolkata'],
    ['sv-SE', 'Europe/Stockholm'],
  ])('begins for %s with %s while nothing is typed', (locale, zone) => {
    expect(suggestZones('', locale, JULY)[0]).toBe(zone);
  });

  it.each([
    ['tok', 'Asia/Tokyo'],
    ['Japan', 'Asia/Tokyo'],
    ['new york', 'America/New_York'],
    ['india', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['kiev', 'Europe/Kyiv'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['londn', 'Europe/London'],
    ['utc', 'UTC'],
    ['Europe/Lisbon', 'Europe/Lisbon'],
  ])('finds %j first in %s', (typed, zone) => {
    expect(suggestZones(typed, 'en-GB', JULY)[0]).toBe(zone);
  });

  it.each([
    ['UK', 'Europe/London'],
    ['GB', 'Europe/London'],
    ['England', 'Europe/London'],
    ['Great Britain', 'Europe/London'],
    ['Scotland', 'Europe/London'],
    ['Edinburgh', 'Europe/London'],
    ['Manchester', 'Europe/London'],
    ['USA', 'America/New_York'],
    ['us', 'America/New_York'],
    ['Boston', 'America/New_York'],
    ['Washington', 'America/New_York'],
    ['miam', 'America/New_York'],
    ['Dallas', 'America/Chicago'],
    ['San Francisco', 'America/Los_Angeles'],
    ['PST', 'America/Los_Angeles'],
    ['Osaka', 'Asia/Tokyo'],
    ['Mumbai', 'Asia/Kolkata'],
    ['New Delhi', 'Asia/Kolkata'],
    ['Beijing', 'Asia/Shanghai'],
    ['Munich', 'Europe/Berlin'],
    ['Milan', 'Europe/Rome'],
    ['Geneva', 'Europe/Zurich'],
    ['jp', 'Asia/Tokyo'],
    ['ET', 'America/New_York'],
    ['LA', 'America/Los_Angeles'],
    ['PT', 'America/Los_Angeles'],
    ['Texas', 'America/Chicago'],
    ['New York, NY', 'America/New_York'],
  ])('finds for %j in en-US first what people mean: %s', (typed, zone) => {
    expect(suggestZones(typed, 'en-US', JULY)[0]).toBe(zone);
  });

  it('takes every place it knows for a zone that there is', () => {
    for (const typed of [
      'Giza',
      'Medellin',
      'Calgary',
      'Krakow',
      'Wellington',
      'Saint Petersburg',
      'Malmo',
      'Hanoi',
    ]) {
      expect(suggestZones(typed, 'en-GB', JULY), typed).toHaveLength(1);
    }
  });

  it.each([
    ['Deutschland', 'de', 'Europe/Berlin'],
    ['日本', 'ja', 'Asia/Tokyo'],
    ['Espagne', 'fr', 'Europe/Madrid'],
    ['イギリス', 'ja', 'Europe/London'],
  ])('finds the country %j by its name in %s', (typed, locale, zone) => {
    expect(suggestZones(typed, locale, JULY)[0]).toBe(zone);
  });

  it('guesses at nothing short', () => {
    for (const typed of ['xyz', 'qatr', 'zz']) expect(suggestZones(typed, 'en-US', JULY)).toEqual([]);
  });

  it.each([
    ['+5:30', JULY, 'Asia/Kolkata'],
    ['UTC+9', JULY, 'Asia/Tokyo'],
    ['gmt-3', JULY, 'America/Sao_Paulo'],
    ['+1', JULY, 'Europe/London'],
    ['+0', JANUARY, 'Europe/London'],
  ])('finds by the offset %j of that day', (typed, nowMs, zone) => {
    expect(suggestZones(typed, 'en-GB', nowMs)).toContain(zone);
  });

  it('puts the zones of the own country first among those that fit', () => {
    expect(suggestZones('+1', 'en-GB', JULY)[0]).toBe('Europe/London');
    expect(suggestZones('+1', 'de', JANUARY)[0]).toBe('Europe/Berlin');
    expect(suggestZones('america', 'pt-BR', JULY)[0]).toBe('America/Sao_Paulo');
  });

  it('gives at most 25, none twice, whatever is typed in whatever locale', () => {
    for (const typed of ['', 'a', 'america', '(', '+', '🦊', 'x'.repeat(500)]) {
      for (const locale of ['en-GB', '', 'not a locale']) {
        const zones = suggestZones(typed, locale, JULY);
        expect(zones.length).toBeLessThanOrEqual(25);
        expect(new Set(zones).size).toBe(zones.length);
      }
    }
  });
});

describe('zoneLabel', () => {
  it.each([
    ['Asia/Tokyo', '', 'Tokyo (UTC+9, 21:14 now)'],
    ['America/New_York', 'new', 'New York (UTC−4, 08:14 now)'],
    ['America/New_York', 'bosto', 'Boston: New York (UTC−4, 08:14 now)'],
    ['Asia/Kolkata', 'new del', 'New Delhi: Kolkata (UTC+5:30, 17:44 now)'],
    ['Asia/Tokyo', '東', '東京: Tokyo (UTC+9, 21:14 now)'],
    ['UTC', '', 'UTC (UTC, 12:14 now)'],
  ])('shows %s for %j as %s', (zone, typed, label) => {
    expect(zoneLabel(zone, JULY, typed)).toBe(label);
  });

  it('names a zone by its city, or by its offset', () => {
    expect(
      ['Asia/Tokyo', 'America/Argentina/Buenos_Aires', 'UTC', '-03:30', 'Etc/GMT+5'].map(zoneName),
    ).toEqual(['Tokyo', 'Buenos Aires', 'UTC', 'UTC−3:30', 'GMT+5']);
  });
});
