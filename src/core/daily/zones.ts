import { createCompleter, SUGGESTIONS_MAX } from '../completer.ts';
import { cutTyped } from '../cut-typed.ts';
import { RecentMap } from '../recent-map.ts';
import { folded } from '../text/folded.ts';

/** Zones whose name changed after Node's list was made, with the name people know. Source: IANA tz, "backward". */
const RENAMED: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Where most people live, of countries with several zones; "419" is Latin America, as in the locale es-419. */
const MOST_PEOPLED: Readonly<Record<string, string>> = {
  '419': 'America/Mexico_City',
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  MX: 'America/Mexico_City',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
};

/** What people call a country beside its name, by its ISO 3166 code. */
const COUNTRY_ALSO: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE'],
  CZ: ['Czech Republic'],
  GB: ['UK', 'Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
  NL: ['Holland', 'The Netherlands'],
  TR: ['Turkey'],
  US: ['US', 'USA', 'United States of America'],
};

/**
 * Places people look for that have no zone of their own, and short names of its time, by zone. The npm packages with
 * such lists lack Boston and Washington (@vvo/tzdb) or are 2 MB of data of unclear licence (city-timezones).
 */
const ZONE_ALSO: Readonly<Record<string, string>> = {
  'Africa/Cairo': 'Giza',
  'Africa/Casablanca': 'Rabat, Marrakesh',
  'Africa/Johannesburg': 'Cape Town, Pretoria, Durban',
  'Africa/Lagos': 'Abuja',
  'America/Bogota': 'Medellín',
  'America/Chicago':
    'Dallas, Houston, Austin, San Antonio, Minneapolis, New Orleans, Nashville, Milwaukee, Memphis, Texas, CST, CDT',
  'America/Denver': 'Salt Lake City, Albuquerque, Colorado, MST, MDT',
  'America/Edmonton': 'Calgary',
  'America/Guayaquil': 'Quito',
  'America/Los_Angeles':
    'San Francisco, Seattle, San Diego, Las Vegas, Sacramento, Washington State, California, PST, PDT',
  'America/Mexico_City': 'Guadalajara, Puebla',
  'America/New_York':
    'NYC, Boston, Washington DC, Miami, Atlanta, Philadelphia, Orlando, Tampa, Pittsburgh, Charlotte, Baltimore, Florida, EST, EDT',
  'America/Sao_Paulo': 'Rio de Janeiro, Brasília',
  'America/Toronto': 'Montreal, Ottawa, Quebec',
  'Asia/Dubai': 'Abu Dhabi',
  'Asia/Ho_Chi_Minh': 'Hanoi, Saigon',
  'Asia/Jerusalem': 'Tel Aviv, Haifa',
  'Asia/Karachi': 'Lahore, Islamabad',
  'Asia/Kolkata': 'Mumbai, Bombay, Delhi, New Delhi, Bengaluru, Bangalore, Chennai, Hyderabad, Pune, IST',
  'Asia/Riyadh': 'Jeddah, Mecca',
  'Asia/Seoul': 'Busan, KST',
  'Asia/Shanghai': 'Beijing, Peking, Shenzhen, Guangzhou, Chengdu, Wuhan',
  'Asia/Tokyo': 'Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka, Kobe, Hiroshima, JST',
  'Australia/Sydney': 'Canberra, AEST, AEDT',
  'Europe/Amsterdam': 'Rotterdam, The Hague',
  'Europe/Berlin': 'Munich, Hamburg, Frankfurt, Cologne, Stuttgart, Düsseldorf, Leipzig, CET, CEST',
  'Europe/Brussels': 'Antwerp, Ghent',
  'Europe/Istanbul': 'Ankara, Izmir',
  'Europe/Lisbon': 'Porto',
  'Europe/London':
    'Edinburgh, Manchester, Cardiff, Birmingham, Glasgow, Liverpool, Leeds, Bristol, Belfast, BST',
  'Europe/Madrid': 'Barcelona, Seville',
  'Europe/Moscow': 'Saint Petersburg, MSK',
  'Europe/Paris': 'Lyon, Marseille, Toulouse, Bordeaux',
  'Europe/Rome': 'Milan, Naples, Turin, Venice, Florence',
  'Europe/Stockholm': 'Gothenburg, Malmö',
  'Europe/Vienna': 'Salzburg, Graz',
  'Europe/Warsaw': 'Kraków, Gdańsk, Wrocław',
  'Europe/Zurich': 'Geneva, Basel, Bern',
  'Pacific/Auckland': 'Wellington, Christchurch',
};

/** Shortest piece that is looked for misspelt too, in characters: in shorter ones everything is like everything. */
const MISSPELT_MIN_CHARS = 5;

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const MINUTES_PER_HOUR = 60;
const MS_PER_MINUTE = 60_000;
const NANOSECONDS_PER_MINUTE = 60_000_000_000;

/** A zone to suggest. */
type Place = {
  readonly zone: string;
  /** The countries it is used in, as ISO 3166 names them. */
  readonly regions: readonly string[];
  /** Whether it is the zone of most people in one of them. */
  readonly leading: boolean;
  /** Its city, others in it, its countries and their codes, each plain: one that was typed whole names it. */
  readonly names: readonly string[];
  /** What is searched: all names but codes, and the zone's own. */
  readonly words: string;
};

/**
 * The zone that was typed, as `Temporal` spells it; undefined where it knows none of that name. It takes every IANA
 * name in any case, and offsets ("+05:30"); a city or a country is taken where only one zone has it.
 */
export function readZone(typed: string): string | undefined {
  const name = normal(cutTyped(typed));
  const known =
    zoneIdOf(name) ??
    zoneIdOf(name.replace(/^(?:utc|gmt)\s?(?=[+-])/i, '').replace(/^([+-])(\d)(?!\d)/, '$10$2'));
  if (known !== undefined) return known;
  const wanted = plain(name);
  const named = places().filter(({ names }) => names.includes(wanted));
  return named.length === 1 ? named[0]?.zone : undefined;
}

/**
 * Up to 25 zones that a person may mean, by city, country or offset, misspelt ones too; those of the person's own
 * country come first.
 *
 * @param locale language and perhaps country, as BCP 47
 * @param nowMs the instant that offsets are compared at, in milliseconds since 1970
 */
export function suggestZones(typedWhole: string, locale: string, nowMs: number): string[] {
  const typed = cutTyped(typedWhole);
  const all = places();
  const offset = offsetMinutesOf(typed);
  const region = regionOf(locale);
  if (typed.trim() === '') return likeliestFirst(all, region).slice(0, SUGGESTIONS_MAX);
  if (offset !== undefined) {
    const offsets = offsetsAt(nowMs);
    const there = all.filter(({ zone }) => offsets.get(zone) === offset);
    return likeliestFirst(there, region).slice(0, SUGGESTIONS_MAX);
  }
  const wanted = plain(typed);
  const local = regionsNamedIn(locale, wanted);
  const starting = all.filter(
    ({ words, regions }) => ` ${words}`.includes(` ${wanted}`) || regions.some((one) => local.has(one)),
  );
  const whole = starting.filter(({ words }) => ` ${words} `.includes(` ${wanted} `));
  const byCode = all.filter(({ regions }) => regions.includes(wanted.toUpperCase()));
  const exact = readZone(typed);
  // Only where nothing begins so: what is merely alike would stand beside what was meant.
  const begun = starting.length + byCode.length > 0;
  const alike =
    begun || wanted.length < MISSPELT_MIN_CHARS ? [] : placesLike()(wanted).map(({ zone }) => zone);
  const found = [
    ...likeliestFirst(whole, region),
    ...likeliestFirst(starting, region),
    ...likeliestFirst(byCode, region),
    ...(exact === undefined ? [] : [exact]),
    ...alike,
  ];
  return [...new Set(found)].slice(0, SUGGESTIONS_MAX);
}

/** The countries whose name in a language has a word that begins so. */
function regionsNamedIn(locale: string, wanted: string): ReadonlySet<string> {
  return new Set(
    countriesIn(locale).flatMap(({ region, words }) => (words.includes(` ${wanted}`) ? [region] : [])),
  );
}

type Country = { readonly region: string; readonly words: string };

/** Languages whose names of countries are kept, in one generation: Discord has some thirty. */
const LANGUAGES_KEPT = 40;
const countriesByLocale = new RecentMap<readonly Country[]>(LANGUAGES_KEPT);

/** Every country with its name in a language, plain and behind a space. */
function countriesIn(locale: string): readonly Country[] {
  const known = countriesByLocale.get(locale);
  if (known) return known;
  const names = regionNames(locale);
  const regions = new Set(places().flatMap((place) => place.regions));
  const countries = [...regions].map((region) => ({ region, words: ` ${plain(names?.of(region) ?? '')}` }));
  countriesByLocale.set(locale, countries);
  return countries;
}

function regionNames(locale: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  } catch {
    return undefined;
  }
}

function zoneIdOf(name: string): string | undefined {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** The zones of the region, then where most people live, then the others in their own order. */
function likeliestFirst(some: readonly Place[], region: string): string[] {
  const rank = (place: Place): number => {
    if (place.zone === MOST_PEOPLED[region]) return 0;
    if (place.regions.includes(region)) return 1;
    if (place.zone === 'UTC') return 2;
    return place.leading ? 3 : 4;
  };
  return some.toSorted((one, other) => rank(one) - rank(other)).map(({ zone }) => zone);
}

function regionOf(locale: string): string {
  try {
    return new Intl.Locale(locale).maximize().region ?? '';
  } catch {
    return '';
  }
}

/** Minutes east of Greenwich that "+5:30", "UTC-3" or "gmt+9" names; undefined where it names none. */
function offsetMinutesOf(typed: string): number | undefined {
  const found = /^(?:utc|gmt)?\s?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/i.exec(
    normal(typed),
  )?.groups;
  if (!found) return undefined;
  const minutes = Number(found.hours) * MINUTES_PER_HOUR + Number(found.minutes ?? 0);
  return found.sign === '-' ? -minutes : minutes;
}

/** The offsets of all zones in the minute they were last asked for: clocks are put forward and back on whole minutes. */
let lastOffsets: { readonly minute: number; readonly byZone: ReadonlyMap<string, number> } | undefined;

function offsetsAt(nowMs: number): ReadonlyMap<string, number> {
  const minute = Math.floor(nowMs / MS_PER_MINUTE);
  if (lastOffsets?.minute !== minute) {
    const byZone = new Map(places().map(({ zone }) => [zone, offsetMinutesAt(zone, nowMs)]));
    lastOffsets = { minute, byZone };
  }
  return lastOffsets.byZone;
}

function offsetMinutesAt(zone: string, atMs: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return local.offsetNanoseconds / NANOSECONDS_PER_MINUTE;
}

/** Without what only looks different: wide letters, and the minus sign for the hyphen. */
function normal(typed: string): string {
  return typed.normalize('NFKC').trim().replace('−', '-');
}

/** Lower case, without accents or signs: "São Paulo" and "Sao_Paulo" are one. */
function plain(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}+:]+/gu, ' ')
    .trim();
}

let completer: ((typed: string) => Place[]) | undefined;

/** Finds the places that are spelt like what is typed. */
function placesLike(): (typed: string) => Place[] {
  completer ??= createCompleter(places(), ({ words }) => words);
  return completer;
}

let listed: readonly Place[] | undefined;

/** Every zone worth suggesting, made when first asked for: it takes a tenth of a second. */
function places(): readonly Place[] {
  listed ??= listPlaces();
  return listed;
}

function listPlaces(): Place[] {
  const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const leading = new Set(Object.values(MOST_PEOPLED));
  const regionsByZone = new Map<string, string[]>();
  for (const region of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    if (countryNames.of(region) === undefined) continue;
    const zones = new Intl.Locale(`und-${region}`).getTimeZones() ?? [];
    const [only] = zones;
    if (zones.length === 1 && only !== undefined) leading.add(currentName(only));
    for (const zone of zones) regionsByZone.set(zone, [...(regionsByZone.get(zone) ?? []), region]);
  }
  const listedPlaces = [...regionsByZone].map(([listedName, regions]): Place => {
    const zone = currentName(listedName);
    const city = zone.split('/').at(-1) ?? zone;
    const countries = regions.flatMap((region) => [
      countryNames.of(region) ?? region,
      ...(COUNTRY_ALSO[region] ?? []),
    ]);
    const names = [city, ...(ZONE_ALSO[zone]?.split(', ') ?? []), ...countries].map(plain);
    const words = [...names, plain(zone), plain(listedName)].join(' ');
    return { zone, regions, leading: leading.has(zone), names: [...names, ...regions.map(plain)], words };
  });
  const utc = ['utc', 'gmt', 'universal', 'greenwich'];
  return [...listedPlaces, { zone: 'UTC', regions: [], leading: false, names: utc, words: utc.join(' ') }];
}

function currentName(zone: string): string {
  return RENAMED[zone] ?? zone;
}
