import { isCapitalised } from '../release/name-words.ts';
import { quotationsIn } from '../release/quotations.ts';
import type { Release, Sentence } from '../release/release.ts';
import { type Token, tokensOf } from '../release/tokens.ts';
import { wordSet } from '../release/word-set.ts';
import { type Time, timeAt } from './times.ts';

/** A sentence that is nobody's speech, as tokens; what it quotes is left out. */
export type Clause = {
  readonly sentence: Sentence;
  /** Day of the release, `YYYY-MM-DD`. */
  readonly date: string;
  readonly tokens: readonly Token[];
  /** Index of the first token behind a dateline and phrases such as "In London,". */
  readonly start: number;
  /** The time that such a phrase gives: "On Monday, …". */
  readonly time?: Time;
};

/** A verb with its auxiliary and the adverbs between them. */
export type VerbGroup = {
  /** Index of its first token. */
  readonly start: number;
  readonly voice: 'active' | 'perfect' | 'passive';
  readonly times: readonly Time[];
};

/** What takes an assertion back, or makes it another's. */
const DOUBTS = wordSet(
  'if unless whether would could should might may must can cannot not never no none neither nor nobody nothing',
  'without hardly yet refuse refuses refused decline declines declined fail fails failed deny denies denied',
  'claim claims claimed allege alleges alleged allegedly reportedly rumour rumours rumoured expected expects hopes hoped wants hypothetically',
);
const ADVERBS = wordSet('now also both formally jointly together officially finally');
/** Begin a phrase of time or place in front of a clause. */
const FRONTING = wordSet('in at on during following after speaking');
/** A longer sentence is a table or a list that lost its marks, and costs too much to look at. */
const SENTENCE_MAX_CHARS = 3_000;
/** How far a phrase in front of a clause is looked at, in tokens. */
const FRONT_MAX_TOKENS = 40;
/** Most tokens of a date inside a verb group: "on Thursday, 26 January 2017". */
const TIME_MAX_TOKENS = 9;

/** The sentences of a release that may tell what happened: no speech, no question, nothing inside a quotation. */
export function clausesOf(release: Release, word: RegExp): Clause[] {
  const unquoted = new Map<number, string>();
  const unquotedOf = ({ start, end, paragraph }: Sentence): string => {
    const block = release.paragraphs[paragraph - 1] ?? { start: 0, end: 0 };
    const text = unquoted.get(paragraph) ?? withoutQuotations(release.text.slice(block.start, block.end));
    unquoted.set(paragraph, text);
    return text.slice(start - block.start, end - block.start);
  };
  return release.sentences
    .filter(
      ({ speaker, role, text }) =>
        !speaker &&
        role === undefined &&
        text.length <= SENTENCE_MAX_CHARS &&
        word.test(text) &&
        !/[?？]["”’)]*$/.test(text),
    )
    .map((sentence) => ({ sentence, text: unquotedOf(sentence) }))
    .filter(({ text }) => word.test(text))
    .map(({ sentence, text }) => {
      const tokens = tokensOf(text);
      return { sentence, date: release.date, tokens, ...front(tokens, release.date) };
    });
}

/** A paragraph with spaces, as many, for what it quotes, so that all offsets stay. */
function withoutQuotations(paragraph: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of quotationsIn(paragraph)) {
    pieces.push(paragraph.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return pieces.join('') + paragraph.slice(from);
}

/** Past a dateline, "Today," and "In London,". */
function front(tokens: readonly Token[], date: string): Pick<Clause, 'start' | 'time'> {
  let start = datelineEnd(tokens);
  let time: Time | undefined;
  for (;;) {
    const found = timeAt(tokens, start, date);
    if (found) {
      time ??= found;
      start = tokens[found.end]?.text === ',' ? found.end + 1 : found.end;
      continue;
    }
    const comma = FRONTING.has(tokens[start]?.text.toLowerCase() ?? '')
      ? commaAfter(tokens, start)
      : undefined;
    if (comma === undefined || isPlaceInTwo(tokens, start, comma)) return { start, ...(time && { time }) };
    for (let at = start; at < comma; at += 1) time ??= timeAt(tokens, at, date);
    start = comma + 1;
  }
}

/** "LONDON –", "PARIS, 3 May –", and a town in capitals that lost its dash. */
function datelineEnd(tokens: readonly Token[]): number {
  if (!/^\p{Lu}{3,}$/u.test(tokens[0]?.text ?? '')) return 0;
  const dash = tokens.slice(0, 12).findIndex(({ text }) => /^[–—-]$/.test(text));
  if (dash > 0) return tokens[dash + 1]?.text === '-' ? dash + 2 : dash + 1;
  return /^\p{Lu}{7,}$/u.test(tokens[0]?.text ?? '') ? 1 : 0;
}

/** "In Oslo, Norway, the UK signed": whether Norway signs or holds Oslo nobody can tell, so that the phrase stays. */
function isPlaceInTwo(tokens: readonly Token[], start: number, comma: number): boolean {
  const next = commaAfter(tokens, comma + 1);
  if (next === undefined || !/^(?:in|at)$/i.test(tokens[start]?.text ?? '')) return false;
  return tokens.slice(comma + 1, next).every(isCapitalised);
}

function commaAfter(tokens: readonly Token[], start: number): number | undefined {
  for (let at = start; at < Math.min(tokens.length, start + FRONT_MAX_TOKENS); at += 1) {
    if (DOUBTS.has(tokens[at]?.text.toLowerCase() ?? '')) return undefined;
    if (tokens[at]?.text === ',') return at;
  }
  return undefined;
}

/** The group of the verb at an index; undefined where it tells of no past deed: "to be signed". */
export function verbGroup({ tokens, start, date }: Clause, verb: number): VerbGroup | undefined {
  const times: Time[] = [];
  const backOver = (from: number): number => {
    let at = from;
    for (;;) {
      // "On Tuesday, 1 April, signed": the comma closes the date.
      const time =
        timeEndingAt(tokens, at, start, date) ??
        (tokens[at - 1]?.text === ',' ? timeEndingAt(tokens, at - 1, start, date) : undefined);
      if (time) {
        times.push(time);
        at = time.start;
      } else if (at > start && ADVERBS.has(tokens[at - 1]?.text ?? '')) at -= 1;
      else return at;
    }
  };
  const beforeVerb = backOver(verb);
  const auxiliary = tokens[beforeVerb - 1]?.text ?? '';
  if (/^(?:be|being|is|are|had|having|to|get|got)$/.test(auxiliary)) return undefined;
  if (/^(?:has|have)$/.test(auxiliary)) return { start: backOver(beforeVerb - 1), voice: 'perfect', times };
  if (/^(?:was|were)$/.test(auxiliary)) return { start: backOver(beforeVerb - 1), voice: 'passive', times };
  if (auxiliary === 'been') {
    const perfect = backOver(beforeVerb - 1);
    if (!/^(?:has|have)$/.test(tokens[perfect - 1]?.text ?? '')) return undefined;
    return { start: backOver(perfect - 1), voice: 'passive', times };
  }
  return { start: beforeVerb, voice: 'active', times };
}

function timeEndingAt(tokens: readonly Token[], end: number, first: number, date: string): Time | undefined {
  for (let start = Math.max(first, end - TIME_MAX_TOKENS); start < end; start += 1) {
    const time = timeAt(tokens, start, date);
    if (time?.end === end) return time;
  }
  return undefined;
}

/** Whether some of these tokens take an assertion back, or make it another's: "if", "would", "never", "allegedly". */
export function isDoubted(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ text }) => DOUBTS.has(text.toLowerCase()) || /n[’']t$/.test(text));
}
