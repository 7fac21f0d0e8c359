import { dateWords } from './citation.ts';
import { announcementIn } from './key-facts/announcements.ts';
import { type Clause, clausesOf } from './key-facts/clause.ts';
import type { TokenRange } from './key-facts/doers.ts';
import { signingsIn } from './key-facts/signings.ts';
import type { Time } from './key-facts/times.ts';
import type { Release } from './release/release.ts';

/** What the release tells of under one label, and the number of the sentence that says so. */
export type KeyFact = {
  readonly label: string;
  /** A span of the sentence, word for word, unless it is worked out. */
  readonly text: string;
  readonly sentence: number;
  /** The words of the sentence that the text is worked out from: "today"; absent where the text is a span. */
  readonly workedOutFrom?: string;
};

/** Most people or parties named as signing. */
const SIGNED_BY_MAX = 4;

/**
 * Who signed or else announced what the release tells of, on which day and where. Only what a sentence that is
 * nobody's speech asserts as the release's own news; empty where none does.
 */
export function keyFacts(release: Release): KeyFact[] {
  const signings = signingsIn(clausesOf(release, /\bsign(?:ed|ing)\b/i));
  const signedBy = withoutRepeats(
    signings.flatMap(({ clause, doer }) => (doer ? [spanFact('Signed by', clause, doer)] : [])),
    SIGNED_BY_MAX,
  );
  if (signedBy.length > 0) {
    const on = signings.flatMap(({ clause, time }) => (time ? timeFact('Signed on', clause, time) : []));
    const at = signings.flatMap(({ clause, place }) => (place ? [spanFact('Signed at', clause, place)] : []));
    return [...signedBy, ...on.slice(0, 1), ...at.slice(0, 1)];
  }
  const announcement = announcementIn(clausesOf(release, /\bannounced\b/));
  if (!announcement) return [];
  const { clause, doer, time, place } = announcement;
  return [
    spanFact('Announced by', clause, doer),
    ...(time ? timeFact('Announced on', clause, time) : []),
    ...(place ? [spanFact('Announced at', clause, place)] : []),
  ];
}

function spanFact(label: string, clause: Clause, range: TokenRange): KeyFact {
  return { label, text: textOf(clause, range), sentence: clause.sentence.number };
}

/** The day as the sentence names it, or the release's own behind a "today". */
function timeFact(label: string, clause: Clause, time: Time): KeyFact[] {
  if (time.named) return [spanFact(label, clause, time.named)];
  if (time.day === undefined) return [];
  const workedOutFrom = textOf(clause, time);
  return [{ label, text: dateWords(time.day), sentence: clause.sentence.number, workedOutFrom }];
}

function textOf({ sentence, tokens }: Clause, { start, end }: TokenRange): string {
  return sentence.text.slice(tokens[start]?.start, tokens[end - 1]?.end);
}

/** The first so many, without who was named before, by the last word of the name. */
function withoutRepeats(facts: readonly KeyFact[], most: number): KeyFact[] {
  const kept: KeyFact[] = [];
  for (const fact of facts) {
    if (kept.length === most) break;
    const surname = fact.text.split(/\s/).at(-1) ?? '';
    if (!kept.some(({ text }) => text.includes(surname))) kept.push(fact);
  }
  return kept;
}
