import { setTimeout as delay } from 'node:timers/promises';
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import { readCustomId } from '../../../core/custom-id.ts';
import type { Shelf, Suggestion } from '../../../core/library/shelf.ts';
import type { Reply } from '../../../core/reply.ts';
import { adminNameOf } from '../../../daily/admin-command.ts';
import type { ReleaseAdmin } from '../../../server-releases/admin.ts';
import {
  commandOfButton,
  RELEASE_GROUP,
  type ReleaseAdminArgs,
  type ReleaseAdminCommand,
  type ReleaseAdminContext,
} from '../../../server-releases/admin-command.ts';
import type { PageChanges } from '../../../server-releases/page-changes.ts';
import { apologyMessage, logOnce, privateMessage } from '../apology.ts';
import { ADMIN_PERMISSION } from '../command-bodies.ts';
import type { TopCommand } from '../description.ts';
import { isTooLate } from '../failure.ts';
import { messageFor } from '../render.ts';
import { type FetchFile, givenFile } from './attachment.ts';
import { FORM_ACTION, modalOf } from './form.ts';

/** What it takes to answer admins about the releases of their server. */
export type ReleaseDesk = {
  readonly commands: readonly ReleaseAdminCommand[];
  readonly releases: ReleaseAdmin;
  readonly pages: PageChanges;
  /** The releases that everyone may see. */
  readonly hostShelf: () => Shelf;
  readonly fetchFile: FetchFile;
};

/** Where an answer goes, and how commands to type are shown in it. */
type Surroundings = { readonly logger: Logger; readonly top: TopCommand };

/** Longest that an admin waits, in milliseconds: a page may take ten seconds to fetch and ten more to read. */
const ANSWER_MAX_MS = 40_000;

type Typed = ChatInputCommandInteraction | ModalSubmitInteraction;
type Pressed = ButtonInteraction | StringSelectMenuInteraction;
type Asked = Typed | Pressed;

/** Whether an interaction is about the releases of a server, whoever sent it. */
export function isAboutReleases(interaction: Interaction, top: TopCommand): interaction is Asked {
  if (interaction.isChatInputCommand()) return isInGroup(interaction, top);
  if (!interaction.isButton() && !interaction.isStringSelectMenu() && !interaction.isModalSubmit())
    return false;
  return commandOfButton(readCustomId(interaction.customId)?.command ?? '') !== undefined;
}

/** Completes what an admin types into an option; empty where it has no suggestions, or for who is no admin. */
export async function suggestReleases(
  interaction: AutocompleteInteraction,
  desk: ReleaseDesk,
  top: TopCommand,
): Promise<readonly Suggestion[] | undefined> {
  if (!isInGroup(interaction, top)) return undefined;
  if (!interaction.inGuild() || !interaction.memberPermissions.has(ADMIN_PERMISSION)) return [];
  const { name, value } = interaction.options.getFocused(true);
  const command = desk.commands.find((one) => one.name === interaction.options.getSubcommand(false));
  const option = command?.options.find((candidate) => candidate.name === name);
  const { guildId, user } = interaction;
  return (await option?.suggest?.(contextOf({ guildId, adminId: user.id }, desk, top), value)) ?? [];
}

/**
 * Answers an admin in private: with a form, or after saying at once that it is at work. Never rejects: what goes wrong is
 * logged once, under the id that the admin's apology shows.
 */
export async function answerReleases(
  interaction: Asked,
  desk: ReleaseDesk,
  surroundings: Surroundings,
): Promise<void> {
  const { logger, top } = surroundings;
  try {
    const work = workOf(interaction, desk, top);
    if (typeof work === 'string') await interaction.reply(privateMessage(work));
    else if ('form' in work) await work.form();
    else await workOn(interaction, work, top);
  } catch (error) {
    if (isTooLate(error)) return;
    const id = logOnce(logger, error);
    // Where the apology does not get through either, there is nothing to add.
    await apologise(interaction, top, id).catch(() => undefined);
  }
}

/** What is to be done: a form to show, something to run, or else one plain sentence on why nothing is. */
type Work = string | { form(): Promise<unknown> } | { run(): Promise<Reply> };

function workOf(interaction: Asked, desk: ReleaseDesk, top: TopCommand): Work {
  if (!interaction.inGuild()) return 'This works in a server only.';
  // A server's settings may show the command to others, and those of a moment ago may still press its buttons.
  if (!interaction.memberPermissions.has(ADMIN_PERMISSION))
    return 'Only people who may manage this server can do that.';
  const context = contextOf({ guildId: interaction.guildId, adminId: interaction.user.id }, desk, top);
  if (interaction.isChatInputCommand()) return workTyped(interaction, context, desk);
  const pressed = readCustomId(interaction.customId);
  const name = commandOfButton(pressed?.command ?? '');
  const command = desk.commands.find((one) => one.name === name);
  if (interaction.isModalSubmit() && command?.form && pressed?.action === FORM_ACTION)
    return { run: () => command.run(context, argsOfForm(interaction)) };
  const { actions = {} } = command ?? {};
  const act = pressed && Object.hasOwn(actions, pressed.action) ? actions[pressed.action] : undefined;
  if (!pressed || !act || interaction.isModalSubmit())
    return 'I do not know that button any more. Please use the command again.';
  const state = interaction.isStringSelectMenu()
    ? `${pressed.state}.${interaction.values[0]}`
    : pressed.state;
  return { run: () => act(context, state) };
}

function workTyped(
  interaction: ChatInputCommandInteraction,
  context: ReleaseAdminContext,
  desk: ReleaseDesk,
): Work {
  const command = desk.commands.find(({ name }) => name === interaction.options.getSubcommand(false));
  if (!command) return 'I do not know that command any more. Please type it anew.';
  const args = argsTyped(interaction, desk);
  const { form } = command;
  if (form?.isWanted(args)) return { form: () => interaction.showModal(modalOf(command, form)) };
  return { run: () => command.run(context, args) };
}

async function workOn(
  interaction: Asked,
  { run }: { run(): Promise<Reply> },
  top: TopCommand,
): Promise<void> {
  const isPressed = interaction.isMessageComponent();
  await (isPressed ? interaction.deferUpdate() : interaction.deferReply({ flags: MessageFlags.Ephemeral }));
  const reply = await Promise.race([run(), tooLong()]);
  const { flags: _private, ...message } = messageFor(reply, top);
  if (isPressed && !reply.inPlace) await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
  else await interaction.editReply(message);
}

async function apologise(interaction: Asked, { name }: TopCommand, id: string): Promise<void> {
  if (!interaction.deferred) {
    await interaction.reply(apologyMessage(id));
    return;
  }
  const content = `Sorry, that did not work just now, and I do not know whether it was noted. Please look at /${adminNameOf(name)} ${RELEASE_GROUP} list, or try again later. Whoever runs this bot finds the reason under ${id} in its log.`;
  if (interaction.isMessageComponent()) await interaction.followUp(privateMessage(content));
  else await interaction.editReply({ content });
}

function contextOf(
  who: { readonly guildId: string; readonly adminId: string },
  { releases, pages, hostShelf }: ReleaseDesk,
  { name }: TopCommand,
): ReleaseAdminContext {
  return { ...who, releases, pages, hostShelf: hostShelf(), slash: `/${adminNameOf(name)} ${RELEASE_GROUP}` };
}

function isInGroup(
  { commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction,
  { name }: TopCommand,
): boolean {
  return commandName === adminNameOf(name) && options.getSubcommandGroup(false) === RELEASE_GROUP;
}

function argsTyped({ options }: ChatInputCommandInteraction, { fetchFile }: ReleaseDesk): ReleaseAdminArgs {
  return {
    text: (name) => options.getString(name) ?? '',
    flag: (name) => options.getBoolean(name) ?? false,
    file(name) {
      const attachment = options.getAttachment(name);
      return attachment ? givenFile(attachment, fetchFile) : undefined;
    },
  };
}

function argsOfForm({ fields }: ModalSubmitInteraction): ReleaseAdminArgs {
  return {
    text: (name) => (fields.fields.has(name) ? fields.getTextInputValue(name) : ''),
    flag: () => false,
    file: () => undefined,
  };
}

async function tooLong(): Promise<never> {
  await delay(ANSWER_MAX_MS, undefined, { ref: false });
  throw new Error(`an admin's request about releases took longer than ${ANSWER_MAX_MS} ms`);
}
