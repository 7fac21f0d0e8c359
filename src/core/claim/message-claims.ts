import { withoutTransportMarks } from '../answer/typed.ts';
import type { Release } from '../release/release.ts';
import { type Attribute, type Attributed, attributing } from './attributed.ts';
import { quotationSpans } from './quotation-spans.ts';
import { claimTokens, isWord } from './tokens.ts';
import { isLongEnough, wordingOf } from './wording.ts';

/** What a message passes on as somebody's words. */
export type Claim = {
  readonly text: string;
  /** Whose words the message says they are; absent where it does not say. */
  readonly attributed?: Attributed;
};

/** The claims of a message. */
export type MessageClaims = {
  readonly claims: readonly Claim[];
  /** False where nothing is marked as a quotation: then the message as a whole is the one claim. */
  readonly isMarked: boolean;
  /** What stands outside all quotations and is long enough to be one. */
  readonly outside: readonly Claim[];
};

/** Longest message that is read, in characters: Discord's own limit is 4,000, and a form's 4,000 more. */
const MESSAGE_MAX_CHARS = 8_000;

/**
 * What is to be checked in a message: its quotations and block quotes, or all of it where none is long enough to tell
 * anything.
 */
export function claimsIn(message: string, release: Release): MessageClaims {
  const blocks = blocksOf(message.slice(0, MESSAGE_MAX_CHARS));
  const attribute = attributing(release, blocks.map(({ text }) => text).join('\n'));
  const outside: Claim[] = [];
  const marked = blocks.flatMap((block, index) => {
    const around = () =>
      attribute.around(lastLine(textOf(blocks[index - 1])), firstLine(textOf(blocks[index + 1])));
    const whole = block.isQuoted && isLongEnough(block.text) ? claimOf(block.text, around()) : undefined;
    // A block quote may hold more than what somebody said: "Ida Roe said: “…”".
    if (whole && wordingOf(whole.text, release).kind === 'exact') return [whole];
    const inside = quotedIn(block.text, attribute);
    if (inside.claims.length === 0 && whole) return [whole];
    if (inside.claims.length > 0) outside.push(...inside.outside);
    return inside.claims;
  });
  // A message may repeat itself.
  const claims = marked.filter(({ text, attributed }, place) =>
    marked
      .slice(0, place)
      .every((other) => other.text !== text || other.attributed?.name !== attributed?.name),
  );
  if (claims.length > 0) return { claims, isMarked: true, outside };
  const text = blocks
    .map((block) => block.text)
    .join('\n')
    .trim();
  const reported = attribute.reported(text);
  const whole = reported ? claimOf(reported.text, reported.attributed) : claimOf(text, undefined);
  return { claims: text === '' ? [] : [whole], isMarked: false, outside };
}

function claimOf(text: string, attributed: Attributed | undefined): Claim {
  return { text: text.trim(), ...(attributed && { attributed }) };
}

/** A stretch of a message: lines of a block quote, or others. */
type Block = { readonly isQuoted: boolean; readonly text: string };

const textOf = (block: Block | undefined): string => (block && !block.isQuoted ? block.text : '');

function blocksOf(message: string): Block[] {
  const blocks: { isQuoted: boolean; lines: string[] }[] = [];
  let restIsQuoted = false;
  for (const line of message.split(/\r?\n/)) {
    const mark: string = restIsQuoted ? '' : (/^\s{0,3}(?:>>>|>)\s?/.exec(line)?.[0] ?? '');
    restIsQuoted ||= mark.includes('>>>');
    const isQuoted = restIsQuoted || mark !== '';
    const last = blocks.at(-1);
    if (last?.isQuoted === isQuoted) last.lines.push(line.slice(mark.length));
    else blocks.push({ isQuoted, lines: [line.slice(mark.length)] });
  }
  return blocks.map(({ isQuoted, lines }) => ({ isQuoted, text: withoutTransportMarks(lines.join('\n')) }));
}

/** The quotations of a text with whoever each is attributed to, and what stands between them. */
function quotedIn(text: string, attribute: Attribute): Pick<MessageClaims, 'claims' | 'outside'> {
  const spans = quotationSpans(text);
  const claims: Claim[] = [];
  let carried: Attributed | undefined;
  for (const [place, { start, end, inside }] of spans.entries()) {
    const lead = text.slice(spans[place - 1]?.end ?? 0, start);
    const tail = text.slice(end, spans[place + 1]?.start ?? text.length);
    // “…,” said Ida Roe. “…”: the second is hers too.
    const own = attribute.around(lastSentence(lead), firstSentence(tail));
    const attributed = own ?? (place > 0 && isNearby(lead) ? carried : undefined);
    carried = attributed;
    const claim = claimOf(text.slice(inside.start, inside.end), attributed);
    if (isLongEnough(claim.text)) claims.push(claim);
  }
  const outside = [...spans, { start: text.length, end: text.length }]
    .map(({ start }, place) => claimOf(text.slice(spans[place - 1]?.end ?? 0, start), undefined))
    .filter(({ text: words }) => claimTokens(words).filter(isWord).length >= OUTSIDE_MIN_WORDS);
  return { claims, outside };
}

/** Shortest text outside all marks that is compared too, in words: less only says who speaks. */
const OUTSIDE_MIN_WORDS = 8;
/** Longest stretch between two quotations of one speaker that only says whose they are, in characters. */
const NEARBY_MAX_CHARS = 80;
const isNearby = (between: string): boolean => between.length <= NEARBY_MAX_CHARS && !between.includes('\n');

/** Where a sentence ends, and none of its abbreviations: "Mr." and initials have fewer letters before their full stop. */
const SENTENCE_END = /(?<=[\p{L}\p{N}]{4}|[)”"’])[.!?]+(?=\s)|\n/u;

function firstSentence(text: string): string {
  const end = text.search(SENTENCE_END);
  return end < 0 ? text : text.slice(0, end + 1);
}

function lastSentence(text: string): string {
  return text.split(SENTENCE_END).findLast((part) => part.trim() !== '') ?? '';
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? '';
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? '';
}
