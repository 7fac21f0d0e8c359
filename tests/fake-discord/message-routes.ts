import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { FakeMessage, MessageBody } from './messages.ts';
import type { Answer, Route, World } from './routes.ts';

export const MESSAGES = '/channels/{channel_id}/messages';
export const MESSAGE = '/channels/{channel_id}/messages/{message_id}';
export const CROSSPOST = '/channels/{channel_id}/messages/{message_id}/crosspost';
export const DIRECT_CHANNELS = '/users/@me/channels';
export const ROLE = '/guilds/{guild_id}/roles/{role_id}';

/** Most messages of one page, and as many as there are without a limit. Source: Discord docs, "Get Channel Messages". */
const PAGE_MAX = 100;
const PAGE = 50;

const MISSING_ACCESS = error(403, 50001, 'Missing Access');
const MISSING_PERMISSIONS = error(403, 50013, 'Missing Permissions');
const UNKNOWN_CHANNEL = error(404, 10003, 'Unknown Channel');
const UNKNOWN_MESSAGE = error(404, 10008, 'Unknown Message');

/** What a bot does with messages. */
export const MESSAGE_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: MESSAGES,
    answer({ servers, messages, people }, { channel_id = '' }, body) {
      const direct = people.isDirect(channel_id);
      if (direct && people.isClosed(channel_id))
        return error(403, 50007, 'Cannot send messages to this user');
      if (!direct) {
        const refusal = refused(servers, channel_id, PermissionFlagsBits.SendMessages);
        if (refusal) return refusal;
      }
      const posted = messages.post(channel_id, body as MessageBody);
      return posted === 'deleted' ? UNKNOWN_MESSAGE : { status: 200, body: shown(posted) };
    },
  },
  {
    method: 'GET',
    path: MESSAGES,
    answer({ servers, messages }, { channel_id = '' }, _body, query) {
      const refusal = refused(servers, channel_id, 0n);
      if (refusal) return refusal;
      // Without the permission the history looks empty, and no error says so.
      if ((servers.permissionsIn(channel_id) & PermissionFlagsBits.ReadMessageHistory) === 0n)
        return { status: 200, body: [] };
      const [before, after] = [query.get('before') ?? undefined, query.get('after') ?? undefined];
      const limit = Math.min(Number(query.get('limit') ?? PAGE), PAGE_MAX);
      const page = messages.history(channel_id, {
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        limit,
      });
      return { status: 200, body: page.map(shown) };
    },
  },
  {
    method: 'GET',
    path: MESSAGE,
    answer({ servers, messages, people }, { channel_id = '', message_id = '' }) {
      const refusal = people.isDirect(channel_id)
        ? undefined
        : refused(servers, channel_id, PermissionFlagsBits.ReadMessageHistory);
      if (refusal) return refusal;
      const message = messages.find(channel_id, message_id);
      return message ? { status: 200, body: shown(message) } : UNKNOWN_MESSAGE;
    },
  },
  {
    method: 'POST',
    path: CROSSPOST,
    answer({ servers, messages }, { channel_id = '', message_id = '' }) {
      const refusal = refused(servers, channel_id, PermissionFlagsBits.SendMessages);
      if (refusal) return refusal;
      if (servers.homeOf(channel_id)?.channel.type !== ChannelType.GuildAnnouncement)
        return error(400, 50024, 'Cannot execute action on this channel type');
      const message = messages.find(channel_id, message_id);
      if (!message) return UNKNOWN_MESSAGE;
      const published = messages.publish(message);
      if (!published) return error(400, 40033, 'This message has already been crossposted');
      return { status: 200, body: shown(published) };
    },
  },
  {
    method: 'POST',
    path: DIRECT_CHANNELS,
    answer({ people }, _params, body) {
      const { recipient_id } = body as { recipient_id: string };
      return { status: 200, body: { id: people.open(recipient_id), type: ChannelType.DM, recipients: [] } };
    },
  },
  {
    method: 'GET',
    path: ROLE,
    answer({ servers }, { guild_id = '', role_id = '' }) {
      const guild = servers.guild(guild_id);
      if (!guild) return error(404, 10004, 'Unknown Guild');
      const role = guild.roles.find(({ id }) => id === role_id);
      return role ? { status: 200, body: role } : error(404, 10011, 'Unknown Role');
    },
  },
];

/** Why the bot may not, undefined where it may. */
function refused(servers: World['servers'], channelId: string, needed: bigint): Answer | undefined {
  if (!servers.homeOf(channelId)) return UNKNOWN_CHANNEL;
  const may = servers.permissionsIn(channelId);
  if ((may & PermissionFlagsBits.ViewChannel) === 0n) return MISSING_ACCESS;
  return (may & needed) === needed ? undefined : MISSING_PERMISSIONS;
}

/** As Discord shows it: the nonce is not among what a history gives. */
function shown({ sent: _sent, nonce: _nonce, ...message }: FakeMessage): object {
  return { type: 0, attachments: [], mentions: [], mention_roles: [], pinned: false, tts: false, ...message };
}

function error(status: number, code: number, message: string): Answer {
  return { status, body: { code, message } };
}
