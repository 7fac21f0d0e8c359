import { MONTHS } from '../release/dates.ts';
import { zoneName } from './zones/zone-words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** From so many hours on, days are counted. */
const DAYS_FROM_HOURS = 48;

/** When a post comes, in the words of its place: "tomorrow 09:00 (Tokyo), in 21 h". @param atMs milliseconds since 1970 */
export function nextWords(atMs: number, zone: string, nowMs: number): string {
  return `${whenWords(atMs, zone, nowMs)} (${zoneName(zone)}), ${waitWords(atMs - nowMs)}`;
}

/** "today 09:00", "Sunday 20 April 2031 09:00". */
function whenWords(atMs: number, zone: string, nowMs: number): string {
  const [at, now] = [atMs, nowMs].map((ms) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone),
  );
  if (!at || !now) return '';
  const days = now.toPlainDate().until(at.toPlainDate()).days;
  const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : dayWords(at);
  return `${day} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

function dayWords(at: Temporal.ZonedDateTime): string {
  return `${WEEKDAYS[at.dayOfWeek - 1]} ${at.day} ${MONTHS[at.month - 1]}`;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "in 25 min", "in 21 h", "in 3 days". */
function waitWords(ms: number): string {
  if (ms < HOUR_MS) return `in ${Math.max(1, Math.round(ms / MINUTE_MS))} min`;
  const hours = Math.round(ms / HOUR_MS);
  return hours < DAYS_FROM_HOURS ? `in ${hours} h` : `in ${Math.round(hours / 24)} days`;
}
