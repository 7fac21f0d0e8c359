import type { Token } from '../release/tokens.ts';
import { wordSet } from '../release/word-set.ts';

/** What says that something near it is over, or is to come. */
const PAST = wordSet(
  'was were had did began came gave grew held led left made met said sat saw set sent spoke took told went won wrote',
);
const FUTURE = wordSet(
  'will shall would due until by deadline closes expected upcoming forthcoming planned scheduled',
);
const NOT_PAST_BEHIND = wordSet('be is are being to');

/** How far from a date its verb is looked for, in words of its own clause. */
const VERB_WITHIN_WORDS = 8;

/**
 * The year of a month or a day that a sentence names without one: the last before the release where a word of the past
 * stands nearest in its clause, the next after it where one of the future does. What comes every year has neither.
 *
 * @param at the token of the month
 * @param monthAndDay "MM-DD", or "MM" where no day is named
 * @param date of the release, `YYYY-MM-DD`
 * @returns undefined where it cannot be told
 */
export function yearOf(
  tokens: readonly Token[],
  at: number,
  monthAndDay: string,
  date: string,
): number | undefined {
  const year = Number(date.slice(0, 4));
  const own = date.slice(5, 5 + monthAndDay.length);
  const before = tokens[at - 1]?.text.toLowerCase();
  if (before === 'last') return monthAndDay < own ? year : year - 1;
  if (before === 'this') return year;
  if (before === 'next') return monthAndDay > own ? year : year + 1;
  switch (nearestTense(tokens, at)) {
    case 'past':
      return monthAndDay <= own ? year : year - 1;
    case 'future':
      return monthAndDay >= own ? year : year + 1;
    default:
      return undefined;
  }
}

function nearestTense(tokens: readonly Token[], at: number): 'past' | 'future' | undefined {
  const ends = { back: false, on: false };
  for (let away = 1; away <= VERB_WITHIN_WORDS; away += 1) {
    ends.back ||= isClauseEnd(tokens[at - away]);
    ends.on ||= isClauseEnd(tokens[at + away]);
    const tense =
      (ends.back ? undefined : tenseAt(tokens, at - away)) ??
      (ends.on ? undefined : tenseAt(tokens, at + away));
    if (tense) return tense;
  }
  return undefined;
}

function isClauseEnd(token: Token | undefined): boolean {
  return token === undefined || /^[,;:.]$/.test(token.text);
}

function tenseAt(tokens: readonly Token[], at: number): 'past' | 'future' | undefined {
  const word = tokens[at]?.text.toLowerCase() ?? '';
  if (FUTURE.has(word)) return 'future';
  const isParticiple = NOT_PAST_BEHIND.has(tokens[at - 1]?.text.toLowerCase() ?? '');
  return PAST.has(word) || (/\p{L}ed$/u.test(word) && !isParticiple) ? 'past' : undefined;
}
