import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type InteractionReplyOptions,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import type { App } from '../../app.ts';
import { type Args, PRIVATE_OPTION } from '../../core/command.ts';
import { RELEASE_OPTION } from '../../core/library/release-option.ts';
import type { Suggestion } from '../../core/library/shelf.ts';
import { adminNameOf } from '../../daily/admin-command.ts';
import { apologyMessage, logOnce, privateMessage } from './apology.ts';
import { type AdminDesk, refusalOf, runAdminCommand, suggestToAdmin } from './daily/admin-desk.ts';
import { answerDailyPress, isDailyPress } from './daily/admin-press.ts';
import type { TopCommand } from './description.ts';
import { cutAtGrapheme } from './escape.ts';
import { isTooLate } from './failure.ts';
import { runOnMessage } from './message-menu.ts';
import type { PressMemory } from './press-memory.ts';
import { answerPress, askerOf } from './presses.ts';
import {
  answerReleases,
  isAboutReleases,
  type ReleaseDesk,
  suggestReleases,
} from './releases/release-desk.ts';
import { messageFor } from './render.ts';
import { respond } from './respond.ts';
import { answerSettings, isAboutSettings, type SettingsDesk } from './settings-desk.ts';

/** What it takes to answer. */
export type Desk = {
  readonly app: App;
  readonly logger: Logger;
  /** Id of the top-level command, for mentions of it. */
  readonly commandId: string;
  /** Absent where nothing is posted daily. */
  readonly admin?: AdminDesk;
  /** Absent where servers keep no releases of their own. */
  readonly releases?: ReleaseDesk;
  /** Absent where servers can set nothing. */
  readonly settings?: SettingsDesk;
  /** How old an interaction is, in milliseconds. */
  readonly ageMs: (interactionId: string) => number;
  readonly presses: PressMemory;
};

/** Most completions, and the longest, in characters. Source: Discord docs, "Autocomplete". */
const CHOICES_MAX = 25;
const CHOICE_MAX_CHARS = 100;

/**
 * Answers a command, an entry of the message menu, a completion, a button or a form; anything else is let pass. Never rejects: what goes wrong is logged
 * once, under the id that the person's private apology shows.
 */
export async function answerInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  if (interaction.isAutocomplete()) await complete(interaction, desk);
  else if (desk.releases && isAboutReleases(interaction, topOf(desk)))
    await answerReleases(interaction, desk.releases, { logger: desk.logger, top: topOf(desk) });
  else if (
    interaction.isChatInputCommand() &&
    desk.settings &&
    isAboutSettings(interaction, topOf(desk), desk.settings)
  )
    await answerSettings(interaction, desk.settings, { logger: desk.logger, top: topOf(desk) });
  else if (desk.admin && isDailyPress(interaction))
    await answerDailyPress(interaction, desk.admin, { logger: desk.logger, top: topOf(desk) });
  else if (interaction.isChatInputCommand() && isForAdmins(interaction, desk) && desk.admin)
    await respondToAdmin(interaction, desk, desk.admin);
  else if (interaction.isChatInputCommand())
    await respond(interaction, desk, runCommand(interaction, desk), asksForPrivacy(interaction, desk));
  else if (interaction.isMessageContextMenuCommand())
    await respond(
      interaction,
      desk,
      runOnMessage(interaction, desk.app, askerOf(interaction), topOf(desk)),
      true,
    );
  else if (interaction.isButton() || interaction.isModalSubmit())
    await answerPress(interaction, { ...desk, top: topOf(desk) });
}

async function runCommand(
  interaction: ChatInputCommandInteraction,
  desk: Desk,
): Promise<InteractionReplyOptions> {
  const { app } = desk;
  const name = interaction.options.getSubcommand(false);
  // Discord may offer commands of an older version for a while.
  if (interaction.commandName !== app.commandName || name === null || !hasCommand(app, name)) {
    return privateMessage(
      `I do not know that command any more. Please start typing /${app.commandName} to see those there are.`,
    );
  }
  const args: Args = {
    text: (option) => interaction.options.getString(option) ?? '',
    flag: (option) => interaction.options.getBoolean(option) ?? false,
  };
  return messageFor(await app.run(name, args, askerOf(interaction)), topOf(desk));
}

async function complete(interaction: AutocompleteInteraction, desk: Desk): Promise<void> {
  try {
    const { app, admin, releases } = desk;
    const forAdmin = isForAdmins(interaction, desk) && admin;
    const suggestions =
      (releases && (await suggestReleases(interaction, releases, topOf(desk)))) ??
      (forAdmin ? suggestToAdmin(interaction, admin) : suggestionsFor(interaction, app));
    await interaction.respond(choicesOf(suggestions));
  } catch (error) {
    if (isTooLate(error)) return;
    logOnce(desk.logger, error);
    // A list without entries, so that typing on is not held up; where even that fails, it is the same failure.
    if (!interaction.responded) await interaction.respond([]).catch(() => undefined);
  }
}

function suggestionsFor(interaction: AutocompleteInteraction, app: App): readonly (string | Suggestion)[] {
  const command = interaction.options.getSubcommand(false) ?? '';
  if (!hasCommand(app, command)) return [];
  const { name, value } = interaction.options.getFocused(true);
  const releaseName = interaction.options.getString(RELEASE_OPTION.name) ?? '';
  return app.suggest(command, name, value, interaction.guildId ?? undefined, releaseName);
}

function choicesOf(suggestions: readonly (string | Suggestion)[]): { name: string; value: string }[] {
  return (
    suggestions
      .map((one) => (typeof one === 'string' ? { shown: one, value: one } : one))
      // A value cut short might mean something else: those too long are left out.
      .filter(({ value }) => value.trim() !== '' && value.length <= CHOICE_MAX_CHARS)
      .slice(0, CHOICES_MAX)
      .map(({ shown, value }) => ({ name: cutAtGrapheme(shown, CHOICE_MAX_CHARS), value }))
  );
}

/** Says at once, to the admin alone, that it is at work: a database may take longer than Discord waits. */
async function respondToAdmin(
  interaction: ChatInputCommandInteraction,
  desk: Desk,
  admin: AdminDesk,
): Promise<void> {
  try {
    const refusal = refusalOf(interaction, admin);
    if (refusal !== undefined) {
      await interaction.reply(privateMessage(refusal));
      return;
    }
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(await runAdminCommand(interaction, admin, topOf(desk)));
  } catch (error) {
    if (isTooLate(error)) return;
    const id = logOnce(desk.logger, error);
    // Where the apology does not get through either, there is nothing to add.
    await apologise(interaction, desk, id).catch(() => undefined);
  }
}

async function apologise(interaction: ChatInputCommandInteraction, { app }: Desk, id: string): Promise<void> {
  if (interaction.deferred) {
    const content = `Sorry, that did not work just now, and I do not know whether it was noted. Please look at /${adminNameOf(app.commandName)} daily status, or try again later. Whoever runs this bot finds the reason under ${id} in its log.`;
    await interaction.editReply({ content });
  } else await interaction.reply(apologyMessage(id));
}

function hasCommand(app: App, name: string): boolean {
  return app.commands.some((command) => command.name === name);
}

/** Whether nobody but the person is to see the reply: they asked for that, or the command always answers so. */
function asksForPrivacy({ options }: ChatInputCommandInteraction, { app }: Desk): boolean {
  const name = options.getSubcommand(false);
  const isPrivate = app.commands.find((command) => command.name === name)?.isPrivate ?? false;
  return isPrivate || (options.getBoolean(PRIVATE_OPTION) ?? false);
}

function isForAdmins({ commandName }: { readonly commandName: string }, { app }: Desk): boolean {
  return commandName === adminNameOf(app.commandName);
}

function topOf({ app, commandId }: Desk): TopCommand {
  return { name: app.commandName, id: commandId };
}
