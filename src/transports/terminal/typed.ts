import { ADMIN_GROUP, adminNameOf } from '../../daily/admin-command.ts';
import { RELEASE_GROUP } from '../../server-releases/admin-command.ts';
import {
  listed,
  namedOptions,
  noSuchCommand,
  readCommand,
  repeated,
  type Shown,
  type Typed,
  type TypedCommand,
  wrong,
} from './typed-command.ts';

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

/** A group of the admins' commands here: what they start with, and as what they are run. */
type AdminGroup = Shown & { readonly name: string; readonly kind: 'admin' | 'release' };

/** The admins' command that a terminal has not: what it sets is about messages on Discord. */
const DISCORD_ALONE = 'settings';

/**
 * Reads a typed line: `/treaty …`, `/treaty-admin daily …`, a command's name alone or before its options, a button's number,
 * `exit`, or a bare question.
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
  if (/^-?\d{1,2}$/.test(typed)) return { kind: 'button', number: Number(typed) };

  const groups = [
    groupOf(commandName, ADMIN_GROUP, 'admin', adminCommands),
    groupOf(commandName, RELEASE_GROUP, 'release', releaseCommands),
  ].filter((group) => group.commands.length > 0);
  const adminName = adminNameOf(commandName);
  const [first, behind] = firstWord(typed);
  if (groups.length > 0 && bare(first) === adminName.toLowerCase())
    return readAdmin(groups, `/${adminName}`, behind);

  const shown = { slash: slashOf(commandName), commands };
  if (first.toLowerCase() !== shown.slash.toLowerCase()) return readBare(shown, typed);
  const [name, rest] = firstWord(behind);
  return readCommand(shown, name === '' ? 'help' : name, rest);
}

function groupOf(
  commandName: string,
  name: string,
  kind: AdminGroup['kind'],
  commands: readonly TypedCommand[],
): AdminGroup {
  return { name, kind, commands, slash: adminSlashOf(commandName, name) };
}

/** @param typed what stands behind the name of the admins' command */
function readAdmin(groups: readonly AdminGroup[], slash: string, typed: string): Typed {
  const [groupName, behind] = firstWord(typed);
  const [name, rest] = firstWord(behind);
  const group = groups.find((candidate) => candidate.name === groupName.toLowerCase());
  if (!group) return noSuchGroup(groups, slash, groupName);
  const names = group.commands.map((command) => command.name);
  if (name === '') return wrong(`${group.slash} needs one of these behind it: ${listed(names, 'or')}.`);
  const read = readCommand(group, name, rest);
  return read.kind === 'command' ? { ...read, kind: group.kind } : read;
}

/** The first word, and what stands behind it. */
function firstWord(typed: string): [string, string] {
  const end = typed.search(/\s/);
  return end < 0 ? [typed, ''] : [typed.slice(0, end), typed.slice(end).trimStart()];
}

/** A command's name without the slash that may stand before it. */
function bare(word: string): string {
  return word.replace(/^\//, '').toLowerCase();
}

function noSuchGroup(groups: readonly AdminGroup[], slash: string, typedName: string): Typed {
  const there = listed(
    groups.map((group) => `${group.slash} (${group.commands.map(({ name }) => name).join(', ')})`),
  );
  if (typedName === '') return wrong(`${slash} needs more behind it; there are ${there}.`);
  if (typedName.toLowerCase() === DISCORD_ALONE)
    return wrong(`${slash} ${DISCORD_ALONE} is there on Discord alone; here there are ${there}.`);
  return wrong(`There is no command ${repeated(`${slash} ${typedName}`)}; there are ${there}.`);
}

/** What does not begin with a top-level command: one of everyone's by its name, or else a question. */
function readBare(shown: Shown, typed: string): Typed {
  const { commands } = shown;
  const [first, rest] = firstWord(typed);
  const command = commands.find(({ name }) => name === bare(first));
  if (command && (rest === '' || beginsWithOption(command, rest)))
    return readCommand(shown, command.name, rest);
  if (typed.startsWith('/')) return noSuchCommand(shown, typed);
  const before = new RegExp(`^${TEXT_COMMAND}:?\\s`, 'i').exec(typed)?.[0];
  if (before !== undefined && commands.some(({ name }) => name === TEXT_COMMAND))
    return readCommand(shown, TEXT_COMMAND, typed.slice(before.length).trim(), false);
  return readCommand(shown, QUESTION_COMMAND, typed, false);
}

/** Whether options follow the name of a command, so that the line is no question, and no text to check. */
function beginsWithOption({ name, options }: TypedCommand, rest: string): boolean {
  const named = namedOptions(options, rest);
  if (named[0]?.start !== 0) return false;
  // A text to check may well begin with "Release:".
  return name !== TEXT_COMMAND || named.some(({ option }) => option.required);
}
