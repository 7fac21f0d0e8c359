import { atlas } from './places.ts';
import { plain } from './plain.ts';
import { offsetMinutesAround } from './zone-ids.ts';

const MS_PER_MINUTE = 60_000;

/** A zone in a word: its city ("New York"), or itself where it has none ("UTC", "+05:30"). */
export function zoneName(zone: string): string {
  if (/^[+-]/.test(zone)) return offsetWords(zone.startsWith('-') ? -minutesOf(zone) : minutesOf(zone));
  return atlas().placeOf.get(zone)?.city ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

/**
 * A zone as it is chosen from a list: "Tokyo (UTC+9, 21:14 now)".
 *
 * @param typed what was typed so far: a city that begins so goes before the zone's own, "Boston: New York (…)"
 */
export function zoneLabel(zone: string, nowMs: number, typed = ''): string {
  const city = zoneName(zone);
  const minutes = offsetMinutesAround(zone, nowMs);
  const clock = `${city} (${offsetWords(minutes)}, ${timeAt(nowMs, minutes)} now)`;
  const other = otherCity(zone, plain(typed));
  return other === undefined ? clock : `${other}: ${clock}`;
}

/** A city of the zone that begins as typed, where the zone's own does not. */
function otherCity(zone: string, wanted: string): string | undefined {
  const cities = atlas().placeOf.get(zone)?.cities ?? [];
  if (wanted === '' || cities[0]?.plain.startsWith(wanted)) return undefined;
  return cities.find((city) => city.plain.startsWith(wanted))?.name;
}

/** "UTC+9", "UTC−3:30", "UTC". */
function offsetWords(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

function minutesOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return hours * 60 + minutes;
}

function timeAt(nowMs: number, offsetMinutes: number): string {
  return new Date(nowMs + offsetMinutes * MS_PER_MINUTE).toISOString().slice(11, 16);
}
