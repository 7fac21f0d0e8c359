import type { Command, Context, Option } from '../src/core/command.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
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
        text: `${startLine(context)} I quote its sentences word for word, and say so where it does not answer.`,
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

function startLine({ release, shelf, ...context }: Context): string {
  if (!isOut({ shelf, ...context })) return 'I answer from the release that you name.';
  const one = `I answer from one release, “${release.title}”.`;
  return shelf.entries.length === 1
    ? one
    : `I answer from “${release.title}”, or from another of the ${shelf.entries.length} releases that you name.`;
}

/** False under an embargo: then not even its title is shown. */
function isOut({ shelf, entry }: Pick<Context, 'shelf' | 'entry'>): boolean {
  return shelf.byKey(entry.key) !== undefined;
}

/** Something to fill the option with, taken from the release; empty where there is no option. */
function exampleOf(context: Context, option: Option | undefined): string {
  if (!isOut(context) || option === RELEASE_OPTION) return '';
  const [first = option?.example?.(context) ?? ''] = option?.suggest?.(context, '') ?? [];
  return option?.choices?.at(-1) ?? (typeof first === 'string' ? first : first.value);
}

function optionLine({ name, description, required, choices }: Option): string {
  const values = choices ? ` (${choices.join(' or ')})` : '';
  return `${name}${required ? '' : ', optional'}: ${description}${values}`;
}
