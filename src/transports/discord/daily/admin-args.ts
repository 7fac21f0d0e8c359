import {
  ChannelType,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import type { AdminArgs, AdminChannel, AdminPress, AdminRole } from '../../../daily/admin-command.ts';
import { missingToPost } from './permissions.ts';
import { serversOf } from './servers.ts';

/** A command that an admin typed in a server. */
export type TypedByAdmin = ChatInputCommandInteraction<'cached' | 'raw'>;

/** A button or a menu that an admin used in a server. */
export type PressedByAdmin = MessageComponentInteraction<'cached' | 'raw'>;

/** What an admin filled in. */
export function argsOf(interaction: TypedByAdmin): AdminArgs {
  const { options } = interaction;
  return {
    text: (name) => options.getString(name) ?? '',
    flag: (name) => options.getBoolean(name) ?? false,
    isNamed: (name) => options.get(name) !== null,
    channel: (name) => channelOf(interaction, options.getChannel(name)),
    namedChannel: (name) => {
      const filled = options.getChannel(name);
      return filled ? channelOf(interaction, filled) : undefined;
    },
    role: (name) => roleOf(options.getRole(name)),
  };
}

/**
 * What stands behind the ids of a button's state, as it is now: an id proves neither that a channel is of this server nor
 * that the admin sees it.
 */
export function pressOf(interaction: PressedByAdmin, state: string): AdminPress {
  return {
    state,
    channel(id) {
      if (id === interaction.channelId) return channelOf(interaction, null);
      const known = interaction.client.channels.cache.get(id);
      if (!known || known.isDMBased() || known.guildId !== interaction.guildId) return undefined;
      const permissions = interaction.inCachedGuild() ? known.permissionsFor(interaction.member) : null;
      if (!permissions?.has(PermissionFlagsBits.ViewChannel)) return undefined;
      return channelOf(interaction, { id, type: known.type, permissions });
    },
    role: (id) => roleOf(interaction.guild?.roles.cache.get(id) ?? null),
  };
}

/** Whether the admin sees the channel of an option; the one they type in where none is filled in. */
export function mayChoose(interaction: TypedByAdmin, option: string): boolean {
  const filled: Filled | null = interaction.options.getChannel(option);
  if (!filled || filled.id === interaction.channelId) return true;
  return adminPermissions(interaction, filled).has(PermissionFlagsBits.ViewChannel);
}

type Filled = {
  readonly id: string;
  readonly type: ChannelType;
  /** What whoever filled it in may do there, worked out by Discord. */
  readonly permissions?: Readonly<PermissionsBitField> | string | null;
};

type ByAdmin = TypedByAdmin | PressedByAdmin;

function adminPermissions(interaction: ByAdmin, filled: Filled | null): Readonly<PermissionsBitField> {
  if (!filled || filled.id === interaction.channelId) return interaction.memberPermissions;
  const { permissions } = filled;
  return typeof permissions === 'string'
    ? new PermissionsBitField(BigInt(permissions))
    : (permissions ?? new PermissionsBitField());
}

function channelOf(interaction: ByAdmin, filled: Filled | null): AdminChannel {
  const id = filled?.id ?? interaction.channelId;
  const type = filled?.type ?? interaction.channel?.type;
  const may =
    id === interaction.channelId
      ? interaction.appPermissions
      : serversOf(() => interaction.client).permissionsIn(id);
  return {
    id,
    // Of a channel that the bot cannot see, a thread say, Discord may tell it nothing.
    missing: may ? missingToPost(may, isThread(type)) : ['View Channel'],
    mayMentionEveryone: may?.has(PermissionFlagsBits.MentionEveryone) ?? false,
    adminMayMentionEveryone: adminPermissions(interaction, filled).has(PermissionFlagsBits.MentionEveryone),
    isAnnouncement: type === ChannelType.GuildAnnouncement,
  };
}

function isThread(type: ChannelType | undefined): boolean {
  return (
    type === ChannelType.PublicThread ||
    type === ChannelType.PrivateThread ||
    type === ChannelType.AnnouncementThread
  );
}

function roleOf(role: AdminRole | null): AdminRole | undefined {
  return role ? { id: role.id, name: role.name, mentionable: role.mentionable } : undefined;
}
