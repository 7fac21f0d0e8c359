import type { Command, Context, Option } from '../src/core/command.ts';
import type { Reply } from '../src/core/reply.ts';

/** @param commands gives all commands, this one included; asked for when help is shown */
export function createHelp(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    description: 'What this bot does, and an example of each command',
    options: [],
    run: async (context) => helpReply(context, commands()),
  };
}

function helpReply(context: Context, commands: readonly Command[]): Reply {
  return {
    title: 'Help',
    parts: [
      {
        kind: 'text',
        text: `I answer from one release, “${context.release.title}”. I quote its sentences word for word, and say so where it does not answer.`,
      },
      ...commands.map(
        (command) =>
          ({
            kind: 'try',
            command: command.name,
            text: exampleOf(context, command.options[0]),
            description: [command.description, ...command.options.map(optionLine)].join('. '),
          }) as const,
      ),
    ],
    buttons: [],
    private: true,
  };
}

/** Something to fill the option with, taken from the release; empty where there is no option. */
function exampleOf(context: Context, option: Option | undefined): string {
  return option?.choices?.at(-1) ?? option?.suggest?.(context, '')[0] ?? '';
}

function optionLine({ name, description, required, choices }: Option): string {
  const values = choices ? ` (${choices.join(' or ')})` : '';
  return `${name}${required ? '' : ', optional'}: ${description}${values}`;
}
