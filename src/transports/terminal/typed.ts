import type { Args, Option } from '../../core/command.ts';
import { ADMIN_GROUP, adminNameOf } from '../../daily/admin-command.ts';
import { RELEASE_GROUP } from '../../server-releases/admin-command.ts';

/** What one typed line asks for. */
export type Typed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'leave' }
  /** A button by the number shown with it. */
  | { readonly kind: 'button'; readonly number: number }
  | { readonly kind: 'command'; readonly name: string; readonly args: Args }
  /** A command of `/treaty-admin daily`. */
  | { readonly kind: 'admin'; readonly name: string; readonly args: Args }
  /** A command of `/treaty-admin release`. */
  | { readonly kind: 'release'; readonly name: string; readonly args: Args }
  /** Not to be run; `sentence` says what there is instead. */
  | { readonly kind: 'wrong'; readonly sentence: string };

/** What of an option matters to what is typed. */
export type TypedOption = Pick<Option, 'name' | 'description' | 'required' | 'kind' | 'choices' | 'maxChars'>;

/** What of a command matters to what is typed. */
export type TypedCommand = {
  readonly name: string;
  readonly options: readonly TypedOption[];
};

/** An option named in what was typed: where its name and its value start. */
export type NamedOption<Known extends TypedOption = TypedOption> = {
  readonly option: Known;
  readonly start: number;
  readonly valueStart: number;
};

/** What a command starts with, as on Discord. @param commandName of the top-level command */
export function slashOf(commandName: string): string {
  return `/${commandName}`;
}

/** What an admin's command starts with. @param commandName of the top-level command */
export function adminSlashOf(commandName: string, group = ADMIN_GROUP): string {
  return `/${adminNameOf(commandName)} ${group}`;
}

/** Everyone's commands, and the name of the one that they are subcommands of. */
export type NamedCommands = { readonly commands: readonly TypedCommand[]; readonly commandName: string };

/** The command that a bare question goes to, in its first option. */
export const QUESTION_COMMAND = 'ask';

/** The command that is named without a slash before a text of any kind. */
const TEXT_COMMAND = 'check';

/** Longest piece of what was typed that a sentence repeats, in characters. */
const REPEATED_MAX_CHARS = 40;

/**
 * Reads a typed line: `/treaty …`, `/treaty-admin daily …`, a command's name alone, a button's number, `exit`, or a
 * bare question.
 *
 * @param adminCommands with the options that a terminal has
 */
export function readTyped(
  { commands, commandName }: NamedCommands,
  line: string,
  adminCommands: readonly TypedCommand[] = [],
  releaseCommands: readonly TypedCommand[] = [],
): Typed {
  const typed = line.trim();
  if (typed === '') return { kind: 'nothing' };
  if (/^\/?(exit|quit)$/i.test(typed)) return { kind: 'leave' };
  if (/^\d{1,2}$/.test(typed)) return { kind: 'button', number: Number(typed) };

  const isAdmins = new RegExp(`^/${adminNameOf(commandName)}(?:\\s|$)`, 'i');
  const releaseSlash = adminSlashOf(commandName, RELEASE_GROUP);
  if (releaseCommands.length > 0 && /^\S+\s+release(?:\s|$)/i.test(typed) && isAdmins.test(typed))
    return readAdmin({ slash: releaseSlash, commands: releaseCommands }, typed, 'release');
  if (adminCommands.length > 0 && isAdmins.test(typed))
    return readAdmin({ slash: adminSlashOf(commandName), commands: adminCommands }, typed, 'admin');
  const shown = { slash: slashOf(commandName), commands };
  const slash = new RegExp(`^${shown.slash}(?:\\s+(?<name>\\S+)(?<rest>.*))?$`, 'is').exec(typed);
  if (slash) return readCommand(shown, slash.groups?.name ?? 'help', slash.groups?.rest ?? '');

  const bareName = typed.replace(/^\//, '').toLowerCase();
  if (commands.some(({ name }) => name === bareName)) return readCommand(shown, bareName, '');
  if (typed.startsWith('/')) return noSuchCommand(shown, typed);
  const before = new RegExp(`^${TEXT_COMMAND}:?\\s`, 'i').exec(typed)?.[0];
  if (before !== undefined && commands.some(({ name }) => name === TEXT_COMMAND))
    return readCommand(shown, TEXT_COMMAND, typed.slice(before.length).trim(), false);
  return readCommand(shown, QUESTION_COMMAND, typed, false);
}

function readAdmin(shown: Shown, typed: string, kind: 'admin' | 'release'): Typed {
  const [start, group, name] = shown.slash.split(' ').concat('(?<name>\\S+)');
  const found = new RegExp(`^${start}\\s+${group}\\s+${name}(?<rest>.*)$`, 'is').exec(typed)?.groups;
  const read = readCommand(shown, found?.name ?? '', found?.rest ?? '');
  return read.kind === 'command' ? { ...read, kind } : read;
}

/** The options named in what follows a command's name, as "length: full", in the order typed. */
export function namedOptions<Known extends TypedOption>(
  options: readonly Known[],
  typed: string,
): NamedOption<Known>[] {
  if (options.length === 0) return [];
  const names = options.map(({ name }) => RegExp.escape(name)).join('|');
  const marks = typed.matchAll(new RegExp(`(?<=^|\\s)(?<name>${names}):\\s*`, 'giu'));
  return [...marks].flatMap((mark) => {
    const option = options.find(({ name }) => name === mark.groups?.name?.toLowerCase());
    return option ? [{ option, start: mark.index, valueStart: mark.index + mark[0].length }] : [];
  });
}

/** Arguments from values by option name. */
export function argsFrom(values: Readonly<Record<string, string>>): Args {
  const text = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined) ?? '';
  return { text, flag: (name) => text(name) === 'true' };
}

/** Commands and what they start with. */
type Shown = { readonly slash: string; readonly commands: readonly TypedCommand[] };

/** @param mayName false takes all that was typed as one value, whatever option it seems to name */
function readCommand(shown: Shown, typedName: string, typed: string, mayName = true): Typed {
  const command = shown.commands.find(({ name }) => name === typedName.toLowerCase());
  if (!command) return noSuchCommand(shown, `${shown.slash} ${typedName}`.trim());

  const { name, options } = command;
  const named = mayName ? namedOptions(options, typed) : [];
  const given = named.map(({ option, valueStart }, index) => ({
    option,
    value: typed.slice(valueStart, named[index + 1]?.start).trim(),
  }));

  // What stands before the first named option is the value of the first option that takes text.
  const unnamed = typed.slice(0, named[0]?.start).trim();
  if (unnamed !== '') {
    const unknown = mayName ? /^[-\w]+:(?=\s|$)/.exec(unnamed)?.[0] : undefined;
    const option = options.find(({ kind }) => kind === 'text');
    if (unknown !== undefined || !option) {
      return wrong(
        `${shown.slash} ${name} has no option ${repeated(unknown ?? unnamed)}; ${optionList(options)}.`,
      );
    }
    given.unshift({ option, value: unnamed });
  }

  const values: Record<string, string> = {};
  for (const { option, value } of given) {
    if (Object.hasOwn(values, option.name)) return wrong(`"${option.name}" is there twice; once is enough.`);
    const taken = takenBy(option, value);
    if ('wrong' in taken) return wrong(taken.wrong);
    values[option.name] = taken.value;
  }
  const missing = options.find((option) => option.required && !values[option.name]);
  if (missing) return wrong(`${shown.slash} ${name} needs "${missing.name}" (${missing.description}).`);
  return { kind: 'command', name, args: argsFrom(values) };
}

/** The value as the option takes it, or a sentence that says what it takes. */
function takenBy(option: TypedOption, value: string): { value: string } | { wrong: string } {
  const choices = option.kind === 'flag' ? ['true', 'false'] : option.choices;
  if (choices) {
    const choice = choices.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
    if (choice !== undefined) return { value: choice };
    return { wrong: `"${option.name}" takes ${choices.join(' or ')}, not ${repeated(value)}.` };
  }
  const chars = [...value].length;
  if (option.maxChars !== undefined && chars > option.maxChars) {
    return { wrong: `"${option.name}" takes at most ${option.maxChars} characters, and these are ${chars}.` };
  }
  return { value };
}

function noSuchCommand({ slash, commands }: Shown, typed: string): Typed {
  const names = commands.map(({ name }) => `${slash} ${name}`);
  return wrong(
    `There is no command ${repeated(typed)}; there are ${names.join(', ')}, or just type a question.`,
  );
}

function optionList(options: readonly TypedOption[]): string {
  if (options.length === 0) return 'it takes none';
  return `it takes ${options.map(({ name }) => `"${name}:"`).join(' and ')}`;
}

function repeated(typed: string): string {
  const characters = [...typed.slice(0, 2 * REPEATED_MAX_CHARS)];
  return `"${characters.slice(0, REPEATED_MAX_CHARS).join('')}${characters.length > REPEATED_MAX_CHARS ? '…' : ''}"`;
}

function wrong(sentence: string): Typed {
  return { kind: 'wrong', sentence };
}
