import { cutTyped } from '../../cut-typed.ts';
import { regionOf } from './country-names.ts';
import { misspelt } from './misspelt.ts';
import { zonesNamed } from './named-zones.ts';
import { atlas } from './places.ts';
import { plain } from './plain.ts';
import { suggestZones } from './suggest-zones.ts';
import { onePerClock } from './zone-ids.ts';

/** The zone that was typed, or those that may be meant, the likeliest first; no choices where none is. */
export type ZoneReading = { readonly zone: string } | { readonly choices: readonly string[] };

/** Shortest text whose beginnings are offered, in characters. */
const BEGUN_MIN_CHARS = 3;

/**
 * Reads a zone as people type it, by whatever {@link zonesNamed} knows. One slip of a known name is mended. Among several
 * whose clocks differ nothing is chosen.
 *
 * @param locale of who typed it, as BCP 47: zones of their own country are offered first
 * @param nowMs the instant at which offsets are compared, in milliseconds since 1970
 */
export function readZone(typedWhole: string, locale = '', nowMs = 0): ZoneReading {
  const typed = cutTyped(typedWhole);
  const exact = zonesNamed(typed, locale);
  const zones = exact.length > 0 ? exact : misspelt(plain(typed));
  const clocks = onePerClock(zones);
  const [only, second] = clocks;
  if (only !== undefined && second === undefined) return { zone: only };
  if (clocks.length > 0) return { choices: ownFirst(clocks, locale) };
  return { choices: plain(typed).length < BEGUN_MIN_CHARS ? [] : suggestZones(typed, locale, nowMs) };
}

function ownFirst(zones: readonly string[], locale: string): string[] {
  const region = regionOf(locale);
  const isOwn = (zone: string) => Number(atlas().placeOf.get(zone)?.regions.includes(region) ?? false);
  return zones.toSorted((one, other) => isOwn(other) - isOwn(one));
}
