import { isFunctionWord } from './function-words.ts';
import type { Span } from './release.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import { wordSet } from './word-set.ts';

const STOPS: ReadonlySet<string> = new Set('.?!…。！？');
/** Stops of scripts that put no space between sentences. */
const WIDE_STOPS: ReadonlySet<string> = new Set('。！？');
/** Marks that stay with the sentence they close. */
const CLOSERS: ReadonlySet<string> = new Set('”’"\')]}»」』）*_');
const CLOSING_QUOTES: ReadonlySet<string> = new Set('”’"\'»');
const OPENERS: ReadonlySet<string> = new Set('“‘"\'([{«「『（*_');

const WHITE_SPACE = /\s/;
const WORD = /[\p{L}\p{N}]/u;
/** What a sentence may begin with, once past opening marks; a small letter goes on with the sentence before. */
const BEGINNING = /(?!\p{Ll})[\p{L}\p{N}\p{S}@#&]/u;

/** Longest word looked at on either side of a full stop, in characters: no abbreviation comes near it. */
const WORD_MAX_CHARS = 24;
/** How far a "…?” Mary Roe said" is looked for after a closing quotation mark, in characters. */
const ATTRIBUTION_MAX_CHARS = 90;

/** Stand before a name or an example, so the sentence always goes on. */
const ALWAYS_GO_ON = wordSet(
  'Mr Mrs Ms Mx Dr Prof Hon Rev Fr Gen Maj Col Lt Cdr Cmdr Capt Sgt Cpl Adm Gov Sen Rep Pres Amb Messrs Mt',
  'e.g i.e eg ie cf viz vs v approx ca',
);
/** Stand before a number; before anything else they are words of their own ("The answer was no."). */
const BEFORE_A_NUMBER = wordSet('no nos sec secs fig figs vol vols ch para paras p pp');
/** End a sentence only where the next word could not go on with the name. In small letters "sat" and "ill" are words. */
const OFTEN_GO_ON = wordSet(
  'Inc Ltd Co Corp Plc plc LLC Bros Jr Sr Esq St Ave Blvd Rd Dept Univ Assn al',
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun',
  'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa',
  'Tenn Tex Va Vt Wash Wis Wyo',
);

/**
 * Splits running text into its sentences, in order, as offsets in `text`.
 *
 * A sentence starts and ends on something other than white space and keeps its closing quotation marks and
 * brackets; sentences inside a quotation are sentences of their own. What lies between two of them is white
 * space or marks with no letter and no digit. Empty where `text` holds neither. Takes time linear in the length.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const span = trimmed(text, start, end);
    if (WORD.test(text.slice(span.start, span.end))) sentences.push(span);
    start = end;
  };

  let at = 0;
  while (at < text.length) {
    if (!STOPS.has(text.charAt(at))) {
      at += 1;
      continue;
    }
    const end = endOfStop(text, at);
    if (endsSentence(text, at, end)) close(end);
    at = end;
  }
  close(text.length);
  return sentences;
}

/** Past the stop at `stop`, those that follow it ("?!", "...") and the marks that they close. */
function endOfStop(text: string, stop: number): number {
  let end = stop + 1;
  while (end < text.length && (STOPS.has(text.charAt(end)) || CLOSERS.has(text.charAt(end)))) end += 1;
  return end;
}

function endsSentence(text: string, stop: number, end: number): boolean {
  const mark = text.charAt(stop);
  if (WIDE_STOPS.has(mark)) return true;
  if (end < text.length && !WHITE_SPACE.test(text.charAt(end))) return false;

  const next = beginningAfter(text, end);
  if (next === text.length) return true;
  if (!BEGINNING.test(String.fromCodePoint(text.codePointAt(next) ?? 0))) return false;

  const quoted = CLOSING_QUOTES.has(text.charAt(end - 1));
  if (mark === '?' || mark === '!') return !(quoted && isAttribution(text, next));
  const isFullStop = mark === '.' && !STOPS.has(text.charAt(stop + 1));
  return quoted || !isFullStop || !goesOnAfterFullStop(text, stop, next);
}

/** Where the next sentence would show its first letter: past white space and opening marks. */
function beginningAfter(text: string, end: number): number {
  let at = end;
  while (at < text.length && (WHITE_SPACE.test(text.charAt(at)) || OPENERS.has(text.charAt(at)))) at += 1;
  return at;
}

/** Whether the full stop at `stop` belongs to its word ("Inc.", "C.", "U.S.") and the sentence goes on at `next`. */
function goesOnAfterFullStop(text: string, stop: number, next: number): boolean {
  const word = wordBefore(text, stop);
  const following = wordAt(text, next);
  if (ALWAYS_GO_ON.has(word)) return true;
  if (BEFORE_A_NUMBER.has(word.toLowerCase())) return /^(?:\d|[IVXLC]+$)/.test(following);
  if (isInitial(word) && isInitial(following) && text.charAt(next + 1) === '.') return true;
  if (OFTEN_GO_ON.has(word) || isInitial(word) || isDotted(word)) return !beginsSentence(following);
  return false;
}

function isInitial(word: string): boolean {
  return /^\p{Lu}$/u.test(word);
}

/** "U.S", "a.m", "Ph.D", and not a domain name such as "gov.uk". */
function isDotted(word: string): boolean {
  const parts = word.split('.');
  return (
    parts.length > 1 &&
    parts.every((part) => /^\p{L}{1,2}$/u.test(part)) &&
    parts.some((part) => part.length === 1)
  );
}

/** Whether a word can hardly stand inside a name: "The", "In", but neither "IT" nor "Under" (Secretary). */
function beginsSentence(word: string): boolean {
  return /^\p{Lu}\p{Ll}*$/u.test(word) && word !== 'Under' && isFunctionWord(word);
}

/** "“Will it fly?” Mary Roe asked": the name goes on with the sentence of the quotation. */
function isAttribution(text: string, next: number): boolean {
  const tokens = text.slice(next, next + ATTRIBUTION_MAX_CHARS).split(/\s+/);
  const verb = tokens.findIndex((token) => !/^\p{Lu}/u.test(token));
  return verb > 0 && isSpeechVerb((tokens[verb] ?? '').replace(/\P{L}+$/u, ''));
}

function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < WORD_MAX_CHARS && !isEdge(text.charAt(start - 1))) start -= 1;
  return text.slice(start, end);
}

function wordAt(text: string, start: number): string {
  return /^[\p{L}\p{N}]*/u.exec(text.slice(start, start + WORD_MAX_CHARS))?.[0] ?? '';
}

function isEdge(char: string): boolean {
  return (
    WHITE_SPACE.test(char) ||
    OPENERS.has(char) ||
    char === ',' ||
    char === '-' ||
    char === '–' ||
    char === '—'
  );
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && WHITE_SPACE.test(text.charAt(start))) start += 1;
  while (end > start && WHITE_SPACE.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}
