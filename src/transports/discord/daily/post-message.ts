import type { RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import type { PostOrder } from '../../../daily/poster.ts';
import { cutAtGrapheme, escapeMarkdown, oneLine } from '../escape.ts';
import { messageFor } from '../render.ts';

/** Longest beginning of the fact beside a ping, in characters: about what a notification shows. */
const BESIDE_PING_MAX_CHARS = 150;

/** A post as Discord takes it. @param roleId the role to ping, which is then the only one that can be */
export function postMessage(
  { reply, nonce }: Pick<PostOrder, 'reply' | 'nonce'>,
  roleId: string | undefined,
): RESTPostAPIChannelMessageJSONBody {
  const { embeds, components } = messageFor(reply, undefined);
  return {
    ...(roleId !== undefined && { content: `<@&${roleId}> ${besidePing(reply)}` }),
    embeds,
    components,
    allowed_mentions: { parse: [], ...(roleId !== undefined && { roles: [roleId] }) },
    nonce,
    enforce_nonce: true,
  };
}

/** A few words beside a ping: a notification shows what stands there, and nothing of the embed. */
function besidePing({ parts }: PostOrder['reply']): string {
  const said = parts.find((part) => part.kind === 'short') ?? parts.find((part) => part.kind === 'quote');
  if (!said) return 'The fact of the day';
  return `The fact of the day: ${escapeMarkdown(cutAtGrapheme(oneLine(said.text), BESIDE_PING_MAX_CHARS))}`;
}
