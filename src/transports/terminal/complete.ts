import type { App } from '../../app.ts';
import { RELEASE_OPTION } from '../../core/library/release-option.ts';
import type { Suggestion } from '../../core/library/shelf.ts';
import { ADMIN_GROUP, type AdminCommand, adminNameOf } from '../../daily/admin-command.ts';
import type { PostedReleases } from '../../daily/releases.ts';
import { RELEASE_GROUP } from '../../server-releases/admin-command.ts';
import { GUILD_ID, terminalOptions } from './admin-desk.ts';
import { harmless } from './columns.ts';
import { adminSlashOf, slashOf } from './typed.ts';
import { type NamedOption, namedOptions, type TypedCommand, type TypedOption } from './typed-command.ts';

/** What may stand in place of `replaces`, the end of the line that Tab was pressed on; node:readline's own form. */
export type Completion = [candidates: string[], replaces: string];

/** What admins may type, and when; absent where there is nothing for them. */
export type AdminCompletion = {
  readonly commands: readonly AdminCommand[];
  readonly nowMs: () => number;
  readonly releases: Pick<PostedReleases, 'shelf'>;
};

/** Completes commands, option names, and values by the command's own choices and suggestions. */
export function complete(
  app: App,
  line: string,
  admin?: AdminCompletion,
  releaseCommands: readonly TypedCommand[] = [],
): Completion {
  const adminLine = new RegExp(`^\\s*/${adminNameOf(app.commandName)}\\s+(?<typed>.*)$`, 'is').exec(
    line,
  )?.groups;
  if (admin && adminLine) return completeAdmin(admin, releaseCommands, adminLine.typed ?? '');

  const start = slashOf(app.commandName);
  const slash = new RegExp(`^\\s*${start}\\s+(?<typed>.*)$`, 'is').exec(line)?.groups;
  const starts = [`${start} `, ...(admin ? [`${adminSlashOf(app.commandName)} `] : []), 'help', 'exit'];
  if (!slash) return startingWith(starts, line);
  return completeCommand(app.commands, line, slash.typed ?? '', (command, option, typed, releaseName) =>
    app.suggest(command, option, typed, GUILD_ID, releaseName).map(filledIn),
  );
}

/** What to suggest for an option of a command. */
type Suggest = (command: string, option: string, typed: string, releaseName: string) => readonly string[];

function filledIn(suggestion: string | Suggestion): string {
  return typeof suggestion === 'string' ? suggestion : suggestion.value;
}

function completeAdmin(
  { commands, nowMs, releases }: AdminCompletion,
  releaseCommands: readonly TypedCommand[],
  typed: string,
): Completion {
  const [group = ''] = typed.split(/\s/, 1);
  const groups = [ADMIN_GROUP, ...(releaseCommands.length > 0 ? [RELEASE_GROUP] : [])];
  if (group.length === typed.length || !groups.includes(group))
    return startingWith(
      groups.map((name) => `${name} `),
      typed,
    );
  const rest = typed.slice(group.length).trimStart();
  // The names of a server's own releases are in a database, and Tab does not wait.
  if (group === RELEASE_GROUP) return completeCommand(releaseCommands, typed, rest, () => []);
  const shown = commands.map((command) => ({ ...command, options: terminalOptions(command.options) }));
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const shelf = releases.shelf(GUILD_ID);
  return completeCommand(shown, typed, rest, (name, optionName, value) => {
    const options = shown.find((command) => command.name === name)?.options ?? [];
    const option = options.find((candidate) => candidate.name === optionName);
    return option?.suggest?.({ locale, nowMs: nowMs(), shelf }, value).map(filledIn) ?? [];
  });
}

/** @param line what is replaced where there is no such command */
function completeCommand(
  commands: readonly TypedCommand[],
  line: string,
  typed: string,
  suggest: Suggest,
): Completion {
  const { name: typedName = '', rest } = /^(?<name>\S*)(?<rest>\s.*)?$/s.exec(typed)?.groups ?? {};
  if (rest === undefined)
    return startingWith(
      commands.map(({ name }) => `${name} `),
      typedName,
    );
  const command = commands.find(({ name }) => name === typedName.toLowerCase());
  return command ? completeOptions(command, rest.trimStart(), suggest) : [[], line];
}

function completeOptions({ name, options }: TypedCommand, typed: string, suggest: Suggest): Completion {
  const named = namedOptions(options, typed);
  const last = named.at(-1);
  const option = last?.option ?? options.find(({ kind }) => kind === 'text');
  const value = typed.slice(last?.valueStart ?? 0);

  const releaseName = valueOfOption(named, typed, RELEASE_OPTION.name);
  const values = option ? valuesOf(name, option, value, releaseName, suggest) : [];

  const word = typed.split(/\s/).at(-1) ?? '';
  const free = options.filter((candidate) => !named.some((given) => given.option === candidate));
  const [names] = startingWith(
    free.map((candidate) => `${candidate.name}: `),
    word,
  );
  // A first word may begin a value or an option's name.
  if (word === value) return [last ? values : [...values, ...names], word];
  return values.length > 0 ? [values, value] : [names, word];
}

/** What was typed into an option so far; empty where it was not. */
function valueOfOption(named: readonly NamedOption[], typed: string, name: string): string {
  const place = named.findIndex(({ option }) => option.name === name);
  return place < 0 ? '' : typed.slice(named[place]?.valueStart, named[place + 1]?.start).trim();
}

function valuesOf(
  command: string,
  option: TypedOption,
  typed: string,
  releaseName: string,
  suggest: Suggest,
): string[] {
  const choices = option.kind === 'flag' ? ['true', 'false'] : option.choices;
  if (choices) return startingWith(choices, typed)[0];
  return suggest(command, option.name, typed, releaseName).map(harmless);
}

function startingWith(candidates: readonly string[], typed: string): Completion {
  const start = typed.toLowerCase();
  return [candidates.filter((candidate) => candidate.toLowerCase().startsWith(start)), typed];
}
