import { DEFAULT_COMMAND_NAME } from '../../core/command.ts';
import type { Span, Speaker } from '../../core/release/release.ts';
import type { Part, Reply } from '../../core/reply.ts';
import { harmless, linesWithin } from './columns.ts';

/** How lines are to look. */
export type Style = {
  /** Columns a line may take; Infinity never wraps. */
  readonly columns: number;
  readonly colour: boolean;
  /** Keeps characters that a terminal would obey. For JSON alone, which nobody reads off the screen. */
  readonly raw: boolean;
};

/** Nothing wrapped, coloured or replaced: the words as they are. */
export const PLAIN: Style = { columns: Number.POSITIVE_INFINITY, colour: false, raw: true };

/** Longest line shown, in columns: longer ones are hard to read. */
const MAX_COLUMNS = 100;

const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const NORMAL = '\u001b[22m';

/** The style for an output; what is not a terminal is neither wrapped nor coloured. */
export function styleFor(output: { isTTY?: boolean; columns?: number }, colour: boolean): Style {
  if (!output.isTTY) return { columns: Number.POSITIVE_INFINITY, colour: false, raw: false };
  // Some pseudo-terminals report 0 columns.
  return { columns: Math.min(output.columns || MAX_COLUMNS, MAX_COLUMNS), colour, raw: false };
}

/**
 * A reply as lines: title, parts, footer, and a line for each link. What was asked is left
 * out, since a terminal shows what was typed; so are the buttons that act, which only a session can press.
 *
 * @param commandName of the top-level command
 */
export function replyLines(reply: Reply, style: Style, commandName = DEFAULT_COMMAND_NAME): string[] {
  const blocks: Block[] = [
    ...(reply.title === undefined ? [] : [{ kind: 'title', lines: boldLines(reply.title, style) }]),
    ...reply.parts.map((part) => ({ kind: part.kind, lines: partLines(part, style, commandName) })),
    ...(reply.footer === undefined ? [] : [{ kind: 'footer', lines: dimLines(reply.footer, style) }]),
    ...reply.buttons
      .filter((button) => button.kind === 'link')
      // Never wrapped: an address broken in two cannot be clicked.
      .map(({ label, url }) => ({ kind: 'link', lines: [shown(`${label}: ${url}`, style)] })),
  ];
  return blocks.flatMap((block, index) =>
    needsBlank(blocks[index - 1], block) ? ['', ...block.lines] : block.lines,
  );
}

/** The questions that a reply's buttons ask, as lines to type where nothing can be pressed. */
export function questionLines({ buttons }: Reply, style: Style, commandName: string): string[] {
  return buttons.flatMap((button) =>
    button.kind === 'action' && button.question !== undefined
      ? textLines(`/${commandName} ${button.command} ${button.question}`, style)
      : [],
  );
}

/** A sentence of the bot's own as lines. */
export function textLines(text: string, style: Style): string[] {
  const safe = shown(text, style);
  return linesWithin(safe, style.columns).map(({ start, end }) => safe.slice(start, end));
}

type Block = { readonly kind: string; readonly lines: readonly string[] };

/** Short lines of one kind stand together; everything else is set apart. */
function needsBlank(before: Block | undefined, block: Block): boolean {
  if (!before) return false;
  if (before.kind === 'date' || (before.kind === 'footer' && block.kind === 'link')) return false;
  return before.kind !== block.kind || ['quote', 'text', 'release'].includes(block.kind);
}

function partLines(part: Part, style: Style, commandName: string): string[] {
  switch (part.kind) {
    case 'text':
      return textLines(part.text, style);
    case 'short': {
      const note = part.workedOut
        ? textLines('(worked out: the release implies it and does not spell it out)', style)
        : [];
      return [...boldLines(part.text, style), ...note];
    }
    case 'date':
      return boldLines(part.workedOut ? `(worked out: ${part.text})` : part.text, style);
    case 'typed':
      return [...textLines(`${part.label}:`, style), ...markedLines(part.text, part.marks, style)];
    case 'quote': {
      const url = part.listed?.url;
      return [
        ...quoteLines(part, style),
        // Never wrapped: an address broken in two cannot be clicked.
        ...(url === undefined ? [] : [shown(url, style)]),
      ];
    }
    case 'field': {
      const number = part.sentence === undefined ? '' : ` [${part.sentence}]`;
      return textLines(`${part.label}: ${part.text}${number}`, style);
    }
    case 'release':
      return [
        ...boldLines(part.title, style),
        ...textLines(part.text, style),
        ...(part.url === '' ? [] : [shown(part.url, style)]),
      ];
    case 'ping':
      // A terminal has no roles.
      return textLines(part.text, style);
    case 'person':
      // A terminal has one person.
      return textLines(
        [`${part.label}: you`, ...(part.atMs === undefined ? [] : [instantWords(part.atMs, 'UTC')])].join(
          ', ',
        ),
        style,
      );
    case 'channel':
      // A terminal is the one channel that it has.
      return boldLines('This terminal', style);
    case 'time':
      return textLines(`${part.label}: ${part.words ?? instantWords(part.atMs, part.zone)}`, style);
    case 'message':
      return textLines(`${part.label}: ${part.text}`, style);
    case 'try': {
      const margin = '  ';
      const described = part.description === '' ? [] : textLines(part.description, narrower(style, margin));
      return [
        ...textLines(`/${commandName} ${part.command} ${part.text}`.trimEnd(), style),
        ...described.map((line) => margin + line),
      ];
    }
  }
}

/** "Wednesday 2 April 2031 at 09:00 (Europe/London)" */
function instantWords(atMs: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  const day = local.toLocaleString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `${day} at ${local.toPlainTime().toString({ smallestUnit: 'minute' })} (${zone})`;
}

/** "— Boris Johnson, Foreign Secretary, sentence 7", or without a speaker "— sentence 6". */
function source(sentence: number, speaker: Speaker | undefined): string {
  return `— ${[speaker?.name, speaker?.office, `sentence ${sentence}`].filter(Boolean).join(', ')}`;
}

function quoteLines(quote: Extract<Part, { kind: 'quote' }>, style: Style): string[] {
  const { text, marks, row, sentence, speaker } = quote;
  const margin = '> ';
  const lines = markedLines(text, marks, narrower(style, margin));
  return [
    ...lines.map((line) => margin + line),
    ...(row === undefined ? [] : textLines(row, style)),
    ...textLines(source(sentence, speaker), style),
  ];
}

/** A text as lines, the marked words in it bold. */
function markedLines(text: string, marks: readonly Span[], style: Style): string[] {
  const safe = shown(text, style);
  return linesWithin(safe, style.columns).map((line) =>
    style.colour ? withMarks(safe, line, marks) : safe.slice(line.start, line.end),
  );
}

/** One line of a text, the marked words in it bold. */
function withMarks(text: string, line: Span, marks: readonly Span[]): string {
  let bold = '';
  let at = line.start;
  for (const mark of marks) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, line.end);
    if (start >= end) continue;
    bold += text.slice(at, start) + BOLD + text.slice(start, end) + NORMAL;
    at = end;
  }
  return bold + text.slice(at, line.end);
}

function boldLines(text: string, style: Style): string[] {
  return textLines(text, style).map((line) => (style.colour ? BOLD + line + NORMAL : line));
}

function dimLines(text: string, style: Style): string[] {
  return textLines(text, style).map((line) => (style.colour ? DIM + line + NORMAL : line));
}

/** The style of what stands behind a margin. */
function narrower(style: Style, margin: string): Style {
  return { ...style, columns: Math.max(style.columns - margin.length, 1) };
}

function shown(text: string, style: Style): string {
  return style.raw ? text : harmless(text);
}
