import {
  type ButtonInteraction,
  InteractionContextType,
  type InteractionReplyOptions,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { App, Asker } from '../../app.ts';
import { readState } from '../../core/button-state.ts';
import type { Command } from '../../core/command.ts';
import { type Pressed, readCustomId } from '../../core/custom-id.ts';
import { logOnce, privateMessage } from './apology.ts';
import { SHARE_ID } from './buttons.ts';
import { askedIn, type TopCommand } from './description.ts';
import { isTooLate } from './failure.ts';
import { LINE_FIELD, lineModal } from './line-form.ts';
import type { PressMemory } from './press-memory.ts';
import { messageFor } from './render.ts';
import { type Found, respond } from './respond.ts';
import { shareReply } from './share.ts';

/** What it takes to answer what is pressed. */
export type PressDesk = {
  readonly app: App;
  readonly logger: Logger;
  /** How commands to type are shown. */
  readonly top: TopCommand;
  readonly presses: PressMemory;
  /** How old an interaction is, in milliseconds. */
  readonly ageMs: (interactionId: string) => number;
};

/** Answers a button, or the form that one opened. Never rejects: what goes wrong is logged once. */
export async function answerPress(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  desk: PressDesk,
): Promise<void> {
  const { customId } = interaction;
  if (interaction.isButton() && customId === SHARE_ID) return shareReply(interaction, desk);
  const pressed = readCustomId(customId);
  const command = desk.app.commands.find(({ name }) => name === pressed?.command);
  if (!pressed || !command || !Object.hasOwn(command.actions ?? {}, pressed.action)) {
    const unknown = privateMessage('I do not know that button any more. Please use the command again.');
    return respond(interaction, desk, Promise.resolve(unknown), true);
  }
  if (interaction.isButton()) {
    const opened = await openedForm(interaction, pressed, command, desk);
    if (opened || (await isTooFast(interaction, pressed, command, desk))) return;
  }
  return respond(interaction, desk, actOn(interaction, pressed, desk), isUnseen(interaction));
}

async function actOn(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  { command, action, state }: Pressed,
  { app, top }: PressDesk,
): Promise<Found> {
  const typed = interaction.isModalSubmit() ? interaction.fields.getTextInputValue(LINE_FIELD) : undefined;
  const asker = { ...askerOf(interaction), isUnseen: isUnseen(interaction) };
  const reply = await app.act(command, action, state, asker, typed);
  const message: InteractionReplyOptions = messageFor(reply, top);
  return { ...message, ...(reply.inPlace && { inPlace: true }) };
}

/** Opens the form of an action that first asks for a line, filled in with what was asked. False where it has none. */
async function openedForm(
  interaction: ButtonInteraction,
  { action, state }: Pressed,
  { forms = {} }: Command,
  { logger }: PressDesk,
): Promise<boolean> {
  const form = Object.hasOwn(forms, action) ? forms[action] : undefined;
  if (!form) return false;
  const [embed] = interaction.message.embeds;
  const modal = lineModal(
    form(readState(state)?.language ?? 'en'),
    interaction.customId,
    askedIn(embed?.description ?? ''),
  );
  await interaction.showModal(modal).catch((error: unknown) => {
    if (!isTooLate(error)) logOnce(logger, error);
  });
  return true;
}

/** Takes a press that comes too soon after the last one, and changes nothing. */
async function isTooFast(
  interaction: ButtonInteraction,
  { action }: Pressed,
  { pacedActions = [] }: Command,
  { logger, presses }: PressDesk,
): Promise<boolean> {
  const { message, user } = interaction;
  if (!pacedActions.includes(action) || !presses.isTooSoon(message.id, user.id)) return false;
  await interaction.deferUpdate().catch((error: unknown) => {
    if (!isTooLate(error)) logOnce(logger, error);
  });
  return true;
}

/** Whether it stands under a reply that one person alone sees. */
function isUnseen({ message }: ButtonInteraction | ModalSubmitInteraction): boolean {
  return message?.flags.has(MessageFlags.Ephemeral) ?? false;
}

/** Who asks, and where. Whatever Discord names no channel for shares one deck: nothing is kept by person. */
export function askerOf({
  channelId,
  guildId,
  user,
  context,
}: Pick<ButtonInteraction | ModalSubmitInteraction, 'channelId' | 'guildId' | 'user' | 'context'>): Asker {
  return {
    channelId: channelId ?? '',
    personId: user.id,
    ...(guildId !== null && { guildId }),
    hasOthers: context !== InteractionContextType.BotDM,
  };
}
