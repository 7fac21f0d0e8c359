import { kanjiAsDigits } from './kanji-numbers.ts';
import { zonesNamed } from './zones/named-zones.ts';

const MINUTES_PER_HOUR = 60;

/** A time of day as somebody typed it. */
export type TypedTime = {
  /** From 0 to 1439. */
  readonly minuteOfDay: number;
  /** True where words may mean the morning as well as the evening ("half past nine"), and the morning was taken. */
  readonly isGuess: boolean;
};

/** A time, and the zone that stands behind it as it was typed: "EST" of "9:30 PM EST". */
export type TypedTimeAndZone = TypedTime & { readonly zone?: string };

/** "9", "9am", "09:00", "21.30", "9 h 30", "900", "0900", "21 Uhr 30", "9 o’clock". */
const DIGITS =
  /^(?<hours>\d{1,2})(?:(?:[:.,]|\s?(?:h|uhr)\s?)(?<minutes>\d{2})|(?<=\d)(?<compact>\d{2}))?(?:\s?(?:h|uhr|o['’]?\s?clock))?\s?(?<half>[ap](?:\.?\s?m\.?)?)?$/;

/** "午後9時半", "9時30分", "夜9時", "午前9:30". */
const JAPANESE =
  /^(?<part>午前|午後|朝|昼|夕方|夜|深夜)?\s?(?<hours>\d{1,2})(?:時(?:(?<half>半)|(?<minutes>\d{1,2})分)?|:(?<colon>\d{2}))$/;

/** "half past nine", "quarter to ten pm", "nine thirty", "nine o’clock". */
const WORDS =
  /^(?:(?<before>half|half past|(?:a )?quarter past|(?:a )?quarter to)\s)?(?<hours>[a-z]+|\d{1,2})(?:[\s-](?<minutes>fifteen|thirty|forty[\s-]five))?(?:\so['’]?\s?clock)?\s?(?<half>[ap]\.?\s?m\.?)?$/;

/** Which half of the day the words behind a time mean; those of the night depend on the hour. */
const PARTS: readonly (readonly [RegExp, 'a' | 'p' | 'night'])[] = [
  [/\s(?:in the |this )?morning$/, 'a'],
  [/\s(?:in the |this )?(?:afternoon|evening)$/, 'p'],
  [/\s(?:at )?night$/, 'night'],
];

const NUMBER_WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const MINUTE_WORDS: Readonly<Record<string, number>> = { fifteen: 15, thirty: 30, 'forty five': 45 };

/** Times with a name of their own. */
const NAMED: Readonly<Record<string, number>> = {
  noon: 720,
  midday: 720,
  '12 noon': 720,
  mittag: 720,
  mittags: 720,
  midi: 720,
  mediodía: 720,
  正午: 720,
  midnight: 0,
  '12 midnight': 0,
  mitternacht: 0,
  minuit: 0,
  medianoche: 0,
  真夜中: 0,
};

/** Hour from which "at night" means the evening. */
const NIGHT_FROM_HOUR = 6;

/**
 * The time of day that a person means; undefined where it is none. 24:00 is 0:00. Digits may be full width, as Japanese
 * keyboards give them.
 */
export function readTime(typed: string): TypedTime | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase().replace(/^at\s/, '').replace(/\s+/g, ' ');
  if (Object.hasOwn(NAMED, text)) return sure(NAMED[text]);
  const [, part] = PARTS.find(([pattern]) => pattern.test(text)) ?? [];
  const bare = PARTS.reduce((rest, [pattern]) => rest.replace(pattern, ''), text);
  return fromDigits(bare, part) ?? fromJapanese(kanjiAsDigits(text)) ?? fromWords(bare, part);
}

/** Reads a time with or without a zone behind it: "9:30 PM EST", "21:00 (London)", "午後9時 東京". */
export function readTimeAndZone(typed: string, locale = ''): TypedTimeAndZone | undefined {
  const whole = readTime(typed);
  if (whole) return whole;
  // The longest time is taken: what is left of "9:30 PM EST" is to be "EST".
  for (const { index, 0: gap } of [...typed.matchAll(ZONE_STARTS)].toReversed()) {
    const zone = typed
      .slice(index + gap.length)
      .replace(/[()]/g, '')
      .trim();
    const time = readTime(typed.slice(0, index));
    if (time && zonesNamed(zone, locale).length > 0) return { ...time, zone };
  }
  return undefined;
}

/** Where a zone may start: behind a space or a sign, or where the letters change their script. */
const ZONE_STARTS = /[\s,(]+(?:in\s)?|(?<=[時分半午])(?=[^\s\d時分半])|(?<=\d)(?=z$)/giu;

/** A time of day as "09:05". @param minuteOfDay from 0 to 1439 */
export function timeWords(minuteOfDay: number): string {
  const hours = Math.floor(minuteOfDay / MINUTES_PER_HOUR);
  return [hours, minuteOfDay % MINUTES_PER_HOUR].map((number) => String(number).padStart(2, '0')).join(':');
}

type Half = 'a' | 'p' | 'night' | undefined;

function fromDigits(text: string, part: Half): TypedTime | undefined {
  const found = DIGITS.exec(text)?.groups;
  if (!found) return undefined;
  return timeAt(Number(found.hours), Number(found.minutes ?? found.compact ?? 0), part ?? halfOf(found.half));
}

function fromJapanese(text: string): TypedTime | undefined {
  const found = JAPANESE.exec(text)?.groups;
  if (!found) return undefined;
  const { part, half, minutes, colon } = found;
  const hours = Number(found.hours);
  const typedMinutes = half ? MINUTES_PER_HOUR / 2 : Number(minutes ?? colon ?? 0);
  // 午後0時 is noon, and 深夜 is said of the hours behind midnight.
  if (part === '午後' && hours === 0) return timeAt(12, typedMinutes, undefined);
  if (part === undefined || part === '深夜' || hours === 0 || hours > 12)
    return timeAt(hours, typedMinutes, undefined);
  const isMorning = part === '午前' || part === '朝' || (part === '夜' && hours === 12);
  return timeAt(hours, typedMinutes, isMorning ? 'a' : 'p');
}

function fromWords(text: string, part: Half): TypedTime | undefined {
  const found = WORDS.exec(text)?.groups;
  if (!found) return undefined;
  const { before, hours: word = '', minutes = '' } = found;
  // A number by itself was read before: it counts through the day.
  if (/^\d/.test(word) && before === undefined) return undefined;
  const hours = NUMBER_WORDS.indexOf(word) + 1 || Number(word);
  if (!(hours >= 1 && hours <= 12)) return undefined;
  const half = part ?? halfOf(found.half);
  const late = before?.endsWith('to') ? -15 : before?.includes('quarter') ? 15 : before ? 30 : 0;
  const time = timeAt(hours, MINUTE_WORDS[minutes.replace('-', ' ')] ?? 0, half);
  if (!time) return undefined;
  const minuteOfDay = (time.minuteOfDay + late + 24 * MINUTES_PER_HOUR) % (24 * MINUTES_PER_HOUR);
  return { minuteOfDay, isGuess: half === undefined };
}

function halfOf(typed: string | undefined): Half {
  if (typed === undefined) return undefined;
  return typed.startsWith('p') ? 'p' : 'a';
}

function timeAt(typedHours: number, minutes: number, half: Half): TypedTime | undefined {
  if (minutes > 59) return undefined;
  if (half === undefined && typedHours === 24) return minutes === 0 ? sure(0) : undefined;
  const hours = half === undefined ? typedHours : hoursOf(typedHours, half);
  return hours === undefined || hours > 23 ? undefined : sure(hours * MINUTES_PER_HOUR + minutes);
}

/** From the twelve hours of half a day, where 12 comes before 1. */
function hoursOf(typed: number, half: NonNullable<Half>): number | undefined {
  if (typed < 1 || typed > 12) return undefined;
  const isLate = half === 'p' || (half === 'night' && typed >= NIGHT_FROM_HOUR && typed < 12);
  return (typed % 12) + (isLate ? 12 : 0);
}

function sure(minuteOfDay: number | undefined): TypedTime | undefined {
  return minuteOfDay === undefined ? undefined : { minuteOfDay, isGuess: false };
}
