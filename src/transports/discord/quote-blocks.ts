import type { Span, Speaker } from '../../core/release/release.ts';
import type { Part } from '../../core/reply.ts';
import {
  type Block,
  bold,
  CUT_MIN_CHARS,
  cutAtWord,
  LABEL_MAX_CHARS,
  labelled,
  linked,
  sentenceNote,
} from './block.ts';
import { cutAtGrapheme, escapeMarkdown, oneLine, tameText } from './escape.ts';

type Quote = Extract<Part, { kind: 'quote' }>;

/** The quotes of one speaker from the first part on; one alone where it is nobody's speech. */
export function quotesTogether(parts: readonly Part[], first: Quote): Quote[] {
  const { speaker } = first;
  if (!speaker) return [first];
  const together: Quote[] = [];
  for (const part of parts) {
    if (part.kind !== 'quote' || part.listed || !isSame(part.speaker, speaker)) break;
    together.push(part);
  }
  return together;
}

function isSame(one: Speaker | undefined, other: Speaker): boolean {
  return one?.name === other.name && one.office === other.office;
}

/**
 * Quotes as a block quote, with whose words they are below.
 *
 * @param first of the reply: where even one sentence does not fit, it is cut rather than left out
 */
export function quoteBlock(
  quotes: readonly Quote[],
  speaker: Speaker | undefined,
  numbered: boolean,
  first: boolean,
): Block {
  const below = speaker ? `\n${attribution(speaker)}` : '';
  const quoted = quotes.map((quote) => {
    const note = numbered ? sentenceNote(quote.sentence) : '';
    const row = quote.row === undefined ? '' : `\n${escapeMarkdown(oneLine(quote.row))}`;
    return { quote, note, whole: blockQuote(quote, quote.text.length) + note + row };
  });
  return {
    kind: 'quote',
    whole: quoted.map(({ whole }) => whole).join('\n') + below,
    cut(maxChars) {
      const room = maxChars - below.length;
      const end = '\n> …';
      let fitting = '';
      for (const { whole } of quoted) {
        const longer = fitting === '' ? whole : `${fitting}\n${whole}`;
        if (longer.length > room - end.length) break;
        fitting = longer;
      }
      if (fitting !== '') return fitting + end + below;
      const [opening] = quoted;
      if (!first || !opening || room < CUT_MIN_CHARS + opening.note.length) return '';
      const { quote, note } = opening;
      return cutAtWord(quote.text, room - note.length, (length) => blockQuote(quote, length)) + note + below;
    },
  };
}

/** A quote that stands by itself, with whose words it is below it, its number, and the address that the number leads to. */
export function listedBlock(quote: Quote, { url = '' }: NonNullable<Quote['listed']>): Block {
  const said = quote.speaker ? `${attribution(quote.speaker)}, ` : '— ';
  const below = `\n${said}${linked(`sentence ${quote.sentence}`, url)}`;
  return {
    kind: 'quote',
    whole: blockQuote(quote, quote.text.length) + below,
    cut(maxChars) {
      const room = maxChars - below.length;
      if (room < CUT_MIN_CHARS) return '';
      return cutAtWord(quote.text, room, (length) => blockQuote(quote, length)) + below;
    },
  };
}

/** The label, and the words in one line below it, those that are marked in bold. */
export function typedBlock({ label, text, marks }: Extract<Part, { kind: 'typed' }>): Block {
  const before = `${labelled(label).trimEnd()}\n`;
  const line = text.replace(/\s/g, ' ');
  const dress = (length: number) => withMarks({ text: line, marks }, length, tameText);
  return {
    kind: 'typed',
    whole: before + dress(line.length),
    cut: (maxChars) =>
      maxChars < before.length + CUT_MIN_CHARS
        ? ''
        : before + cutAtWord(line, maxChars - before.length, dress),
  };
}

/** The first `length` UTF-16 units of a quote, each line as a line of a block quote, the marked words bold. */
function blockQuote(quote: Quote, length: number): string {
  return `> ${withMarks(quote, length).replaceAll('\n', '\n> ')}`;
}

/** The first `length` UTF-16 units of a text, the marked words bold. @param tame takes out of each stretch what is not to be shown */
function withMarks(
  { text, marks }: Pick<Quote, 'text' | 'marks'>,
  length: number,
  tame: (text: string) => string = (stretch) => stretch,
): string {
  const wellFormed = text.toWellFormed();
  let dressed = '';
  let at = 0;
  for (const mark of joined(marks)) {
    const start = Math.max(wholeCharacter(wellFormed, mark.start), at);
    const end = Math.min(wholeCharacter(wellFormed, mark.end), length);
    if (start >= end) continue;
    dressed += escapeMarkdown(tame(wellFormed.slice(at, start))) + bold(tame(wellFormed.slice(start, end)));
    at = end;
  }
  return dressed + escapeMarkdown(tame(wellFormed.slice(at, length)));
}

/** Marks that touch made one: two runs of bold side by side would show their asterisks. */
function joined(marks: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const mark of marks) {
    const before = spans.at(-1);
    if (before && mark.start <= before.end) {
      spans[spans.length - 1] = { start: before.start, end: Math.max(before.end, mark.end) };
    } else spans.push(mark);
  }
  return spans;
}

/** The offset, or the one before where it lies between the two halves of a character. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** "— Boris Johnson, Foreign Secretary", or the name alone where the release gives no office. */
function attribution({ name, office }: Speaker): string {
  const shown = [name, office].filter(Boolean).map((words) => cutAtGrapheme(oneLine(words), LABEL_MAX_CHARS));
  return `— ${escapeMarkdown(shown.join(', '))}`;
}
