import { setTimeout as delay } from 'node:timers/promises';
import {
  type AutocompleteInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  type InteractionReplyOptions,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import type { Suggestion } from '../../../core/library/shelf.ts';
import type { DailyAdmin } from '../../../daily/admin.ts';
import {
  ADMIN_GROUP,
  type AdminArgs,
  type AdminChannel,
  type AdminCommand,
  type AdminContext,
  type AdminRole,
  adminNameOf,
} from '../../../daily/admin-command.ts';
import type { Clock } from '../../../daily/clock.ts';
import type { PostedReleases } from '../../../daily/releases.ts';
import type { TopCommand } from '../description.ts';
import { ADMIN_PERMISSION } from '../registration.ts';
import { messageFor } from '../render.ts';
import { missingToPost } from './permissions.ts';
import { serversOf } from './servers.ts';

/** What it takes to answer admins. */
export type AdminDesk = {
  readonly commands: readonly AdminCommand[];
  readonly releases: PostedReleases;
  readonly daily: DailyAdmin;
  readonly clock: Clock;
  /** The IANA zone taken where none is typed. */
  readonly defaultZone: string;
};

/** Longest that an admin waits for the database. */
const ANSWER_MAX_MS = 20_000;

type AdminInteraction = ChatInputCommandInteraction<'cached' | 'raw'>;

/** Why an interaction is none that an admin may send, as one plain sentence; undefined where it is. */
export function refusalOf(interaction: ChatInputCommandInteraction, desk: AdminDesk): string | undefined {
  if (!interaction.inGuild()) return 'This works in a server only.';
  // A server's settings may show the command to others, and those of a moment ago may still see it.
  if (!interaction.memberPermissions.has(ADMIN_PERMISSION))
    return 'Only people who may manage this server can do that.';
  const command = findCommand(interaction, desk);
  if (!command) return 'I do not know that command any more. Please type it anew.';
  const channels = command.options.filter(({ kind }) => kind === 'channel');
  if (!channels.every(({ name }) => isOfThisServer(interaction, interaction.options.getChannel(name))))
    return 'I know of no such channel in this server.';
  return channels.every(({ name }) => mayChoose(interaction, name))
    ? undefined
    : 'You cannot see that channel, so you cannot choose it.';
}

/**
 * Whether the gateway knows a channel as one of the server that an interaction comes from. Discord offers no others, but
 * what an interaction says of a channel is not proof enough for letting one server's admin into another's posts.
 */
function isOfThisServer(interaction: AdminInteraction, filled: Filled | null): boolean {
  const id = filled?.id ?? interaction.channelId;
  const known = interaction.client.channels.cache.get(id);
  if (known) return !known.isDMBased() && known.guildId === interaction.guildId;
  // A thread, say, that the gateway has not told of: that somebody types in it says whose it is.
  return id === interaction.channelId;
}

/**
 * Runs an admin's command. Gives the message to show.
 *
 * @throws {Error} when the database is out of reach or takes too long
 */
export async function runAdminCommand(
  interaction: ChatInputCommandInteraction,
  desk: AdminDesk,
  top: TopCommand,
): Promise<Omit<InteractionReplyOptions, 'flags'>> {
  const command = findCommand(interaction, desk);
  if (!command || !interaction.inGuild()) throw new Error('asked for without a look at who asks');
  const running = command.run(contextOf(interaction, desk, top), argsOf(interaction));
  const reply = await Promise.race([running, tooLong(command.name)]);
  const { flags: _private, ...message } = messageFor(reply, top);
  return message;
}

/** Completes what an admin types into an option; empty where it has no suggestions. */
export function suggestToAdmin(
  interaction: AutocompleteInteraction,
  desk: AdminDesk,
): readonly (string | Suggestion)[] {
  // Discord offers the command in servers alone, and what is under way there is nobody else's.
  if (!interaction.inGuild()) return [];
  const { name, value } = interaction.options.getFocused(true);
  const option = findCommand(interaction, desk)?.options.find((candidate) => candidate.name === name);
  const shelf = desk.releases.shelf(interaction.guildId);
  return option?.suggest?.({ locale: interaction.locale, nowMs: desk.clock.nowMs(), shelf }, value) ?? [];
}

function findCommand(
  { options }: ChatInputCommandInteraction | AutocompleteInteraction,
  { commands }: AdminDesk,
): AdminCommand | undefined {
  if (options.getSubcommandGroup(false) !== ADMIN_GROUP) return undefined;
  return commands.find(({ name }) => name === options.getSubcommand(false));
}

function contextOf(interaction: AdminInteraction, desk: AdminDesk, top: TopCommand): AdminContext {
  const { releases, daily, clock, defaultZone } = desk;
  return {
    releases,
    daily,
    defaultZone,
    commandName: top.name,
    slash: `/${adminNameOf(top.name)} ${ADMIN_GROUP}`,
    nowMs: clock.nowMs(),
    adminId: interaction.user.id,
    guildId: interaction.guildId,
    locale: interaction.locale,
  };
}

function argsOf(interaction: AdminInteraction): AdminArgs {
  const { options } = interaction;
  return {
    text: (name) => options.getString(name) ?? '',
    flag: (name) => options.getBoolean(name) ?? false,
    channel: (name) => channelOf(interaction, options.getChannel(name)),
    namedChannel: (name) => {
      const filled = options.getChannel(name);
      return filled ? channelOf(interaction, filled) : undefined;
    },
    role: (name) => roleOf(options.getRole(name)),
  };
}

type Filled = {
  readonly id: string;
  readonly type: ChannelType;
  /** What whoever filled it in may do there, worked out by Discord. */
  readonly permissions?: Readonly<PermissionsBitField> | string | null;
};

/** Whether the admin sees the channel of an option; the one they type in where none is filled in. */
function mayChoose(interaction: AdminInteraction, option: string): boolean {
  const filled: Filled | null = interaction.options.getChannel(option);
  if (!filled || filled.id === interaction.channelId) return true;
  return adminPermissions(interaction, filled).has(PermissionFlagsBits.ViewChannel);
}

function adminPermissions(
  interaction: AdminInteraction,
  filled: Filled | null,
): Readonly<PermissionsBitField> {
  if (!filled || filled.id === interaction.channelId) return interaction.memberPermissions;
  const { permissions } = filled;
  return typeof permissions === 'string'
    ? new PermissionsBitField(BigInt(permissions))
    : (permissions ?? new PermissionsBitField());
}

function channelOf(interaction: AdminInteraction, filled: Filled | null): AdminChannel {
  const id = filled?.id ?? interaction.channelId;
  const type = filled?.type ?? interaction.channel?.type;
  const may = id === interaction.channelId ? interaction.appPermissions : knownPermissions(interaction, id);
  return {
    id,
    // Of a channel that the bot cannot see, a thread say, Discord may tell it nothing.
    missing: may ? missingToPost(may, isThread(type)) : ['View Channel'],
    mayMentionEveryone: may?.has(PermissionFlagsBits.MentionEveryone) ?? false,
    adminMayMentionEveryone: adminPermissions(interaction, filled).has(PermissionFlagsBits.MentionEveryone),
    isAnnouncement: type === ChannelType.GuildAnnouncement,
  };
}

function knownPermissions(
  { client }: AdminInteraction,
  channelId: string,
): Readonly<PermissionsBitField> | undefined {
  return serversOf(() => client).permissionsIn(channelId);
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

async function tooLong(command: string): Promise<never> {
  await delay(ANSWER_MAX_MS, undefined, { ref: false });
  throw new Error(`${command} took longer than ${ANSWER_MAX_MS} ms`);
}
