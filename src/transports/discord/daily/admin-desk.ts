import { setTimeout as delay } from 'node:timers/promises';
import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  InteractionReplyOptions,
} from 'discord.js';
import type { Suggestion } from '../../../core/library/shelf.ts';
import type { DailyAdmin } from '../../../daily/admin.ts';
import {
  ADMIN_GROUP,
  type AdminCommand,
  type AdminContext,
  adminNameOf,
} from '../../../daily/admin-command.ts';
import type { Clock } from '../../../daily/clock.ts';
import type { PostedReleases } from '../../../daily/releases.ts';
import { ADMIN_PERMISSION } from '../command-bodies.ts';
import type { TopCommand } from '../description.ts';
import { messageFor } from '../render.ts';
import { argsOf, mayChoose, type PressedByAdmin, type TypedByAdmin } from './admin-args.ts';

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
function isOfThisServer(interaction: TypedByAdmin, filled: { readonly id: string } | null): boolean {
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
  const reply = await inTime(running, command.name);
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

/** What an admin's command may look at. */
export function contextOf(
  interaction: TypedByAdmin | PressedByAdmin,
  desk: AdminDesk,
  top: TopCommand,
): AdminContext {
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

/** What the database is asked for, or an error where that takes too long. @param what is asked for */
export function inTime<Result>(asking: Promise<Result>, what: string): Promise<Result> {
  return Promise.race([asking, tooLong(what)]);
}

async function tooLong(command: string): Promise<never> {
  await delay(ANSWER_MAX_MS, undefined, { ref: false });
  throw new Error(`${command} took longer than ${ANSWER_MAX_MS} ms`);
}
