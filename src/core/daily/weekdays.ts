/** A day of the week as ISO 8601 numbers it: 1 is Monday, 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly Weekday[] = [6, 7];

const ENGLISH = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const JAPANESE = '月火水木金土日';

/** Beginnings of English names that people write, beside the first three letters. */
const SHORT = ['mo', 'tu tues', 'we weds', 'th thur thurs', 'fr', 'sa', 'su'];

const SETS: readonly (readonly [RegExp, readonly Weekday[]])[] = [
  [/^(?:every ?day|daily|all|all days|all week|any day|毎日|全部)$/, EVERY_DAY],
  [/^(?:(?:week|work|working|business) ?days?|平日)$/, WORKDAYS],
  [/^(?:week-?ends?|週末)$/, WEEKEND],
];

const EXCEPT = /\s(?:except|but|but not|not|without)\s(?:on\s)?/;
const RANGE = /\s?(?:-|–|~|〜|から)\s?|\s(?:to|through|thru|till|until|bis)\s/;
const BETWEEN = /(?:[\s,、・&+/;]|\band\b|と)+/;

/** A Monday, for the names of days in other languages. */
const A_MONDAY = new Temporal.PlainDate(2031, 3, 31);

/** Whether a number is that of a day of the week. */
export function isWeekday(number: number): number is Weekday {
  return Number.isInteger(number) && number >= 1 && number <= 7;
}

/**
 * The days that a person means, in order and none twice: "weekdays", "mon wed fri", "Mon-Fri", "月水金", "every day except
 * Sunday". Undefined where it is none.
 *
 * @param locale of who typed it, as BCP 47: its own names of days are read beside the English and Japanese ones
 */
export function readDays(typed: string, locale = ''): readonly Weekday[] | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  const [meant = '', ...excepted] = text.split(EXCEPT);
  const days = daysIn(meant, locale);
  const without = excepted.map((part) => daysIn(part, locale));
  if (!days || !without.every((part) => part !== undefined)) return undefined;
  const left = EVERY_DAY.filter((day) => days.has(day) && !without.some((part) => part.has(day)));
  return left.length > 0 ? left : undefined;
}

/** Days in words: "every day", "Monday to Friday", "Monday, Wednesday and Friday". */
export function daysWords(days: readonly Weekday[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length === EVERY_DAY.length) return 'every day';
  if (days.length > 2 && last - first === days.length - 1) return `${nameOf(first)} to ${nameOf(last)}`;
  return new Intl.ListFormat('en-GB').format(days.map(nameOf));
}

/** The day of the week of a local date, `YYYY-MM-DD`. */
export function weekdayOf(date: Temporal.PlainDate): Weekday {
  const { dayOfWeek } = date;
  if (!isWeekday(dayOfWeek)) throw new RangeError(`no week has a day ${dayOfWeek}`);
  return dayOfWeek;
}

/** A day by its name alone: "friday", "Fri", "金曜日". */
export function readWeekday(typed: string, locale = ''): Weekday | undefined {
  const name = typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/(?<=[月火水木金土日])曜日?$/, '');
  const place = JAPANESE.indexOf(name);
  if (name.length === 1 && place >= 0) return EVERY_DAY[place];
  return EVERY_DAY.find((day) => namesOf(day, locale).includes(name));
}

function daysIn(text: string, locale: string): ReadonlySet<Weekday> | undefined {
  const bare = text.replace(/^(?:every|each|on|only|毎週)\s?(?!day$)/, '').trim();
  const set = SETS.find(([pattern]) => pattern.test(text) || pattern.test(bare))?.[1];
  if (set) return new Set(set);
  const parts = spaced(bare)
    .split(BETWEEN)
    .filter((part) => part !== '');
  const found = parts.map((part) => rangeIn(part, locale));
  if (parts.length === 0 || !found.every((days) => days !== undefined)) return undefined;
  return new Set(found.flat());
}

/** Ranges drawn together, and days in Japanese drawn apart: "月水金" is three. */
function spaced(text: string): string {
  return text
    .replace(/曜日?/g, '')
    .replace(new RegExp(RANGE, 'g'), '-')
    .replace(/[月火水木金土日]/g, (day, at: number, all: string) =>
      /[月火水木金土日]/.test(all[at + 1] ?? '') ? `${day} ` : day,
    );
}

function rangeIn(part: string, locale: string): readonly Weekday[] | undefined {
  const set = SETS.find(([pattern]) => pattern.test(part))?.[1];
  if (set) return set;
  const [first, last, ...more] = part.split('-').map((name) => readWeekday(name, locale));
  if (first === undefined || more.length > 0 || (part.includes('-') && last === undefined)) return undefined;
  if (last === undefined) return [first];
  // "Fri-Mon" goes over the end of the week.
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, place) => EVERY_DAY[(first - 1 + place) % 7] ?? first);
}

function nameOf(day: Weekday): string {
  return ENGLISH[day - 1] ?? '';
}

function namesOf(day: Weekday, locale: string): string[] {
  const english = nameOf(day).toLowerCase();
  const short = SHORT[day - 1]?.split(' ') ?? [];
  return [english, `${english}s`, english.slice(0, 3), ...short, ...localNames(day, locale)];
}

function localNames(day: Weekday, locale: string): string[] {
  if (locale === '') return [];
  try {
    const date = A_MONDAY.add({ days: day - 1 });
    const name = (weekday: 'long' | 'short') => date.toLocaleString(locale, { weekday });
    return [name('long'), name('short')].map((text) => text.toLowerCase().replace(/\.$/, ''));
  } catch {
    return [];
  }
}
