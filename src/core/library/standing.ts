import { Fault } from '../fault.ts';
import type { Release } from '../release/release.ts';

/** What the publisher says of a release beside its text: whether it is out, still holds, and in which language. */
export type Standing = {
  /** Milliseconds since 1970 before which nothing of it may be seen; absent where there is no embargo. */
  readonly embargoMs?: number;
  /** Why it was withdrawn, empty where nobody says; absent where it holds. */
  readonly withdrawn?: string;
  /** Language of the text, as BCP 47: "en", "cy", "pt-BR". */
  readonly language: string;
};

/** A day alone, or a time without a zone, would be another instant on every machine. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Language, script and region, which is all that a release needs. */
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i;

/** @throws {Fault} with a line for each field that is wrong */
export function standingOf({ id, extra }: Pick<Release, 'id' | 'extra'>): Standing {
  const problems: string[] = [];
  const wrong = (field: string, expected: string): void => {
    problems.push(`${id}.md: ${field}: found ${JSON.stringify(extra[field])}, expected ${expected}`);
  };
  const { embargo, withdrawn, language = 'en' } = extra;

  const embargoMs = typeof embargo === 'string' && INSTANT.test(embargo) ? Date.parse(embargo) : Number.NaN;
  if (isGiven(embargo) && Number.isNaN(embargoMs)) wrong('embargo', 'an instant such as 2031-04-02T09:00Z');
  const isWithdrawn = isGiven(withdrawn) && withdrawn !== false;
  if (isWithdrawn && withdrawn !== true && typeof withdrawn !== 'string')
    wrong('withdrawn', 'why it was withdrawn, or true');
  if (typeof language !== 'string' || !LANGUAGE.test(language))
    wrong('language', 'a language such as en, cy or pt-BR');

  if (problems.length > 0) throw new Fault(problems.join('\n'));
  return {
    ...(isGiven(embargo) && { embargoMs }),
    ...(isWithdrawn && { withdrawn: typeof withdrawn === 'string' ? withdrawn.trim() : '' }),
    language: String(language),
  };
}

export function isEnglish({ language }: Pick<Standing, 'language'>): boolean {
  return /^en(?:-|$)/i.test(language);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
