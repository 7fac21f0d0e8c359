import { countriesNamed, regionOf } from './country-names.ts';
import { atlas, type Place } from './places.ts';
import { normal, plain } from './plain.ts';
import { SHORT_NAMES } from './short-names.ts';
import { offsetZone, typedOffset, zoneNamed } from './zone-ids.ts';

/** Words around a place that say nothing more: "in Tokyo", "London time". */
const AROUND = /^(?:time in|in|the) | (?:(?:standard|daylight|summer) )?(?:time(?: ?zone)?|timezone|zone)$/g;
const JAPANESE_ENDING = /(?<=..)(?:標準時|時間|[都府県市])$/;

/** Longest code of a country or a state, in letters. */
const CODE_MAX_CHARS = 3;

/**
 * The zones that go by what was typed, spelt right: by IANA's name in any case, an offset, the short name of a time, or a
 * city, state or country in any language of Discord, perhaps with what it lies in. Several where it may mean several.
 *
 * @param locale of who typed it, as BCP 47: a code of their own country is that country
 */
export function zonesNamed(typedRaw: string, locale: string): readonly string[] {
  const typed = normal(typedRaw);
  const name = plain(typed);
  if (name === '' && !/\d/.test(typed)) return [];
  return shortNamed(name) ?? idOrOffset(typed) ?? placesNamed(typed, locale);
}

function shortNamed(name: string): readonly string[] | undefined {
  return Object.hasOwn(SHORT_NAMES, name) ? SHORT_NAMES[name] : undefined;
}

function idOrOffset(typed: string): readonly string[] | undefined {
  const offset = typedOffset(typed);
  const asId = () => zoneNamed(typed.replace(/ ?\/ ?/g, '/').replaceAll(' ', '_'));
  const zone = offset === undefined ? asId() : offsetZone(offset);
  return zone === undefined ? undefined : [zone];
}

/** The zones of a place by its name alone, by its name and what it lies in, or without the words around it. */
function placesNamed(typed: string, locale: string): readonly string[] {
  const name = plain(typed);
  const direct = named(name, locale);
  if (direct.length > 0) return direct;
  const within = placeWithin(typed, locale);
  if (within.length > 0) return within;
  const bare = name.replace(AROUND, '').replace(JAPANESE_ENDING, '');
  if (bare === '' || bare === name) return [];
  return shortNamed(bare) ?? placesNamed(bare, locale);
}

/** All that goes by a name: cities, states and countries; a code only where nothing does. */
function named(name: string, locale: string): readonly string[] {
  const { cities, statesByName, statesByCode, countries } = atlas();
  const byName = [
    ...(cities.get(name) ?? []),
    ...(statesByName.get(name) ?? []).flatMap(({ zones }) => zones),
    ...countriesNamed(name, locale).flatMap(({ zones }) => zones),
  ];
  if (byName.length > 0 || name.length > CODE_MAX_CHARS) return [...new Set(byName)];
  const country = countries.get(name.toUpperCase());
  if (country?.code === regionOf(locale)) return country.zones;
  const states = (statesByCode.get(name) ?? []).flatMap(({ zones }) => zones);
  return [...new Set([...(country?.zones ?? []), ...states])];
}

/**
 * "Paris, Texas", "New York, NY", "London (Ontario)": the place in the region behind it, or the region's own zone where it
 * has one. Without a comma the place must be a known one: "Paris Texas".
 */
function placeWithin(typed: string, locale: string): readonly string[] {
  const [city = '', ...behind] = typed.split(/[,、(]/).map(plain);
  for (const region of behind) {
    const zones = zonesWithin(city, region, locale);
    if (zones.length > 0) return zones;
  }
  if (behind.length > 0) return [];
  const words = city.split(' ');
  for (let at = words.length - 1; at > 0; at -= 1) {
    const place = words.slice(0, at).join(' ');
    if (!atlas().cities.has(place)) continue;
    const zones = zonesWithin(place, words.slice(at).join(' '), locale);
    if (zones.length > 0) return zones;
  }
  return [];
}

function zonesWithin(city: string, region: string, locale: string): readonly string[] {
  const { all, main } = zonesOfRegion(region, locale);
  const inCity = (atlas().cities.get(city) ?? []).filter((zone) => all.includes(zone));
  return inCity.length > 0 ? inCity : main;
}

type RegionZones = {
  /** Every zone by which somebody there lives. */
  readonly all: readonly string[];
  /** Those that its name alone means. */
  readonly main: readonly string[];
};

/** The zones of the states and countries of a name or code. */
function zonesOfRegion(region: string, locale: string): RegionZones {
  const { statesByName, statesByCode, countries, places } = atlas();
  const byName = statesByName.get(region) ?? [];
  const lands = countriesNamed(region, locale);
  const isCode = byName.length + lands.length === 0;
  const states = isCode ? (statesByCode.get(region) ?? []) : byName;
  const byCode = isCode && states.length === 0 ? countries.get(region.toUpperCase()) : undefined;
  const found = byCode ? [byCode] : lands;
  const isThere = ({ regions }: Pick<Place, 'regions'>) => found.some(({ code }) => regions.includes(code));
  return {
    all: [
      ...states.flatMap(({ zones, edges }) => [...zones, ...edges]),
      ...(found.length > 0 ? places.filter(isThere).map(({ zone }) => zone) : []),
    ],
    main: [...new Set([...states, ...found].flatMap(({ zones }) => zones))],
  };
}
