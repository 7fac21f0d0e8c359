/** The months' English names, in order. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Whether the text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // 30 February reads as 1 or 2 March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether the text is a day, a month or a year: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function isDayMonthOrYear(text: string): boolean {
  return /^\d{4}(?:-\d{2}){0,2}$/.test(text) && isDay(`${text}-01-01`.slice(0, 10));
}

/** The ways a day, `YYYY-MM-DD`, is usually written, and its month and year, and its year. */
export function spellingsOf(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  const days = [String(Number(day)), day, `${Number(day)}${ordinalEnding(Number(day))}`];
  const names = [name, name.slice(0, 3), `${name.slice(0, 3)}.`];
  const inWords = names.flatMap((month) =>
    days.flatMap((day) => [`${day} ${month}`, `${day} of ${month}`, `${month} ${day}`]),
  );
  const inDigits = [`${day}/${month}`, `${month}/${day}`, `${day}.${month}`].map(
    (short) => `${short}${short.charAt(2)}${year}`,
  );
  return [
    ...inWords.flatMap((short) => [`${short}, ${year}`, `${short} ${year}`, short]),
    ...names.map((month) => `${month} ${year}`),
    ...inDigits,
    date,
    year,
  ];
}

function ordinalEnding(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}
