import type { Span } from '../../release/release.ts';
import { readWords, type Word } from '../words.ts';
import {
  CURRENCIES,
  DATE_STARTS,
  DAY_WORDS,
  INSIDE_NAMES,
  MONTHS,
  NUMBER_WORDS,
  ORGANISATION_WORDS,
  PERIODS,
  PLACE_PREPOSITIONS,
  RELATIVE,
  SEASONS,
  TITLES,
  UNITS_OF_TIME,
  WEEKDAYS,
} from './entity-words.ts';

/** What a stretch of a sentence can be the answer to. One stretch may be several (a date holds a number). */
export type EntityKind =
  | 'person'
  | 'organisation'
  | 'place'
  | 'name'
  | 'date'
  | 'number'
  | 'money'
  | 'percent'
  | 'duration';

/** A stretch of a text that names something. */
export type Entity = { readonly kinds: ReadonlySet<EntityKind>; readonly span: Span };

const isDigits = (word: Word): boolean => word.lower.charCodeAt(0) >= 48 && word.lower.charCodeAt(0) <= 57;
const isYear = (word: Word): boolean => isDigits(word) && /^(?:1[0-9]|20)\d\ds?$/.test(word.lower);

/** Finds dates, numbers and names by capital letters and small closed word lists; good on properly cased text. */
export function findEntities(text: string): Entity[] {
  const words = readWords(text);
  const entities: Entity[] = [];
  const add = (from: number, to: number, ...kinds: EntityKind[]) => {
    const start = words[from]?.start ?? 0;
    entities.push({ kinds: new Set(kinds), span: { start, end: words[to - 1]?.end ?? start } });
  };

  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) break;
    const next = words[i + 1];
    const before = words[i - 1];
    const digits = isDigits(word);

    const dateEnd = dateEndingAfter(words, i);
    if (dateEnd > i) {
      add(i, dateEnd, 'date', ...(digits ? (['number'] as const) : []));
      i = dateEnd - 1;
      continue;
    }
    if (digits || (NUMBER_WORDS.has(word.lower) && !(word.lower === 'second' && before?.lower === 'a'))) {
      let end = i + 1;
      while (end < words.length && NUMBER_WORDS.has(words[end]?.lower ?? '')) end++;
      const after = words[end];
      const symbol = text.slice(Math.max(0, word.start - 2), word.start);
      const tail = text.slice(words[end - 1]?.end ?? word.end, (words[end - 1]?.end ?? word.end) + 2);
      const kinds: EntityKind[] = ['number'];
      // A time of day answers "when" too: "at nine", "2pm".
      const atTime =
        before?.lower === 'at' &&
        /^(?:\d{1,2}(?:\.\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(
          word.lower,
        );
      if (atTime || /^(?:am|pm|o)$/.test(after?.lower ?? '')) kinds.push('date');
      if (/[£$€¥]/.test(symbol) || CURRENCIES.has(after?.lower ?? '')) kinds.push('money');
      if (
        tail.startsWith('%') ||
        /^(?:percent|percentage)$/.test(after?.lower ?? '') ||
        (after?.lower === 'per' && words[end + 1]?.lower === 'cent')
      ) {
        kinds.push('percent');
      }
      if (after && UNITS_OF_TIME.has(after.lower) && words[end + 1]?.lower !== 'old') {
        kinds.push('duration');
        end++;
      }
      add(i, end, ...kinds);
      i = end - 1;
      continue;
    }
    if (
      UNITS_OF_TIME.has(word.lower) &&
      (before?.lower === 'several' || before?.lower === 'many' || before?.lower === 'few')
    ) {
      add(i - 1, i + 1, 'duration');
      continue;
    }
    if (!word.capital || (word.first && word.stop) || word.lower === 'i') continue;
    const end = nameEnd(text, words, i);
    if (
      end === i + 1 &&
      word.first &&
      !/^\p{Lu}{2,}/u.test(text.slice(word.start, word.end)) &&
      !next?.capital &&
      !followsLikeAName(next)
    ) {
      continue;
    }
    add(i, end, ...nameKinds(words, i, end));
    i = end - 1;
  }
  return entities;
}

/** A lone capitalised first word is taken for a name only where a verb such as "said", "is" or "has" follows. */
function followsLikeAName(next: Word | undefined): boolean {
  return next !== undefined && (next.stop || /(?:ed|s)$/.test(next.lower));
}

function dateEndingAfter(words: readonly Word[], at: number): number {
  const word = words[at];
  if (!word) return at;
  const lower = (offset: number) => words[at + offset]?.lower ?? '';
  const ofCentury = lower(1) === 'century' || lower(1) === 'centuries';
  if (!ofCentury && !isDigits(word) && !DATE_STARTS.has(word.lower)) return at;
  const isMonth = (offset: number) =>
    MONTHS.has(lower(offset)) &&
    (lower(offset) !== 'may' || words[at + offset]?.capital === true) &&
    (lower(offset) !== 'march' || words[at + offset]?.capital === true);
  const year = (offset: number) => {
    const candidate = words[at + offset];
    return candidate !== undefined && isYear(candidate);
  };
  if (isDigits(word) && /^\d{1,2}(?:st|nd|rd|th)?$/.test(word.lower) && isMonth(1))
    return at + (year(2) ? 3 : 2);
  if (isMonth(0) && word.capital) {
    if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(lower(1))) return at + (year(2) ? 3 : 2);
    return at + (year(1) ? 2 : 1);
  }
  if (year(0) && !UNITS_OF_TIME.has(lower(1))) return at + 1;
  if (WEEKDAYS.has(word.lower) || DAY_WORDS.has(word.lower)) return at + 1;
  if (SEASONS.has(word.lower) && (year(1) || (lower(1) === 'of' && year(2)))) return at + (year(1) ? 2 : 3);
  if (
    RELATIVE.has(word.lower) &&
    (PERIODS.has(lower(1)) || SEASONS.has(lower(1)) || WEEKDAYS.has(lower(1)) || MONTHS.has(lower(1)))
  )
    return at + 2;
  if (ofCentury && /^(?:\d+(?:st|nd|rd|th)|\p{L}+(?:th|first|second|third))$/u.test(word.lower))
    return at + 2;
  return at;
}

function nameEnd(text: string, words: readonly Word[], from: number): number {
  let end = from + 1;
  for (let i = from + 1; i < words.length; i++) {
    const word = words[i];
    const previous = words[i - 1];
    if (!word || !previous) break;
    const gap = text.slice(previous.end, word.start);
    if (!/^[\s.&-]*$/.test(gap) || (gap.includes('.') && previous.end - previous.start > 4)) break;
    // "Japan’s Ambassador" is two names.
    if (/['’]s?$/.test(text.slice(previous.start, previous.end))) break;
    if (word.capital && !isDigits(word)) end = i + 1;
    else if (!INSIDE_NAMES.has(word.lower) || i - end >= 2) break;
  }
  return end;
}

function nameKinds(words: readonly Word[], from: number, to: number): EntityKind[] {
  const kinds: EntityKind[] = ['name'];
  const inside = words.slice(from, to);
  const before = words[from - 1]?.lower ?? '';
  const organisation = inside.some((word) => ORGANISATION_WORDS.has(word.lower));
  const capitals = inside.filter((word) => word.capital).length;
  const allCapitals =
    inside.length === 1 &&
    (inside[0]?.end ?? 0) - (inside[0]?.start ?? 0) <= 6 &&
    inside[0]?.lower.length !== 1;
  const placed =
    PLACE_PREPOSITIONS.has(before) ||
    (before === 'the' && PLACE_PREPOSITIONS.has(words[from - 2]?.lower ?? ''));
  if (organisation) kinds.push('organisation');
  if (placed) kinds.push('place');
  const titled = TITLES.has(before) || inside.some((word) => TITLES.has(word.lower));
  if (titled || (!organisation && !placed && capitals === inside.length && (capitals >= 2 || !allCapitals)))
    kinds.push('person');
  if (!titled && !organisation) kinds.push('organisation');
  return kinds;
}
