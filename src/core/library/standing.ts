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

/** Where a front matter says so, among the fields that are known or those that were kept unread. */
type Said = Pick<Release, 'id' | 'extra'> & {
  readonly embargo?: unknown;
  readonly withdrawn?: unknown;
  readonly language?: unknown;
};

/** @throws {Fault} with a line for each field that is wrong */
export function standingOf(release: Said): Standing {
  const { id, extra } = release;
  const { embargo, withdrawn, language = 'en' } = { ...extra, ...withoutUndefined(release) };
  const problems: string[] = [];
  const wrong = (field: string, found: unknown, expected: string): void => {
    problems.push(`${id}.md: ${field}: found ${JSON.stringify(found)}, expected ${expected}`);
  };

  const embargoMs = typeof embargo === 'string' && INSTANT.test(embargo) ? Date.parse(embargo) : Number.NaN;
  if (isGiven(embargo) && Number.isNaN(embargoMs))
    wrong('embargo', embargo, 'an instant such as 2031-04-02T09:00Z');
  const why = whyWithdrawn(withdrawn);
  if (isGiven(withdrawn) && withdrawn !== false && why === undefined)
    wrong('withdrawn', withdrawn, 'why it was withdrawn, as "explanation: …", or true');
  if (typeof language !== 'string' || !LANGUAGE.test(language))
    wrong('language', language, 'a language such as en, cy or pt-BR');

  if (problems.length > 0) throw new Fault(problems.join('\n'));
  return {
    ...(isGiven(embargo) && { embargoMs }),
    ...(why !== undefined && { withdrawn: why }),
    language: String(language),
  };
}

/** Why it was withdrawn, empty where nobody says; undefined where it was not, or nobody can tell. */
function whyWithdrawn(said: unknown): string | undefined {
  if (said === true) return '';
  if (typeof said === 'string') return said.trim() || undefined;
  if (typeof said !== 'object' || said === null) return undefined;
  const why = 'explanation' in said ? said.explanation : '';
  return typeof why === 'string' ? why.trim() : undefined;
}

function withoutUndefined({ embargo, withdrawn, language }: Said): Omit<Said, 'id' | 'extra'> {
  return {
    ...(embargo !== undefined && { embargo }),
    ...(withdrawn !== undefined && { withdrawn }),
    ...(language !== undefined && { language }),
  };
}

export function isEnglish({ language }: Pick<Standing, 'language'>): boolean {
  return /^en(?:-|$)/i.test(language);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
