import { randomBytes } from 'node:crypto';
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type InteractionReplyOptions,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import type { App } from '../../app.ts';
import { type Args, TOP_COMMAND } from '../../core/command.ts';
import { readCustomId } from './buttons.ts';
import { isTooLate, loggable } from './failure.ts';
import { messageFor } from './render.ts';

/** What it takes to answer. */
export type Desk = {
  readonly app: App;
  readonly logger: Logger;
  /** Id of `/treaty`, for mentions of it. */
  readonly commandId: string;
};

/** Longest that a person waits for the answer or an apology. Discord gives up after 3 s. */
const ANSWER_MAX_MS = 1_000;

/** Most completions, and the longest, in characters. Source: Discord docs, "Autocomplete". */
const CHOICES_MAX = 25;
const CHOICE_MAX_CHARS = 100;

/**
 * Answers a command, a completion or a button; anything else is let pass. Never rejects: what goes wrong is logged
 * once, under the id that the person's private apology shows.
 */
export async function answerInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  if (interaction.isAutocomplete()) await complete(interaction, desk);
  else if (interaction.isChatInputCommand())
    await respond(interaction, desk, () => runCommand(interaction, desk));
  else if (interaction.isButton()) await respond(interaction, desk, () => pressButton(interaction, desk));
}

function runCommand(
  interaction: ChatInputCommandInteraction,
  { app, commandId }: Desk,
): InteractionReplyOptions {
  const name = interaction.options.getSubcommand(false);
  // Discord may offer commands of an older version for a while.
  if (interaction.commandName !== TOP_COMMAND || name === null || !hasCommand(app, name)) {
    return privateMessage(
      'I do not know that command any more. Please start typing /treaty to see those there are.',
    );
  }
  const args: Args = {
    text: (option) => interaction.options.getString(option) ?? '',
    flag: (option) => interaction.options.getBoolean(option) ?? false,
  };
  return messageFor(app.run(name, args, channelOf(interaction)), commandId);
}

function pressButton(interaction: ButtonInteraction, { app, commandId }: Desk): InteractionReplyOptions {
  const pressed = readCustomId(interaction.customId);
  const actions = app.commands.find(({ name }) => name === pressed?.command)?.actions ?? {};
  if (!pressed || !Object.hasOwn(actions, pressed.action)) {
    return privateMessage('I do not know that button any more. Please use the command again.');
  }
  const reply = app.act(pressed.command, pressed.action, pressed.state, channelOf(interaction));
  return messageFor(reply, commandId);
}

async function complete(interaction: AutocompleteInteraction, desk: Desk): Promise<void> {
  try {
    await interaction.respond(choicesFor(interaction, desk.app));
  } catch (error) {
    if (isTooLate(error)) return;
    logOnce(desk.logger, error);
    // A list without entries, so that typing on is not held up; where even that fails, it is the same failure.
    if (!interaction.responded) await interaction.respond([]).catch(() => undefined);
  }
}

function choicesFor(interaction: AutocompleteInteraction, app: App): { name: string; value: string }[] {
  const command = interaction.options.getSubcommand(false) ?? '';
  if (!hasCommand(app, command)) return [];
  const { name, value } = interaction.options.getFocused(true);
  return (
    app
      .suggest(command, name, value)
      // A value cut short might mean something else: those too long are left out.
      .filter((suggestion) => suggestion.trim() !== '' && suggestion.length <= CHOICE_MAX_CHARS)
      .slice(0, CHOICES_MAX)
      .map((suggestion) => ({ name: suggestion, value: suggestion }))
  );
}

async function respond(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  desk: Desk,
  messageOf: () => InteractionReplyOptions,
): Promise<void> {
  const receivedAtMs = performance.now();
  let sending: Promise<unknown> = Promise.resolve();
  try {
    const message = messageOf();
    const leftMs = ANSWER_MAX_MS - (performance.now() - receivedAtMs);
    if (leftMs <= 0) throw new Error(`the answer took longer than ${ANSWER_MAX_MS} ms to find`);
    sending = interaction.reply(message);
    await within(leftMs, sending);
  } catch (error) {
    if (!isTooLate(error)) {
      const id = logOnce(desk.logger, error);
      const apology = privateMessage(
        `Sorry, something went wrong here and I cannot answer. Whoever runs this bot finds the reason under ${id} in its log.`,
      );
      // Where the apology does not get through either, or the answer did after all, there is nothing to add.
      await interaction.reply(apology).catch(() => undefined);
    }
  }
  // An answer on its way counts as in flight until Discord has it; how that ends was logged above.
  await sending.catch(() => undefined);
}

/** @throws what `sending` throws, or an Error when it takes longer */
async function within(maxMs: number, sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`Discord did not take the answer within ${ANSWER_MAX_MS} ms`));
    }, maxMs);
  });
  try {
    await Promise.race([sending, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

function hasCommand(app: App, name: string): boolean {
  return app.commands.some((command) => command.name === name);
}

/** Where a deck of facts is walked: the channel, or the person where Discord names none. */
function channelOf(interaction: ChatInputCommandInteraction | ButtonInteraction): string {
  return interaction.channelId ?? interaction.user.id;
}

function privateMessage(content: string): InteractionReplyOptions {
  return { content, flags: MessageFlags.Ephemeral, allowedMentions: { parse: [] } };
}

/** Gives the id it is logged under. */
function logOnce(logger: Logger, error: unknown): string {
  const id = randomBytes(4).toString('hex');
  logger.error({ id, error: loggable(error, logger.isLevelEnabled('debug')) }, 'an interaction went wrong');
  return id;
}
