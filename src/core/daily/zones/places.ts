import { CITY_NAMES } from './cities.ts';
import { plain } from './plain.ts';
import { COUNTRY_ALSO, MOST_PEOPLED, NEARLY_ONE_CLOCK, STATES, type State } from './regions.ts';
import { currentName, onePerClock } from './zone-ids.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** States that are no more, which Node's list of countries still has. */
const NO_MORE: ReadonlySet<string> = new Set([
  'DD',
  'SU',
  'ZR',
  'YD',
  'TP',
  'BU',
  'FX',
  'YU',
  'AN',
  'CS',
  'UK',
  'EU',
  'EZ',
  'UN',
  'ZZ',
]);

/** A city as it is shown, and as it is looked for. */
export type City = { readonly name: string; readonly plain: string };

/** A zone as people know it. */
export type Place = {
  readonly zone: string;
  /** The city that it is named after. */
  readonly city: string;
  /** The countries it is used in, as ISO 3166 names them. */
  readonly regions: readonly string[];
  /** Whether it is the zone of most people in one of them. */
  readonly leading: boolean;
  /** Its city and others in it. */
  readonly cities: readonly City[];
  /** What is searched: names of cities, states and countries, and the zone's own. */
  readonly words: string;
};

export type Country = {
  readonly code: string;
  /** English names, plain. */
  readonly names: readonly string[];
  /** One zone for each of its clocks, that of most of its people first; that one alone where nearly all live by it. */
  readonly zones: readonly string[];
};

/** All that is known of places, made when first asked for: it takes a twentieth of a second. */
export type Atlas = {
  readonly places: readonly Place[];
  readonly placeOf: ReadonlyMap<string, Place>;
  readonly countries: ReadonlyMap<string, Country>;
  /** Zones by the plain name of a city. */
  readonly cities: ReadonlyMap<string, readonly string[]>;
  /** By plain name in English. */
  readonly countriesByName: ReadonlyMap<string, Country>;
  readonly statesByName: ReadonlyMap<string, readonly State[]>;
  /** By code, in lower case. */
  readonly statesByCode: ReadonlyMap<string, readonly State[]>;
};

let made: Atlas | undefined;

export function atlas(): Atlas {
  made ??= makeAtlas();
  return made;
}

function makeAtlas(): Atlas {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const regionsByZone = new Map<string, string[]>();
  const zonesByRegion = new Map<string, string[]>();
  for (const region of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    if (NO_MORE.has(region) || english.of(region) === undefined) continue;
    const zones = new Intl.Locale(`und-${region}`).getTimeZones()?.map(currentName) ?? [];
    if (zones.length > 0) zonesByRegion.set(region, zones);
    for (const zone of zones) regionsByZone.set(zone, [...(regionsByZone.get(zone) ?? []), region]);
  }
  const countries = new Map(
    [...zonesByRegion].map(([code, zones]) => {
      const names = [english.of(code) ?? code, ...(COUNTRY_ALSO[code] ?? [])].map(plain);
      return [code, { code, names, zones: clocksOf(code, zones) }];
    }),
  );
  const places = [...[...regionsByZone].map(([zone, regions]) => placeFrom(zone, regions, countries)), UTC];
  const byName = (state: State) => state.names.map((name) => [plain(name), state] as const);
  return {
    places,
    placeOf: new Map(places.map((place) => [place.zone, place])),
    countries,
    cities: grouped(places.flatMap(({ zone, cities }) => cities.map((city) => [city.plain, zone] as const))),
    countriesByName: new Map([...countries.values()].flatMap((one) => one.names.map((name) => [name, one]))),
    statesByName: grouped(STATES.flatMap(byName)),
    statesByCode: grouped(STATES.map((state) => [state.code.toLowerCase(), state] as const)),
  };
}

const UTC: Place = {
  zone: 'UTC',
  city: 'UTC',
  regions: [],
  leading: false,
  cities: [],
  words: 'utc gmt universal greenwich',
};

/** One zone for each clock of a country, those of larger places first. */
function clocksOf(code: string, zones: readonly string[]): string[] {
  const most = MOST_PEOPLED[code];
  if (most !== undefined && NEARLY_ONE_CLOCK.has(code)) return [most];
  const size = (zone: string) => (zone === most ? Number.POSITIVE_INFINITY : (CITY_NAMES[zone]?.length ?? 0));
  const largestFirst = zones.toSorted((one, other) => size(other) - size(one));
  return zones.length > 1 ? onePerClock(largestFirst) : largestFirst;
}

function placeFrom(zone: string, regions: readonly string[], countries: ReadonlyMap<string, Country>): Place {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  const cities = [city, ...(CITY_NAMES[zone]?.split(', ') ?? [])].map((name) => ({
    name,
    plain: plain(name),
  }));
  const countryNames = regions.flatMap((region) => countries.get(region)?.names ?? []);
  const states = STATES.flatMap(({ zones, names }) => (zones[0] === zone ? names.map(plain) : []));
  const leading = regions.some((region) => countries.get(region)?.zones[0] === zone);
  const words = [...cities.map((one) => one.plain), ...countryNames, ...states, plain(zone)].join(' ');
  return { zone, city, regions, leading, cities, words };
}

function grouped<Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const found = new Map<string, Value[]>();
  for (const [name, value] of pairs) {
    const values = found.get(name);
    if (values) values.push(value);
    else found.set(name, [value]);
  }
  return found;
}
