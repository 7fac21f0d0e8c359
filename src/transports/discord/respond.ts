import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type InteractionReplyOptions,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import { apologyMessage, logOnce } from './apology.ts';
import { isTooLate } from './failure.ts';

type Pressed = ButtonInteraction | ModalSubmitInteraction;
type Asked = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | Pressed;

/** An answer that was found; `inPlace` where it stands in the place of the message whose button was pressed, or whose
 * button's form was sent. */
export type Found = InteractionReplyOptions & { readonly inPlace?: boolean };

/** What it takes to send an answer. */
type Sender = {
  readonly logger: Logger;
  /** How old an interaction is, in milliseconds. */
  readonly ageMs: (interactionId: string) => number;
};

/** Age of an interaction at which it is deferred: its person sees that the bot is at work. */
const DEFER_AT_MS = 1_000;
/** Age at which an apology is sent in place of an answer that was not deferred: Discord gives up after 3 s. */
const ANSWER_MAX_MS = 2_500;

/**
 * Sends the answer as soon as it is found: as the reply, or as an edit of the deferral where finding it takes longer than a
 * second. Never rejects: what goes wrong is logged once, under the id that the person's private apology shows.
 *
 * @param isPrivate whether the person asked for a reply that nobody else sees; the deferral is private then
 */
export async function respond(
  interaction: Asked,
  sender: Sender,
  finding: Promise<Found>,
  isPrivate: boolean,
): Promise<void> {
  const isQuick = await settlesWithin(DEFER_AT_MS - sender.ageMs(interaction.id), finding);
  await (isQuick
    ? reply(interaction, sender, finding)
    : deferAndEdit(interaction, sender, finding, isPrivate));
}

async function reply(interaction: Asked, { logger, ageMs }: Sender, finding: Promise<Found>): Promise<void> {
  let sending: Promise<unknown> = Promise.resolve();
  try {
    const message = await finding;
    const leftMs = ANSWER_MAX_MS - ageMs(interaction.id);
    if (leftMs <= 0) throw new Error(`the answer took longer than ${ANSWER_MAX_MS} ms to find`);
    sending = send(interaction, message);
    if (!(await settlesWithin(leftMs, sending)))
      throw new Error(`Discord did not take the answer within ${ANSWER_MAX_MS} ms`);
    await sending;
  } catch (error) {
    if (!isTooLate(error)) {
      const id = logOnce(logger, error);
      // Where the apology does not get through either, or the answer did after all, there is nothing to add.
      await interaction.reply(apologyMessage(id)).catch(() => undefined);
    }
  }
  // An answer on its way counts as in flight until Discord has it; how that ends was logged above.
  await sending.catch(() => undefined);
}

function send(interaction: Asked, { inPlace = false, flags, ...message }: Found): Promise<unknown> {
  // An update keeps who sees the message.
  if (inPlace && interaction.isButton()) return interaction.update(message);
  if (inPlace && interaction.isModalSubmit() && interaction.isFromMessage())
    return interaction.update(message);
  return interaction.reply({ ...message, ...(flags !== undefined && { flags }) });
}

async function deferAndEdit(
  interaction: Asked,
  { logger }: Sender,
  finding: Promise<Found>,
  isPrivate: boolean,
): Promise<void> {
  const stands = underMessage(interaction);
  const fill = stands ? fillInUnder : fillIn;
  try {
    // What is pressed shows of itself that it is at work, and its message may have to stay as it is.
    await (stands
      ? stands.deferUpdate()
      : interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}));
    await fill(interaction, await finding);
  } catch (error) {
    if (isTooLate(error)) return;
    const apology = apologyMessage(logOnce(logger, error));
    const apologising = interaction.deferred ? fill(interaction, apology) : interaction.reply(apology);
    // Where the apology does not get through either, there is nothing to add.
    await apologising.catch(() => undefined);
  }
}

/** What was pressed, where it stands under a message that can be changed. */
function underMessage(interaction: Asked): Pick<ButtonInteraction, 'deferUpdate'> | undefined {
  if (interaction.isButton()) return interaction;
  return interaction.isModalSubmit() && interaction.isFromMessage() ? interaction : undefined;
}

type Message = Pick<Found, 'content' | 'embeds' | 'components' | 'allowedMentions' | 'flags' | 'inPlace'>;

/** Puts the answer in the place of the message that was pressed, or below it. */
async function fillInUnder(interaction: Asked, { inPlace, flags, ...message }: Message): Promise<void> {
  if (inPlace) await interaction.editReply(message);
  else await interaction.followUp({ ...message, ...(flags !== undefined && { flags }) });
}

/** Puts the answer where the deferral stands. Only the asker sees a private one, even where all saw the deferral. */
async function fillIn(interaction: Asked, { flags, inPlace: _inPlace, ...message }: Message): Promise<void> {
  if (flags !== MessageFlags.Ephemeral || interaction.ephemeral) {
    await interaction.editReply(message);
    return;
  }
  // While the public deferral stands, Discord would take a follow-up for its edit and show it to all.
  await interaction.deleteReply();
  await interaction.followUp({ ...message, flags });
}

/** True once the work has ended, well or badly; false where it takes longer. */
async function settlesWithin(maxMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, maxMs));
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([ended, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
