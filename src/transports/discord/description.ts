import type { Span, Speaker } from '../../core/release/release.ts';
import type { Part, Reply } from '../../core/reply.ts';
import {
  cutAtGrapheme,
  escapeMarkdown,
  graphemeEnds,
  oneLine,
  tameText,
  tameTyped,
  unescapeMarkdown,
} from './escape.ts';

/** A stretch of the description that stands by itself. */
type Block = {
  readonly kind: Part['kind'] | 'asked';
  readonly whole: string;
  /** As much of it as fits, ending with "…" where something is left out; empty where too little would. */
  cut(maxChars: number): string;
};

/** The top-level command as it is shown. */
export type TopCommand = {
  readonly name: string;
  /** Its id where it is registered, so that its mentions can be clicked. */
  readonly id?: string;
};

/** Ends a description whose next block is left out. */
const LEFT_OUT = '\n…';

/** Longest label, name or office shown, in characters: real ones are far shorter. */
const LABEL_MAX_CHARS = 200;

/** Longest description of a command to type, in characters: help tells each option in it. */
const DESCRIPTION_MAX_CHARS = 600;

/** Longest words beside a ping, in characters: about what a notification shows. */
const BESIDE_PING_MAX_CHARS = 170;

/** Stands before what was asked, in the first line. */
const ASKED = 'Asked: ';

/** A block cut to fewer characters than this is not worth beginning. */
const CUT_MIN_CHARS = 24;

/**
 * What a reply says, in Discord's Markdown: what was asked, then the parts in the order in which they are read.
 * Everything in it is escaped; only bold, block quotes and command mentions are ours.
 *
 * @param maxChars counted in the Markdown, signs and all
 */
export function describeReply(
  reply: Pick<Reply, 'asked' | 'parts' | 'moreChannels'>,
  maxChars: number,
  top: TopCommand,
): string {
  const blocks = blocksOf(reply, top).filter((block) => block.whole.trim() !== '');
  return (
    (reply.moreChannels && wholeChannels(blocks, maxChars, reply.moreChannels)) ?? cutDown(blocks, maxChars)
  );
}

/** What {@link describeReply} says was asked, as it was typed; empty where nothing was. */
export function askedIn(description: string): string {
  const [line = ''] = description.split('\n');
  return line.startsWith(ASKED) ? unescapeMarkdown(line.slice(ASKED.length)).replaceAll('@\u200b', '@') : '';
}

/** As many channels as fit, from the first on, each with all that stands below it; undefined where not even one does. */
function wholeChannels(
  blocks: readonly Block[],
  maxChars: number,
  more: NonNullable<Reply['moreChannels']>,
): string | undefined {
  const starts = blocks.flatMap(({ kind }, index) => (kind === 'channel' ? [index] : []));
  let shown = '';
  let fitting: string | undefined;
  for (const [index, block] of blocks.entries()) {
    shown += gapBetween(blocks[index - 1], block) + block.whole;
    if (shown.length > maxChars) break;
    const next = blocks[index + 1];
    if (!next) return shown;
    if (next.kind !== 'channel') continue;
    const left = starts.filter((start) => start > index).length;
    const withNote = `${shown}\n\n${escapeMarkdown(more(left))}`;
    if (withNote.length <= maxChars) fitting = withNote;
  }
  return fitting;
}

/** All blocks, or as much of them as fits. */
function cutDown(blocks: readonly Block[], maxChars: number): string {
  let filled = '';
  for (const [index, block] of blocks.entries()) {
    const gap = gapBetween(blocks[index - 1], block);
    const room = maxChars - filled.length - gap.length;
    const last = index === blocks.length - 1;
    if (block.whole.length > room - (last ? 0 : LEFT_OUT.length)) {
      const cut = room < CUT_MIN_CHARS ? '' : block.cut(room);
      return cut === '' ? filled + LEFT_OUT : filled + gap + cut;
    }
    filled += gap + block.whole;
  }
  return filled;
}

/** Short lines of one kind stand together; everything else is set apart. */
function gapBetween(before: Block | undefined, block: Block): string {
  if (!before) return '';
  const together =
    before.kind === 'date' ||
    (before.kind === block.kind && (block.kind === 'field' || block.kind === 'try'));
  return together ? '\n' : '\n\n';
}

function blocksOf(reply: Pick<Reply, 'asked' | 'parts'>, top: TopCommand): Block[] {
  const { parts } = reply;
  const firstQuote = parts.find((part) => part.kind === 'quote');
  const numbered = parts.filter((part) => part.kind === 'quote' && !part.listed).length > 1;

  const blocks: Block[] = [];
  if (reply.asked !== undefined) {
    const asked = tameTyped(reply.asked);
    blocks.push(textBlock('asked', asked && ASKED, asked, '', escapeMarkdown));
  }
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part?.kind === 'quote' && part.listed) blocks.push(listedBlock(part, part.listed));
    else if (part?.kind === 'quote') {
      const quotes = quotesTogether(parts.slice(index), part);
      blocks.push(quoteBlock(quotes, part.speaker, numbered, part === firstQuote));
      index += quotes.length - 1;
    } else if (part) blocks.push(blockOf(part, top));
  }
  return blocks;
}

function blockOf(part: Exclude<Part, { kind: 'quote' }>, top: TopCommand): Block {
  switch (part.kind) {
    case 'short': {
      const note = ' (worked out: the release implies it and does not spell it out)';
      return textBlock('short', '', part.text, part.workedOut && part.text.trim() !== '' ? note : '', bold);
    }
    case 'date':
      return fixedBlock('date', bold(part.workedOut ? `(worked out: ${part.text})` : part.text));
    case 'typed':
      return typedBlock(part);
    case 'text':
      return textBlock('text', '', tameText(part.text), '', escapeMarkdown);
    case 'release':
      return releaseBlock(part);
    case 'person': {
      const day = part.atMs === undefined ? '' : `, <t:${Math.floor(part.atMs / 1000)}:D>`;
      return fixedBlock('field', `${labelled(part.label)}<@${part.userId}>${day}`);
    }
    case 'channel':
      return fixedBlock('channel', `<#${part.channelId}>`);
    case 'time': {
      const seconds = Math.floor(part.atMs / 1000);
      const own =
        part.words === undefined
          ? `<t:${seconds}:F> (<t:${seconds}:R>)`
          : `${escapeMarkdown(oneLine(part.words))} · <t:${seconds}:F> in your own time`;
      return fixedBlock('field', labelled(part.label) + own);
    }
    case 'message': {
      const address = `https://discord.com/channels/${part.guildId}/${part.channelId}/${part.messageId}`;
      return fixedBlock(
        'field',
        `${labelled(part.label)}[${escapeMarkdown(oneLine(part.text))}](${address})`,
      );
    }
    case 'ping':
      return fixedBlock('ping', pingLine(part));
    case 'field':
      return textBlock('field', labelled(part.label), part.text, sentenceNote(part.sentence), escapeMarkdown);
    case 'try': {
      const command = escapeMarkdown(part.command);
      const mention =
        top.id === undefined ? `/${top.name} ${command}` : `</${top.name} ${part.command}:${top.id}>`;
      const description = cutAtGrapheme(oneLine(part.description), DESCRIPTION_MAX_CHARS);
      const note = description && ` — ${escapeMarkdown(description)}`;
      return textBlock('try', part.text ? `${mention} ` : mention, tameText(part.text), note, escapeMarkdown);
    }
  }
}

/** "@Readers The fact of the day: …", the words cut to about what a notification shows. */
export function pingLine({ roleId, text }: Extract<Part, { kind: 'ping' }>): string {
  return `<@&${roleId}> ${escapeMarkdown(cutAtGrapheme(oneLine(text), BESIDE_PING_MAX_CHARS))}`;
}

/** The title, leading to the published page, and below it what else there is to say of the release. */
function releaseBlock({ title, url, text }: Extract<Part, { kind: 'release' }>): Block {
  const shown = escapeMarkdown(cutAtGrapheme(oneLine(title), LABEL_MAX_CHARS));
  return fixedBlock('release', `**${linked(shown, url)}**\n${escapeMarkdown(oneLine(text))}`);
}

/** Text that leads to a page, or the text alone where the address is not one for a link. */
function linked(shown: string, url: string): string {
  const isLink = URL.parse(url)?.protocol === 'https:' && !/[()\s]/.test(url);
  return isLink ? `[${shown}](${url})` : shown;
}

function labelled(label: string): string {
  return `**${escapeMarkdown(`${cutAtGrapheme(oneLine(label), LABEL_MAX_CHARS)}:`)}** `;
}

/** Stands whole or not at all: half a mention or address means nothing. */
function fixedBlock(kind: Block['kind'], whole: string): Block {
  return { kind, whole, cut: () => '' };
}

/** @param dress makes Markdown of any beginning of the text, never shorter than it */
function textBlock(
  kind: Block['kind'],
  before: string,
  text: string,
  after: string,
  dress: (text: string) => string,
): Block {
  const shown = text.trim();
  const dressed = dress(shown);
  return {
    kind,
    whole: before + dressed + after,
    cut(maxChars) {
      const room = maxChars - before.length - after.length;
      return room < CUT_MIN_CHARS
        ? ''
        : before + cutAtWord(shown, room, (end) => dress(shown.slice(0, end))) + after;
    },
  };
}

type Quote = Extract<Part, { kind: 'quote' }>;

/** The quotes of one speaker from the first part on; one alone where it is nobody's speech. */
function quotesTogether(parts: readonly Part[], first: Quote): Quote[] {
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
function quoteBlock(
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
function listedBlock(quote: Quote, { url = '' }: NonNullable<Quote['listed']>): Block {
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
function typedBlock({ label, text, marks }: Extract<Part, { kind: 'typed' }>): Block {
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

/** Each line in bold, white space at its ends left out of it: bold does not reach over a block quote's lines. */
function bold(text: string): string {
  return escapeMarkdown(text).replace(/\S(?:.*\S)?/g, '**$&**');
}

function sentenceNote(sentence: number | undefined): string {
  return sentence === undefined ? '' : ` (sentence ${sentence})`;
}

/** "— Boris Johnson, Foreign Secretary", or the name alone where the release gives no office. */
function attribution({ name, office }: Speaker): string {
  const shown = [name, office].filter(Boolean).map((words) => cutAtGrapheme(oneLine(words), LABEL_MAX_CHARS));
  return `— ${escapeMarkdown(shown.join(', '))}`;
}

/**
 * The text in at most `maxChars` of Markdown, whole or cut at a word's end with "…". Writing without spaces, as
 * Japanese is, is cut between its characters.
 *
 * @param dress makes Markdown of the text up to an offset; the further the offset, the longer the Markdown
 */
function cutAtWord(text: string, maxChars: number, dress: (end: number) => string): string {
  const whole = dress(text.length);
  if (whole.length <= maxChars) return whole;
  const fits = (end: number) => dress(end).length + 1 <= maxChars;
  const words = [...text.slice(0, maxChars).matchAll(/\S(?=\s)/g)].map(({ index }) => index + 1);
  const lastWord = lastFitting(words, fits);
  const lastGrapheme = lastFitting(graphemeEnds(text, maxChars), fits);
  return `${dress(lastWord > lastGrapheme / 2 ? lastWord : lastGrapheme)}…`;
}

/** The greatest of the ascending offsets that fits, 0 where none does. */
function lastFitting(ends: readonly number[], fits: (end: number) => boolean): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(ends[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return ends[low - 1] ?? 0;
}
