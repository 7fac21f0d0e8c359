import { MONTHS } from '../release/dates.ts';
import type { Release } from '../release/release.ts';

/**
 * Dates that a release implies by its own date. For a sentence number it gives, by the words in lower case, the
 * date they stand for: "today" → the day of publication, "last year" → the year before, a bare month → that month
 * of the release's year, or of the year before where the month had not come yet.
 */
export function datesWorkedOut(release: Release): (sentence: number) => ReadonlyMap<string, string> {
  const [year = 0, month = 1, day = 1] = release.date.split('-').map(Number);
  const today = `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
  const fixed: readonly (readonly [string, string])[] = [
    ['today', today],
    ['tonight', today],
    ['last year', `${year - 1}`],
    ['this year', `${year}`],
    ['next year', `${year + 1}`],
  ];
  return (sentence) => {
    const text = release.sentences[sentence - 1]?.text ?? '';
    const worked = new Map(fixed);
    for (const [m, name] of MONTHS.entries()) {
      const bare = new RegExp(`\\b${name}\\b(?! \\d)`).test(text);
      if (bare && !worked.has(name.toLowerCase()))
        worked.set(name.toLowerCase(), `${name} ${m < month ? year : year - 1}`);
    }
    return worked;
  };
}
