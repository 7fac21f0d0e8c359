import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parse } from 'dotenv';
import { Fault } from './core/fault.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What became of the search for a `.env` file. */
export type EnvFile = {
  /** Absolute path of the file that was read; absent where there is none. */
  readonly path?: string;
  /** Where it was looked for, in this order; the first that exists is read. */
  readonly lookedIn: readonly string[];
  readonly values: Environment;
  /** One sentence for each thing in the file that is probably a mistake. They never show a value. */
  readonly warnings: readonly string[];
};

/** Settings that are secrets. Each has a twin, its name and `_FILE`, that names a file which holds the value. */
export const SECRETS = ['DISCORD_TOKEN', 'DATABASE_URL'] as const;

/** Most letters that a misspelt name may have wrong, missing or too many. */
const SLIPS_MAX = 2;

/** Shortest word that says by itself which setting is meant: "TOKEN", but not "ID" or "URL". */
const TELLING_WORD_MIN_CHARS = 5;

/**
 * Reads the `.env` of the first folder that has one.
 *
 * @param names of all settings
 * @throws {Fault} when the file is there and cannot be read
 */
export function readEnvFile(folders: readonly string[], names: readonly string[]): EnvFile {
  const lookedIn = [...new Set(folders.map((folder) => path.join(folder, '.env')))];
  for (const file of lookedIn) {
    const text = readText(file, 'expected a file of NAME=value lines');
    if (text === undefined) continue;
    const values = parse(text);
    const warnings = [
      ...readableByOthers(file, values),
      ...linesWithoutValue(text).map((line) => `${file}: line ${line} is not NAME=value and was passed over`),
      ...misspelt(Object.keys(values), names).map(
        ({ typed, meant }) => `${file}: there is no setting ${typed}; is ${meant} meant?`,
      ),
    ];
    return { path: file, lookedIn, values, warnings };
  }
  return { lookedIn, values: {}, warnings: [] };
}

/**
 * The settings of the environment with those of the file below them. A variable that is set but empty hides the file's.
 * A secret and the name of its file count as one setting, so that `DISCORD_TOKEN= npm start` hides both.
 */
export function settingsFrom(environment: Environment, file: Environment): Environment {
  const hidden = new Set(
    SECRETS.flatMap((name) => {
      const twin = `${name}_FILE`;
      if (environment[name] !== undefined) return [twin];
      return environment[twin] ? [name] : [];
    }),
  );
  const shown = Object.entries(file).filter(([name]) => !hidden.has(name));
  return { ...Object.fromEntries(shown), ...environment };
}

/**
 * The settings with each secret that a `_FILE` setting names read from that file, without the line end after it.
 *
 * @param folder that relative paths start from
 * @throws {Fault} when a secret is given in both ways, or its file is missing, unreadable or empty
 */
export function withSecretsFromFiles(settings: Environment, folder: string): Environment {
  const read = SECRETS.flatMap((name) => {
    const twin = `${name}_FILE`;
    const named = settings[twin];
    if (!named) return [];
    if (settings[name]) throw new Fault(`${name} and ${twin} are both set; empty one of them`);
    const file = path.resolve(folder, named);
    const text = existsSync(file) ? readText(file, `expected the file that ${twin} names`) : undefined;
    // What names no file is not repeated: it may be the secret itself.
    if (text === undefined)
      throw new Fault(
        `${twin}: there is no file of that name; expected a path (absolute or from ${folder}), not the secret itself`,
      );
    const secret = text.replace(/[\r\n]+$/, '');
    if (secret === '') throw new Fault(`${twin}: ${file} is empty`);
    return [[name, secret] as const];
  });
  return { ...settings, ...Object.fromEntries(read) };
}

/**
 * A text file in UTF-8 or, with its byte order mark, in UTF-16, as Windows PowerShell writes it. Undefined where there is none.
 *
 * @throws {Fault} when it is there and cannot be read
 */
function readText(file: string, expected: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    const [first, second] = bytes;
    const isLittle = first === 0xff && second === 0xfe;
    const isBig = first === 0xfe && second === 0xff;
    return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new Fault(`${file}: found but not readable, ${expected}`, { cause });
  }
}

/** A warning where others on this machine may read secrets. Windows keeps rights that a mode does not show. */
function readableByOthers(file: string, values: Environment): string[] {
  if (process.platform === 'win32' || !SECRETS.some((name) => values[name])) return [];
  const isReadable = (statSync(file).mode & 0o044) !== 0;
  return isReadable ? [`${file}: others on this machine may read its secrets; type chmod 600 ${file}`] : [];
}

/** The numbers, from 1, of lines that are neither a comment nor a setting, nor in the midst of a quoted value. */
function linesWithoutValue(text: string): number[] {
  // A quoted value may go over several lines: they stay, so that the numbers are right, but as comments.
  const flat = text.replace(/(?<==[ \t]*)(["'`])(?:\\.|(?!\1)[^\\])*\1/g, (value) =>
    value.replaceAll(/\n.*/g, '\n#'),
  );
  return flat.split(/\r\n?|\n/).flatMap((line, index) => {
    const isFine = /^\s*(?:#|$|(?:export\s+)?[\w.-]+(?:\s*=|:\s))/.test(line);
    return isFine ? [] : [index + 1];
  });
}

/** Names that are no setting and so near to one that it was probably meant. */
function misspelt(typed: readonly string[], names: readonly string[]): { typed: string; meant: string }[] {
  return typed.flatMap((name) => {
    const meant = names.includes(name) ? undefined : names.find((setting) => isNear(name, setting));
    return meant === undefined ? [] : [{ typed: name, meant }];
  });
}

function isNear(typed: string, setting: string): boolean {
  const words = typed.toUpperCase().split(/[_.-]+/);
  const settingWords = setting.split('_');
  const lastWord = settingWords.at(-1) ?? '';
  if (lastWord.length >= TELLING_WORD_MIN_CHARS && words.at(-1) === lastWord) return true;
  return slips(words.join(''), settingWords.join('')) <= SLIPS_MAX;
}

/** Levenshtein's distance: the fewest letters to change, add or take away to make one text the other. */
function slips(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...one].entries()) {
    const next = [row + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = (above[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (above[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    above = next;
  }
  return above[other.length] ?? 0;
}
