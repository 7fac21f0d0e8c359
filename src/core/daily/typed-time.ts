const MINUTES_PER_HOUR = 60;

/** Hours and minutes of the day, with or without a part of the day: "9", "9am", "09:00", "21.30", "9 h 30", "0900". */
const TYPED =
  /^(?<hours>\d{1,2})(?:(?:[:.]|\s?h\s?)(?<minutes>\d{2})|(?<=\d\d)(?<compact>\d{2})|\s?h)?\s?(?<half>[ap]\.?\s?m\.?)?$/;

/** Times with a name of their own. */
const NAMED: Readonly<Record<string, number>> = {
  noon: 12 * MINUTES_PER_HOUR,
  midday: 12 * MINUTES_PER_HOUR,
  midnight: 0,
};

/**
 * The minute of the day, from 0 to 1439, that a person means; undefined where it is no time of day. A day starts at
 * 12am, 0:00 or midnight, and has no 24:00. Digits may be full width, as Japanese keyboards give them.
 */
export function readTime(typed: string): number | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (Object.hasOwn(NAMED, text)) return NAMED[text];
  const found = TYPED.exec(text)?.groups;
  if (!found) return undefined;

  const typedHours = Number(found.hours);
  const minutes = Number(found.minutes ?? found.compact ?? 0);
  const hours = found.half ? hoursOf(typedHours, found.half.startsWith('p')) : typedHours;
  if (hours === undefined || hours > 23 || minutes > 59) return undefined;
  return hours * MINUTES_PER_HOUR + minutes;
}

/** A time of day as "09:05". @param minuteOfDay from 0 to 1439 */
export function timeWords(minuteOfDay: number): string {
  const hours = Math.floor(minuteOfDay / MINUTES_PER_HOUR);
  return [hours, minuteOfDay % MINUTES_PER_HOUR].map((number) => String(number).padStart(2, '0')).join(':');
}

/** From the twelve hours of half a day, where 12 comes before 1. */
function hoursOf(typed: number, afternoon: boolean): number | undefined {
  if (typed < 1 || typed > 12) return undefined;
  return (typed % 12) + (afternoon ? 12 : 0);
}
