import { setTimeout as delay } from 'node:timers/promises';
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import { adminNameOf } from '../../daily/admin-command.ts';
import type { SettingsCommand } from '../../server-settings/admin-command.ts';
import type { SettingsStore } from '../../server-settings/settings.ts';
import { apologyMessage, logOnce, privateMessage } from './apology.ts';
import { ADMIN_PERMISSION } from './command-bodies.ts';
import type { TopCommand } from './description.ts';
import { isTooLate } from './failure.ts';
import { messageFor } from './render.ts';

/** What servers have set, and the admins' command for it. */
export type SettingsDesk = { readonly command: SettingsCommand; readonly settings: SettingsStore };

/** Longest that an admin waits for the database. */
const ANSWER_MAX_MS = 20_000;

export function isAboutSettings(
  { commandName, options }: ChatInputCommandInteraction,
  { name }: TopCommand,
  { command }: SettingsDesk,
): boolean {
  const isBelowGroup = options.getSubcommandGroup(false) !== null;
  return commandName === adminNameOf(name) && !isBelowGroup && options.getSubcommand(false) === command.name;
}

/** Answers an admin in private, after saying at once that it is at work. Never rejects: what goes wrong is logged once. */
export async function answerSettings(
  interaction: ChatInputCommandInteraction,
  { command, settings }: SettingsDesk,
  { logger, top }: { readonly logger: Logger; readonly top: TopCommand },
): Promise<void> {
  try {
    if (!interaction.inGuild()) {
      await interaction.reply(privateMessage('This works in a server only.'));
      return;
    }
    // A server's settings may show the command to others, and those of a moment ago may still see it.
    if (!interaction.memberPermissions.has(ADMIN_PERMISSION)) {
      await interaction.reply(privateMessage('Only people who may manage this server can do that.'));
      return;
    }
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { guildId, options } = interaction;
    const args = {
      text: (name: string) => options.getString(name) ?? '',
      flag: (name: string) => options.getBoolean(name) ?? false,
    };
    const reply = await Promise.race([command.run({ settings, guildId }, args), tooLong()]);
    const { flags: _private, ...message } = messageFor(reply, top);
    await interaction.editReply(message);
  } catch (error) {
    if (isTooLate(error)) return;
    const { content, ...apology } = apologyMessage(logOnce(logger, error));
    const sending = interaction.deferred
      ? interaction.editReply({ content })
      : interaction.reply({ content, ...apology });
    // Where the apology does not get through either, there is nothing to add.
    await sending.catch(() => undefined);
  }
}

async function tooLong(): Promise<never> {
  await delay(ANSWER_MAX_MS, undefined, { ref: false });
  throw new Error(`the settings took longer than ${ANSWER_MAX_MS} ms`);
}
