import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZone } from '../../../../src/core/daily/zones/read-zone.ts';
import { suggestZones } from '../../../../src/core/daily/zones/suggest-zones.ts';
import { clockOf } from '../../../../src/core/daily/zones/zone-ids.ts';

const JULY = Temporal.Instant.from('2031-07-15T12:00:00Z').epochMilliseconds;

/** The zone in a word, or the choices, as many as there are. */
function understood(typed: string, locale = ''): string {
  const reading = readZone(typed, locale, JULY);
  return 'zone' in reading ? reading.zone : `ask: ${reading.choices.join(' ')}`.trimEnd();
}

function isZone(zone: string): boolean {
  return new Temporal.ZonedDateTime(0n, zone).timeZoneId === zone;
}

describe('readZone', () => {
  it.each([
    ['UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['Z', 'UTC'],
    ['+05:30', '+05:30'],
    ['+0530', '+05:30'],
    ['UTC+9', '+09:00'],
    ['utc −5', '-05:00'],
    ['GMT-03:30', '-03:30'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['europe/london', 'Europe/London'],
    [' Pacific/Apia ', 'Pacific/Apia'],
    ['America/New York', 'America/New_York'],
    ['Asia / Tokyo', 'Asia/Tokyo'],
  ])('takes IANA’s names and offsets in any spelling: %j is %s', (typed, zone) => {
    expect(understood(typed)).toBe(zone);
  });

  it.each([
    ['US/Eastern', 'America/New_York'],
    ['EST5EDT', 'America/New_York'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['Saigon', 'Asia/Ho_Chi_Minh'],
    ['Kiev', 'Europe/Kyiv'],
    ['Japan', 'Asia/Tokyo'],
  ])('takes old names for those of today: %j is %s', (typed, zone) => {
    expect(understood(typed)).toBe(zone);
  });

  it.each([
    ['ET', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['Eastern', 'America/New_York'],
    ['eastern time', 'America/New_York'],
    ['CT', 'America/Chicago'],
    ['MT', 'America/Denver'],
    ['PT', 'America/Los_Angeles'],
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['MEZ', 'Europe/Berlin'],
    ['JST', 'Asia/Tokyo'],
    ['日本時間', 'Asia/Tokyo'],
    ['LA', 'America/Los_Angeles'],
    ['CST', 'ask: America/Chicago Asia/Shanghai America/Havana'],
    ['IST', 'ask: Asia/Kolkata Europe/Dublin Asia/Jerusalem'],
    ['BST', 'ask: Europe/London Asia/Dhaka Pacific/Bougainville'],
    ['AST', 'ask: America/Halifax Asia/Riyadh'],
    ['MST', 'ask: America/Denver America/Phoenix'],
  ])('takes short names of times, and asks where they are several’s: %j is %s', (typed, zone) => {
    expect(understood(typed)).toBe(zone);
  });

  it.each([
    ['London', 'Europe/London'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['köln', 'Europe/Berlin'],
    ['Koeln', 'Europe/Berlin'],
    ['munchen', 'Europe/Berlin'],
    ['New Delhi', 'Asia/Kolkata'],
    ['東京', 'Asia/Tokyo'],
    ['東京都', 'Asia/Tokyo'],
    ['大阪', 'Asia/Tokyo'],
    ['京都', 'Asia/Tokyo'],
    ['ロンドン', 'Europe/London'],
    ['ニューヨーク', 'America/New_York'],
    ['パリ', 'Europe/Paris'],
    ['in Tokyo', 'Asia/Tokyo'],
    ['London time', 'Europe/London'],
    ['Tokio', 'Asia/Tokyo'],
    ['Londn', 'Europe/London'],
    ['Dehli', 'Asia/Kolkata'],
    ['San Fransisco', 'America/Los_Angeles'],
    ['San Jose', 'ask: America/Costa_Rica America/Los_Angeles'],
    ['Washington', 'ask: America/New_York America/Los_Angeles'],
  ])('takes cities in any language and with a slip: %j is %s', (typed, zone) => {
    expect(understood(typed)).toBe(zone);
  });

  it.each([
    ['Hawaii', 'Pacific/Honolulu'],
    ['Texas', 'America/Chicago'],
    ['Arizona', 'America/Phoenix'],
    ['Tennessee', 'ask: America/Chicago America/New_York'],
    ['Georgia', 'ask: America/New_York Asia/Tbilisi'],
    ['New York, NY', 'America/New_York'],
    ['Paris, France', 'Europe/Paris'],
    ['Paris, Texas', 'America/Chicago'],
    ['Paris Texas', 'America/Chicago'],
    ['El Paso, Texas', 'America/Denver'],
    ['Portland, Maine', 'America/New_York'],
    ['Portland, OR', 'America/Los_Angeles'],
    ['London (Ontario)', 'America/Toronto'],
    ['Birmingham, Alabama', 'America/Chicago'],
    ['Hartford, CT', 'America/New_York'],
    ['San José, Costa Rica', 'America/Costa_Rica'],
  ])('takes states, and places with what they lie in: %j is %s', (typed, zone) => {
    expect(understood(typed)).toBe(zone);
  });

  it.each([
    ['Japan', 'Asia/Tokyo'],
    ['日本', 'Asia/Tokyo'],
    ['🇯🇵', 'Asia/Tokyo'],
    ['Deutschland', 'Europe/Berlin'],
    ['España', 'Europe/Madrid'],
    ['中国', 'Asia/Shanghai'],
    ['UK', 'Europe/London'],
    ['Kenya', 'Africa/Nairobi'],
    ['JP', 'Asia/Tokyo'],
    ['Brazil', 'ask: America/Sao_Paulo America/Manaus America/Rio_Branco America/Noronha'],
    ['DE', 'ask: Europe/Berlin America/New_York'],
  ])('takes countries of one clock, and asks for others: %j is %s', (typed, zone) => {
    expect(understood(typed)).toBe(zone);
  });

  it.each([
    ['USA', 'America/New_York'],
    ['Australia', 'Australia/Sydney'],
    ['Canada', 'America/Toronto'],
    ['Russia', 'Europe/Moscow'],
  ])('asks for %j, where most people live first: %s', (typed, first) => {
    expect(understood(typed)).toMatch(new RegExp(`^ask: ${first} `));
  });

  it('takes a code of the person’s own country for that, and offers its zones first', () => {
    expect(understood('DE', 'de')).toBe('Europe/Berlin');
    expect(understood('IST', 'he-IL')).toMatch(/^ask: Asia\/Jerusalem /);
  });

  it('offers what begins so, and nothing for what is nothing', () => {
    expect(understood('Lond')).toBe('ask: Europe/London');
    for (const typed of ['', ' ', '9', '+99:00', '12:00', 'xyz', '🦊', '__', 'constructor'])
      expect(understood(typed), typed).toBe('ask:');
  });

  it('takes every zone for itself, and every name of the older ones for the same time', () => {
    for (const listed of Intl.supportedValuesOf('timeZone')) {
      const zone = understood(listed);
      expect(clockOf(zone), listed).toBe(clockOf(listed));
      expect(understood(zone), listed).toBe(zone);
      expect(understood(zone.toLowerCase().replaceAll('_', ' ')), listed).toBe(zone);
    }
  });

  it('takes whatever it suggests or lets choose', () => {
    for (const typed of ['', 'a', 'united', '+1', 'usa', 'IST'])
      for (const zone of suggestZones(typed, 'en-GB', JULY)) expect(understood(zone)).toBe(zone);
  });

  it('gives one zone that there is, or up to 25, none twice, whatever is typed', () => {
    const pieces = fc.constantFrom(
      'new',
      'york',
      ' ',
      ',',
      '/',
      'Texas',
      'us',
      '東京',
      '都',
      'time',
      '+',
      '9',
      'GMT',
      '(',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces, { maxLength: 6 }).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('', 'en-US', 'ja', 'no locale'), (typed, locale) => {
        const reading = readZone(typed, locale, JULY);
        const zones = 'zone' in reading ? [reading.zone] : reading.choices;
        expect(zones.every(isZone)).toBe(true);
        expect(zones.length).toBe(new Set(zones).size);
        expect(zones.length).toBeLessThanOrEqual(25);
      }),
    );
  });
});
