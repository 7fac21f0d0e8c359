import type { Part, Reply } from '../../core/reply.ts';
import {
  type Block,
  bold,
  CUT_MIN_CHARS,
  fixedBlock,
  LABEL_MAX_CHARS,
  labelled,
  linked,
  sentenceNote,
  textBlock,
} from './block.ts';
import { cutAtGrapheme, escapeMarkdown, oneLine, tameText, tameTyped, unescapeMarkdown } from './escape.ts';
import { listedBlock, quoteBlock, quotesTogether, typedBlock } from './quote-blocks.ts';

/** The top-level command as it is shown. */
export type TopCommand = {
  readonly name: string;
  /** Its id where it is registered, so that its mentions can be clicked. */
  readonly id?: string;
};

/** Ends a description whose next block is left out. */
const LEFT_OUT = '\n…';

/** Longest description of a command to type, in characters: help tells each option in it. */
const DESCRIPTION_MAX_CHARS = 600;

/** Longest words beside a ping, in characters: about what a notification shows. */
const BESIDE_PING_MAX_CHARS = 170;

/** Stands before what was asked, in the first line. */
const ASKED = 'Asked: ';

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
