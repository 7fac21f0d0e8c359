import { createCompleter, SUGGESTIONS_MAX } from '../../completer.ts';
import { cutTyped } from '../../cut-typed.ts';
import { countriesIn, regionOf } from './country-names.ts';
import { zonesNamed } from './named-zones.ts';
import { atlas, type Place } from './places.ts';
import { normal, plain } from './plain.ts';
import { MOST_PEOPLED } from './regions.ts';
import { SHORT_NAMES } from './short-names.ts';
import { offsetMinutesAround, typedOffset } from './zone-ids.ts';

/** Shortest piece that is looked for misspelt too, in characters: in shorter ones everything is like everything. */
const MISSPELT_MIN_CHARS = 5;

/** Longest text that is more likely the beginning of a name than a code, in characters. */
const CODE_MAX_CHARS = 3;

/**
 * Up to 25 zones that a person may mean, by city, state, country, short name or offset, half typed and misspelt ones too;
 * those of the person's own country come first.
 *
 * @param locale language and perhaps country, as BCP 47
 * @param nowMs the instant that offsets are compared at, in milliseconds since 1970
 */
export function suggestZones(typedWhole: string, locale: string, nowMs: number): string[] {
  const typed = cutTyped(typedWhole);
  const all = atlas().places;
  const region = regionOf(locale);
  if (typed.trim() === '') return likeliestFirst(all, region).slice(0, SUGGESTIONS_MAX);
  const offset = typedOffset(normal(typed));
  if (offset !== undefined) {
    const there = all.filter(({ zone }) => offsetMinutesAround(zone, nowMs) === offset);
    return likeliestFirst(there, region).slice(0, SUGGESTIONS_MAX);
  }
  const wanted = plain(typed);
  const exact = zonesNamed(typed, locale);
  // "ca" is the beginning of Cairo before it is a code of Canada, and "america" that of many zones.
  const isName = wanted.length > CODE_MAX_CHARS || atlas().cities.has(wanted);
  const isCertain = Object.hasOwn(SHORT_NAMES, wanted) || (isName && exact.length === 1);
  const local = regionsNamedIn(locale, wanted);
  const starting = wanted === '' ? [] : all.filter((place) => begins(place, wanted, local));
  const whole = starting.filter(({ words }) => ` ${words} `.includes(` ${wanted} `));
  // Only where nothing begins so: what is merely alike would stand beside what was meant.
  const begun = starting.length + exact.length > 0;
  const alike =
    begun || wanted.length < MISSPELT_MIN_CHARS ? [] : placesLike()(wanted).map(({ zone }) => zone);
  const found = [
    ...(isCertain ? exact : []),
    ...likeliestFirst(whole, region),
    ...likeliestFirst(starting, region),
    ...exact,
    ...alike,
  ];
  return [...new Set(found)].slice(0, SUGGESTIONS_MAX);
}

function begins({ words, regions }: Place, wanted: string, local: ReadonlySet<string>): boolean {
  return ` ${words}`.includes(` ${wanted}`) || regions.some((one) => local.has(one));
}

/** The countries whose name in a language has a word that begins so. */
function regionsNamedIn(locale: string, wanted: string): ReadonlySet<string> {
  const named = countriesIn(locale).filter(({ name }) => ` ${name}`.includes(` ${wanted}`));
  return new Set(named.map(({ code }) => code));
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

let completer: ((typed: string) => Place[]) | undefined;

/** Finds the places that are spelt like what is typed. */
function placesLike(): (typed: string) => Place[] {
  completer ??= createCompleter(atlas().places, ({ words }) => words);
  return completer;
}
