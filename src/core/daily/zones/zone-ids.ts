/** Zones whose name changed after Node's list was made, with the name people know. Source: IANA tz, "backward". */
const RENAMED: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const MS_PER_MINUTE = 60_000;
const MS_PER_HALF_MONTH = 15 * 24 * 60 * MS_PER_MINUTE;

/** Moments of a year at which clocks are compared: far apart enough to be few, and near enough to see every change. */
const COMPARED_FROM_MS = Date.UTC(2030, 0, 1);
const COMPARED_COUNT = 26;

/** The name that people know of a zone in a list of Node's. */
export function currentName(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/**
 * The zone of an IANA name or an offset ("+05:30"), in any case and by the name that it has today; undefined where there
 * is none.
 */
export function zoneNamed(name: string): string | undefined {
  try {
    const { timeZoneId } = new Temporal.ZonedDateTime(0n, name);
    if (/^[+-]/.test(timeZoneId)) return timeZoneId;
    return currentName(new Intl.DateTimeFormat('en', { timeZone: timeZoneId }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

/** Minutes that a zone's clocks are ahead of UTC. */
function offsetMinutesAt(zone: string, atMs: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return local.offsetNanoseconds / 1e6 / MS_PER_MINUTE;
}

/** Clocks are put forward and back on quarters of an hour. */
const SLOT_MS = 15 * MS_PER_MINUTE;
let slot: { readonly number: number; readonly offsets: Map<string, number> } | undefined;

/** The same, kept for the quarter of an hour in which it is asked for: a list of zones is shown at every keystroke. */
export function offsetMinutesAround(zone: string, atMs: number): number {
  const number = Math.floor(atMs / SLOT_MS);
  if (slot?.number !== number) slot = { number, offsets: new Map() };
  const known = slot.offsets.get(zone);
  if (known !== undefined) return known;
  const minutes = offsetMinutesAt(zone, atMs);
  slot.offsets.set(zone, minutes);
  return minutes;
}

const clocks = new Map<string, string>();

/** The clock of a zone: two that have the same show the same time all year. */
export function clockOf(zone: string): string {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const moments = Array.from(
    { length: COMPARED_COUNT },
    (_, place) => COMPARED_FROM_MS + place * MS_PER_HALF_MONTH,
  );
  const clock = moments.map((atMs) => offsetMinutesAt(zone, atMs)).join(' ');
  clocks.set(zone, clock);
  return clock;
}

/** Zones without those whose clocks are another's that stands before. */
export function onePerClock(zones: readonly string[]): string[] {
  if (zones.length < 2) return [...zones];
  const seen = new Set<string>();
  return zones.filter((zone) => {
    const clock = clockOf(zone);
    if (seen.has(clock)) return false;
    seen.add(clock);
    return true;
  });
}

/** Minutes east of Greenwich that "+5:30", "UTC-3" or "gmt+9" names; undefined where it names none. */
export function typedOffset(typed: string): number | undefined {
  const found = /^(?:utc|gmt)?\s?(?<sign>[+-])\s?(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?$/i.exec(
    typed,
  )?.groups;
  if (!found) return undefined;
  const minutes = Number(found.hours) * 60 + Number(found.minutes ?? 0);
  return found.sign === '-' ? -minutes : minutes;
}

/** An offset as `Temporal` names it: "+05:30". */
export function offsetZone(minutes: number): string | undefined {
  const hours = Math.floor(Math.abs(minutes) / 60);
  const digits = [hours, Math.abs(minutes) % 60].map((number) => String(number).padStart(2, '0'));
  return zoneNamed(`${minutes < 0 ? '-' : '+'}${digits.join(':')}`);
}
