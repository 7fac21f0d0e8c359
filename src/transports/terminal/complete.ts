import type { App } from '../../app.ts';
import type { Command, Option } from '../../core/command.ts';
import { harmless } from './columns.ts';
import { namedOptions, SLASH } from './typed.ts';

/** What may stand in place of `replaces`, the end of the line that Tab was pressed on; node:readline's own form. */
export type Completion = [candidates: string[], replaces: string];

/** Completes commands, option names, and values by the command's own choices and suggestions. */
export function complete(app: App, line: string): Completion {
  const slash = new RegExp(`^\\s*${SLASH}\\s+(?<name>\\S*)(?<rest>\\s.*)?$`, 'is').exec(line)?.groups;
  if (!slash) return startingWith([`${SLASH} `, 'help', 'exit'], line);

  const typedName = slash.name ?? '';
  if (slash.rest === undefined)
    return startingWith(
      app.commands.map(({ name }) => `${name} `),
      typedName,
    );
  const command = app.commands.find(({ name }) => name === typedName.toLowerCase());
  return command ? completeOptions(app, command, slash.rest.trimStart()) : [[], line];
}

function completeOptions(app: App, command: Command, typed: string): Completion {
  const named = namedOptions(command.options, typed);
  const last = named.at(-1);
  const option = last?.option ?? command.options.find(({ kind }) => kind === 'text');
  const value = typed.slice(last?.valueStart ?? 0);

  const values = option ? valuesOf(app, command, option, value) : [];

  const word = /\S*$/.exec(typed)?.[0] ?? '';
  const free = command.options.filter((candidate) => !named.some((given) => given.option === candidate));
  const [names] = startingWith(
    free.map(({ name }) => `${name}: `),
    word,
  );
  // A first word may begin a value or an option's name.
  if (word === value) return [last ? values : [...values, ...names], word];
  return values.length > 0 ? [values, value] : [names, word];
}

function valuesOf(app: App, command: Command, option: Option, typed: string): string[] {
  const choices = option.kind === 'flag' ? ['true', 'false'] : option.choices;
  if (choices) return startingWith(choices, typed)[0];
  return app.suggest(command.name, option.name, typed).map(harmless);
}

function startingWith(candidates: readonly string[], typed: string): Completion {
  const start = typed.toLowerCase();
  return [candidates.filter((candidate) => candidate.toLowerCase().startsWith(start)), typed];
}
