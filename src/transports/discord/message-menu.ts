import {
  ApplicationCommandType,
  type Message,
  type MessageContextMenuCommandInteraction,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { App, Asker } from '../../app.ts';
import { type Args, PRIVATE_OPTION } from '../../core/command.ts';
import { privateMessage } from './apology.ts';
import type { TopCommand } from './description.ts';
import { cutAtGrapheme } from './escape.ts';
import { messageFor, type RenderedMessage } from './render.ts';

/** An entry of the menu of a message ("Apps"), and the command that its text goes to. */
type MenuEntry = {
  /** As the menu shows it, at most 32 characters. */
  readonly name: string;
  readonly command: string;
  /** The option that takes the text. */
  readonly option: string;
};

const ENTRIES: readonly MenuEntry[] = [
  { name: 'Check against the release', command: 'check', option: 'text' },
  { name: 'Ask the release about this', command: 'ask', option: 'question' },
];

/** The entries of the message menu as Discord's commands: those whose command there is. */
export function messageCommands({
  commands,
}: Pick<App, 'commands'>): RESTPostAPIContextMenuApplicationCommandsJSONBody[] {
  return ENTRIES.filter(({ command }) => commands.some(({ name }) => name === command)).map(({ name }) => ({
    type: ApplicationCommandType.Message,
    name,
  }));
}

/** Runs the command of an entry on the text of a message, for whoever opened the menu alone. */
export async function runOnMessage(
  interaction: MessageContextMenuCommandInteraction,
  app: App,
  asker: Asker,
  top: TopCommand,
): Promise<RenderedMessage | ReturnType<typeof privateMessage>> {
  const entry = ENTRIES.find(({ name }) => name === interaction.commandName);
  const option = app.commands
    .find(({ name }) => name === entry?.command)
    ?.options.find(({ name }) => name === entry?.option);
  if (!entry || !option)
    return privateMessage('I do not know that entry any more. Please open the menu anew.');
  const text = textOf(interaction.targetMessage);
  if (text === '') return privateMessage('That message has no text that I can read.');
  const reply = await app.run(
    entry.command,
    argsOf(entry, cutAtGrapheme(text, option.maxChars ?? text.length)),
    asker,
  );
  return messageFor({ ...reply, private: true }, top);
}

/** What a message says: its own text, or that of the message which it forwards. */
function textOf({ content, messageSnapshots }: Pick<Message, 'content' | 'messageSnapshots'>): string {
  return content.trim() || (messageSnapshots.first()?.content?.trim() ?? '');
}

function argsOf({ option }: MenuEntry, text: string): Args {
  return { text: (name) => (name === option ? text : ''), flag: (name) => name === PRIVATE_OPTION };
}
