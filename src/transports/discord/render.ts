import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbed,
  type APIStringSelectComponent,
  MessageFlags,
} from 'discord.js';
import type { Reply } from '../../core/reply.ts';
import { buttonRows } from './buttons.ts';
import { describeReply, pingLine, type TopCommand } from './description.ts';
import { cutAtGrapheme, escapeMarkdown, graphemeEnds, oneLine } from './escape.ts';
import { menuRows } from './menu.ts';

/** Longest texts of an embed, in characters, and of all of them together. Source: Discord docs, "Embed Limits". */
const TITLE_MAX_CHARS = 256;
const DESCRIPTION_MAX_CHARS = 4096;
const FOOTER_MAX_CHARS = 2048;
const EMBED_MAX_CHARS = 6000;

/** A message as discord.js sends it, in a channel or as the reply to an interaction. */
export type RenderedMessage = {
  /** The line of a ping, which is all that a notification shows. */
  readonly content?: string;
  readonly embeds: [APIEmbed];
  readonly components: APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>[];
  /** Nobody is ever pinged, whatever stands in the text. */
  readonly allowedMentions: { readonly parse: [] };
  /** Only the asker sees it; absent where all do. */
  readonly flags?: MessageFlags.Ephemeral;
};

/**
 * A reply as a Discord message: one embed, its menu and its buttons, within Discord's limits whatever the reply holds.
 *
 * @param top how commands to type are shown
 */
export function messageFor(reply: Reply, top: TopCommand): RenderedMessage {
  const [ping, ...rest] = reply.parts;
  const calls = ping?.kind === 'ping';
  const title = escapedTitle(reply.title ?? '');
  const footer = cutAtGrapheme(oneLine(reply.footer ?? ''), FOOTER_MAX_CHARS);
  const room = Math.min(DESCRIPTION_MAX_CHARS, EMBED_MAX_CHARS - title.length - footer.length);
  const description = describeReply(calls ? { ...reply, parts: rest } : reply, room, top);
  return {
    ...(calls && { content: pingLine(ping) }),
    embeds: [
      {
        ...(title && { title }),
        // An embed with no text at all is refused.
        description: description || '…',
        ...(footer && { footer: { text: footer } }),
      },
    ],
    components: [...menuRows(reply.menu), ...buttonRows(reply.buttons)],
    allowedMentions: { parse: [] },
    ...(reply.private && { flags: MessageFlags.Ephemeral }),
  };
}

function escapedTitle(title: string): string {
  const line = oneLine(title);
  const whole = escapeMarkdown(line);
  if (whole.length <= TITLE_MAX_CHARS) return whole;
  const cuts = graphemeEnds(line, TITLE_MAX_CHARS).map((end) => `${escapeMarkdown(line.slice(0, end))}…`);
  return cuts.findLast((cut) => cut.length <= TITLE_MAX_CHARS) ?? '…';
}
