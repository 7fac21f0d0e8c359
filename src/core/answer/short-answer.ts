import type { Span } from '../release/release.ts';
import { type EntityKind, findEntities } from '../text/english/entities.ts';
import { readWords } from '../text/words.ts';
import type { Asked } from './question.ts';
import type { SentenceReading } from './reading.ts';

/** Longest short answer, in words. */
const MAX_WORDS = 12;
/** Most pieces of words that the reader's ends may lie apart. */
const MAX_TOKENS = 32;
/** Likeliest stretches that are looked at. */
const CANDIDATES = 60;

/** Likelihood that the answer lies inside a stretch, from which it is looked at. */
const MIN_LIKELIHOOD = 0.1;
/** What a token more costs, and what likelier ends are worth, beside the likelihood that the answer lies inside. */
const TOKEN_COST = 0.02;
const ENDS_WORTH = 0.1;
/** Ends less likely than this, as a logarithm, are all alike. */
const ENDS_MIN = -8;

/** What may answer each kind of question that only its kind answers. */
const KINDS: Readonly<Partial<Record<Asked, readonly EntityKind[]>>> = {
  person: ['person', 'organisation', 'name'],
  date: ['date'],
  place: ['place', 'name', 'organisation'],
  number: ['number', 'percent', 'money', 'duration'],
  money: ['money', 'number', 'percent'],
  duration: ['duration', 'number', 'date'],
};

/**
 * The likeliest short answer in a sentence: whole words, at most twelve and half of the sentence, of the kind that is
 * asked for. Undefined where there is none.
 */
export function shortAnswer(text: string, reading: SentenceReading, asked: Asked): Span | undefined {
  if (asked === 'gist' || asked === 'speaker') return undefined;
  const words = readWords(text);
  const most = Math.min(MAX_WORDS, Math.floor(words.length / 2));
  const wanted = KINDS[asked];
  for (const span of likeliest(reading)) {
    const whole = wholeWords(text, span);
    const inside = readWords(text.slice(whole.start, whole.end)).length;
    if (inside === 0 || inside > most) continue;
    if (!wanted || holdsKind(text, whole, wanted)) return whole;
  }
  return undefined;
}

/**
 * Stretches of tokens by how likely the short answer lies inside them, less what their length costs, best first. The
 * likeliest stretch alone is too short as often as not: "Farrokh" for "Grant Farrokh".
 */
function likeliest({ tokens, starts, ends }: SentenceReading): Span[] {
  const found: { span: Span; worth: number }[] = [];
  for (const [from, first] of tokens.entries()) {
    let startsInside = 0;
    let endsInside = 0;
    for (const [offset, last] of tokens.slice(from, from + MAX_TOKENS).entries()) {
      const to = from + offset;
      startsInside += Math.exp(starts[to] ?? 0);
      endsInside += Math.exp(ends[to] ?? 0);
      if (startsInside * endsInside < MIN_LIKELIHOOD) continue;
      const likelyEnds = Math.max(ENDS_MIN, (starts[from] ?? 0) + (ends[to] ?? 0));
      const worth = startsInside * endsInside - TOKEN_COST * offset + ENDS_WORTH * likelyEnds;
      if (found.length === CANDIDATES && worth <= (found.at(-1)?.worth ?? 0)) continue;
      const at = found.findIndex((other) => worth > other.worth);
      found.splice(at < 0 ? found.length : at, 0, { span: { start: first.start, end: last.end }, worth });
      if (found.length > CANDIDATES) found.pop();
    }
  }
  return found.map(({ span }) => span);
}

/** Signs that belong to the number or the word beside them. */
const BEFORE = /[\p{L}\p{N}\p{Sc}#@+−-]/u;
const AFTER = /[\p{L}\p{N}%°]/u;

/** A stretch with the rest of the words it begins and ends in: "300" → "£300m". */
function wholeWords(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from > 0 && BEFORE.test(text[from - 1] ?? '') && /[\p{L}\p{N}\p{Sc}]/u.test(text[from] ?? ''))
    from--;
  while (to < text.length && AFTER.test(text[to] ?? '') && /[\p{L}\p{N}]/u.test(text[to - 1] ?? '')) to++;
  // "3.5" and "1,200" are one word; so is "9.2 million".
  const tail =
    /^(?:[.,]\d{1,3}(?:\p{L}{1,2}\b)?|\s(?:million|billion|trillion|thousand|per cent|percent|m|bn)\b)+/u.exec(
      text.slice(to),
    );
  if (tail && /[\p{N}]$/u.test(text.slice(from, to))) to += tail[0].length;
  while (from < to && /[\s\p{P}]/u.test(text[from] ?? '') && !/[(“‘"'#@]/.test(text[from] ?? '')) from++;
  while (
    to > from &&
    /[\s,.;:!?–—-]/.test(text[to - 1] ?? '') &&
    !/\p{L}\.\p{L}\.$/u.test(text.slice(from, to))
  )
    to--;
  return balanced(text, { start: from, end: to });
}

/** Without half a pair of quotation marks or brackets: with the other half where it comes next. */
function balanced(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  for (const [open, close] of PAIRS) {
    const inside = text.slice(from, to);
    const lone = inside.split(open).length - inside.split(close).length;
    if (lone > 0 && text[to] === close) to += 1;
    else if (lone > 0 && inside.startsWith(open)) from += 1;
    else if (lone < 0 && inside.endsWith(close)) to -= 1;
  }
  return { start: from, end: to };
}

const PAIRS = [
  ['(', ')'],
  ['[', ']'],
  ['“', '”'],
] as const;

/** False for a short answer of another kind than is asked for, where a kind is. */
export function isOfKind(asked: Asked, short: string): boolean {
  const wanted = KINDS[asked];
  // Behind another word, so that a capital letter at the start tells a name.
  const text = `namely ${short}`;
  return !wanted || holdsKind(text, { start: 0, end: text.length }, wanted);
}

function holdsKind(text: string, { start, end }: Span, wanted: readonly EntityKind[]): boolean {
  return findEntities(text).some(
    ({ kinds, span }) => span.start < end && span.end > start && wanted.some((kind) => kinds.has(kind)),
  );
}
