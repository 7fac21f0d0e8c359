import type { RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import { DEFAULT_COMMAND_NAME } from '../../../core/command.ts';
import { withPing } from '../../../core/daily/daily-post.ts';
import type { PostOrder } from '../../../daily/poster.ts';
import { messageFor } from '../render.ts';

/** A post has nothing to type in it. */
const NOT_REGISTERED = { name: DEFAULT_COMMAND_NAME };

/** A post as Discord takes it. @param roleId the role to ping, which is then the only one that can be */
export function postMessage(
  { reply, nonce }: Pick<PostOrder, 'reply' | 'nonce'>,
  roleId: string | undefined,
): RESTPostAPIChannelMessageJSONBody {
  const { content, embeds, components } = messageFor(
    roleId === undefined ? reply : withPing(reply, roleId),
    NOT_REGISTERED,
  );
  return {
    ...(content !== undefined && { content }),
    embeds,
    components,
    allowed_mentions: { parse: [], ...(roleId !== undefined && { roles: [roleId] }) },
    nonce,
    enforce_nonce: true,
  };
}
