import { BEFORE_A_NUMBER, NAMES_WITH_A_MARK } from './abbreviations.ts';
import { beginsSentence, goesOnAfterFullStop, wordBefore } from './full-stops.ts';
import { isFunctionWord } from './function-words.ts';
import type { Span } from './release.ts';
import { isSpeechVerb } from './speech-verbs.ts';

const STOPS: ReadonlySet<string> = new Set('.?!…。！？');
/** Stops of scripts that put no space between sentences. */
const WIDE_STOPS: ReadonlySet<string> = new Set('。！？');
/** Marks that stay with the sentence they close, those of footnotes among them. */
const CLOSERS: ReadonlySet<string> = new Set('”’"\')]}»」』）*_†‡¹²³⁴⁵⁶⁷⁸⁹⁰');
const CLOSING_QUOTES: ReadonlySet<string> = new Set('”’"\'»');
const OPENERS: ReadonlySet<string> = new Set('“‘"\'([{«「『（*_');
/** Marks that keep what stands between them together, where that is no sentence of its own. */
const ENCLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['(', ')'],
  ['[', ']'],
]);

/** Every key of the sets above that may end a sentence or keep one together: a look at each character took longer. */
const MARKS = /[.?!…。！？“”()[\]]/g;

const ARTICLE_AND_OPENER = /\b(?:the|an?|its|our|their|this)\s[“‘"][^“”‘"]*$/i;

const WHITE_SPACE = /\s/;
const WORD = /[\p{L}\p{N}]/u;
/** What a sentence may begin with, once past opening marks: no small letter but that of a name such as "eBay". */
const BEGINNING = /^(?:(?!\p{Ll})[\p{L}\p{N}\p{S}@#&]|\p{Ll}\p{Lu}\p{Ll})/u;
/** Three letters, each of two UTF-16 units at most. */
const BEGINNING_MAX_UNITS = 6;

/** What shows behind a bracket that the sentence round it has not ended. */
const GOES_ON = /^[,;:]?\s\p{Ll}(?!\p{Lu})/u;

/** How far a "…?” Mary Roe said" is looked for after a closing quotation mark, in characters. */
const ATTRIBUTION_MAX_CHARS = 90;
/** "“We sail.” Mary Roe said.": where a full stop was put for the comma, nothing follows the verb. */
const NOTHING_BUT_ATTRIBUTION = /^(?:\p{Lu}[\p{L}’'.-]{0,30} ){1,5}\p{Ll}{3,12}\.(?:\s|$)/u;
/** Longest title or aside that is kept together, in characters. */
const ENCLOSED_MAX_CHARS = 100;

/** "[1]", "[a]", "[2, 3]" right behind a full stop. */
const BRACKETED_NOTE = /(?:\[(?:\d{1,3}(?:[,–-] ?\d{1,3}){0,4}|[a-z]|[ivx]{1,4})\])+/y;
/** "year.1 The": one or two digits behind the full stop of a word, and not a decimal. */
const BARE_NOTE = /\d{1,2}(?:,\d{1,2}){0,2}(?=\s|$)/y;
/** "fell.(1) Wages": the same in round brackets. */
const ROUND_NOTE = /\(\d{1,2}(?:, ?\d{1,2}){0,2}\)(?=\s|$)/y;
const NOTED_WORD = /(?:\p{Ll}{3}|[%”’"')\]])$/u;

/**
 * Splits running text into its sentences, in order, as offsets in `text`.
 *
 * A sentence starts and ends on something other than white space and keeps its closing quotation marks, brackets and
 * footnote marks; sentences inside a quotation are sentences of their own. What lies between two of them is white
 * space or marks with no letter and no digit. Empty where `text` holds neither. Takes time linear in the length.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  /** The last mark since the sentence began that encloses and has not closed. */
  let opened = -1;
  const close = (end: number) => {
    const span = trimmed(text, start, end);
    if (WORD.test(text.slice(span.start, span.end))) sentences.push(span);
    start = end;
    opened = -1;
  };

  for (let at = nextMark(text, 0); at < text.length; ) {
    const char = text.charAt(at);
    if (ENCLOSING.has(char)) opened = at;
    else if (opened >= 0 && char === ENCLOSING.get(text.charAt(opened))) opened = -1;
    if (!STOPS.has(char)) {
      at = nextMark(text, at + 1);
      continue;
    }
    const end = endOfStop(text, at);
    if (opened >= 0 && text.slice(at, end).includes(ENCLOSING.get(text.charAt(opened)) ?? '')) opened = -1;
    const mayBeWithin = opened > pastSpace(text, start);
    if (endsSentence(text, start, at, end) && !(mayBeWithin && isEnclosed(text, opened, end))) close(end);
    at = nextMark(text, end);
  }
  close(text.length);
  return sentences;
}

/** Where the next stop or mark that encloses stands from `from` on; the end of the text where none does. */
function nextMark(text: string, from: number): number {
  MARKS.lastIndex = from;
  return MARKS.test(text) ? MARKS.lastIndex - 1 : text.length;
}

function pastSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && WHITE_SPACE.test(text.charAt(at))) at += 1;
  return at;
}

/** Past the stop at `stop`, those that follow it ("?!", "...") and the marks that they close. */
function endOfStop(text: string, stop: number): number {
  const end = pastClosers(text, stop + 1);
  BRACKETED_NOTE.lastIndex = end;
  if (BRACKETED_NOTE.test(text)) return pastClosers(text, BRACKETED_NOTE.lastIndex);
  if (text.charAt(stop) !== '.' || !NOTED_WORD.test(text.slice(Math.max(0, stop - 3), stop))) return end;
  BARE_NOTE.lastIndex = end;
  if (BARE_NOTE.test(text)) return BARE_NOTE.lastIndex;
  ROUND_NOTE.lastIndex = end;
  return ROUND_NOTE.test(text) && !BEFORE_A_NUMBER.has(wordBefore(text, stop)) ? ROUND_NOTE.lastIndex : end;
}

function pastClosers(text: string, from: number): number {
  let end = from;
  while (end < text.length && (STOPS.has(text.charAt(end)) || CLOSERS.has(text.charAt(end)))) end += 1;
  return end;
}

function endsSentence(text: string, start: number, stop: number, end: number): boolean {
  const mark = text.charAt(stop);
  if (WIDE_STOPS.has(mark)) return true;
  if (end < text.length && !WHITE_SPACE.test(text.charAt(end))) return false;

  const next = beginningAfter(text, end);
  if (next === text.length) return true;
  if (!BEGINNING.test(text.slice(next, next + BEGINNING_MAX_UNITS))) return false;

  const quoted = CLOSING_QUOTES.has(text.charAt(end - 1));
  if (mark === '?' || mark === '!')
    return (
      !(quoted && (isAttribution(text, next) || isTitle(text, end, next))) && !isOfName(text, stop, end, next)
    );
  const isFullStop = mark === '.' && !STOPS.has(text.charAt(stop + 1));
  if (quoted && isFullStop && NOTHING_BUT_ATTRIBUTION.test(text.slice(next, next + ATTRIBUTION_MAX_CHARS)))
    return !isAttribution(text, next);
  return quoted || !isFullStop || !goesOnAfterFullStop(text, start, stop, next);
}

/** Where the next sentence would show its first letter: past white space and opening marks. */
function beginningAfter(text: string, end: number): number {
  let at = end;
  while (at < text.length && (WHITE_SPACE.test(text.charAt(at)) || OPENERS.has(text.charAt(at)))) at += 1;
  return at;
}

/** "“Will it fly?” Mary Roe asked": the name goes on with the sentence of the quotation. */
function isAttribution(text: string, next: number): boolean {
  const tokens = text.slice(next, next + ATTRIBUTION_MAX_CHARS).split(/\s+/);
  const verb = tokens.findIndex((token) => !/^\p{Lu}/u.test(token));
  // "They agreed." begins anew: with its capital, a pronoun cannot go on with what was asked.
  return (
    verb > 0 && !isFunctionWord(tokens[0] ?? '') && isSpeechVerb((tokens[verb] ?? '').replace(/\P{L}+$/u, ''))
  );
}

/** Whether the mark is part of a name that goes on: "Yahoo! Japan", "Which? Chief Executive". */
function isOfName(text: string, stop: number, end: number, next: number): boolean {
  if (end !== stop + 1 || !NAMES_WITH_A_MARK.has(wordBefore(text, stop))) return false;
  return !beginsSentence(wordAt(text, next));
}

/** Whether a name in quotation marks goes on: "the “What Works?” Centre". An article stands before it. */
function isTitle(text: string, end: number, next: number): boolean {
  const before = text.slice(Math.max(0, end - ENCLOSED_MAX_CHARS), end - 1);
  return ARTICLE_AND_OPENER.test(before) && !beginsSentence(wordAt(text, next));
}

function wordAt(text: string, start: number): string {
  return /^[\p{L}\p{N}]*/u.exec(text.slice(start, start + ENCLOSED_MAX_CHARS))?.[0] ?? '';
}

/**
 * Whether the stop before `end` stands in a title or an aside that ends without one: "the “Think! Road Safety” plan",
 * or in an aside behind which the sentence goes on.
 *
 * @param opened where the title or the aside begins, within the sentence
 */
function isEnclosed(text: string, opened: number, end: number): boolean {
  const rest = text.slice(end, opened + ENCLOSED_MAX_CHARS);
  const closed = rest.indexOf(ENCLOSING.get(text.charAt(opened)) ?? '');
  if (closed <= 0) return false;
  if (text.charAt(opened) !== '“' && GOES_ON.test(rest.slice(closed + 1))) return true;
  return WORD.test(rest.charAt(closed - 1)) && !/[.?!…,]/.test(rest.slice(0, closed));
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && WHITE_SPACE.test(text.charAt(start))) start += 1;
  while (end > start && WHITE_SPACE.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}
