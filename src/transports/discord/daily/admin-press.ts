import {
  type ButtonInteraction,
  type Interaction,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import { readCustomId } from '../../../core/custom-id.ts';
import { ADMIN_GROUP, adminNameOf, commandOfDailyButton } from '../../../daily/admin-command.ts';
import { apologyMessage, logOnce, privateMessage } from '../apology.ts';
import { ADMIN_PERMISSION } from '../command-bodies.ts';
import type { TopCommand } from '../description.ts';
import { isTooLate } from '../failure.ts';
import { messageFor } from '../render.ts';
import { pressOf } from './admin-args.ts';
import { type AdminDesk, contextOf, inTime } from './admin-desk.ts';

type Pressed = ButtonInteraction | StringSelectMenuInteraction;

/** Whether an interaction is a button or a menu of the daily posts' admins, whoever sent it. */
export function isDailyPress(interaction: Interaction): interaction is Pressed {
  if (!interaction.isButton() && !interaction.isStringSelectMenu()) return false;
  return commandOfDailyButton(readCustomId(interaction.customId)?.command ?? '') !== undefined;
}

/**
 * Does what an admin pressed or chose, after saying at once that it is at work. A reply that is `inPlace` takes the place
 * of the message; any other goes to the admin alone, and the message stays. Never rejects: what goes wrong is logged
 * once, under the id that the admin's apology shows.
 */
export async function answerDailyPress(
  interaction: Pressed,
  desk: AdminDesk,
  { logger, top }: { readonly logger: Logger; readonly top: TopCommand },
): Promise<void> {
  try {
    const run = workOf(interaction, desk, top);
    if (typeof run === 'string') {
      await interaction.reply(privateMessage(run));
      return;
    }
    await interaction.deferUpdate();
    const reply = await inTime(run(), interaction.customId);
    const { flags: _private, ...message } = messageFor(reply, top);
    if (reply.inPlace) await interaction.editReply(message);
    else await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
  } catch (error) {
    if (isTooLate(error)) return;
    // Where the apology does not get through either, there is nothing to add.
    await apologise(interaction, top, logOnce(logger, error)).catch(() => undefined);
  }
}

/** What is to be run, or else one plain sentence on why nothing is. */
function workOf(interaction: Pressed, desk: AdminDesk, top: TopCommand) {
  if (!interaction.inGuild()) return 'This works in a server only.';
  // Whoever could manage the server when the reply came may not be able to any more.
  if (!interaction.memberPermissions.has(ADMIN_PERMISSION))
    return 'Only people who may manage this server can do that.';
  const pressed = readCustomId(interaction.customId);
  const name = commandOfDailyButton(pressed?.command ?? '');
  const { actions = {} } = desk.commands.find((one) => one.name === name) ?? {};
  const act = pressed && Object.hasOwn(actions, pressed.action) ? actions[pressed.action] : undefined;
  if (!pressed || !act) return 'I do not know that button any more. Please use the command again.';
  const state = interaction.isStringSelectMenu()
    ? `${pressed.state}.${interaction.values[0]}`
    : pressed.state;
  return () => act(contextOf(interaction, desk, top), pressOf(interaction, state));
}

async function apologise(interaction: Pressed, { name }: TopCommand, id: string): Promise<void> {
  if (!interaction.deferred) {
    await interaction.reply(apologyMessage(id));
    return;
  }
  await interaction.followUp(
    privateMessage(
      `Sorry, that did not work just now, and I do not know whether it was noted. Please look at /${adminNameOf(name)} ${ADMIN_GROUP} status, or try again later. Whoever runs this bot finds the reason under ${id} in its log.`,
    ),
  );
}
