import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { Fault } from '../../core/fault.ts';
import { type Address, nameOf, parseAddress } from './address.ts';
import { DatabaseError } from './database.ts';
import { backUp, type Check, checkDatabase, copyDatabase, letAdopt, type RowCounts } from './tend.ts';

const USAGE = `Usage: npm run db -- TASK
  backup FILE      copies the bot's database into a new file, while the bot runs
  copy FROM TO     copies one database into another one that is empty
  check [FROM]     says whether a database, or a copy, is sound; without FROM the bot's own
  adopt            lets the application of the next start have the schedules
FROM and TO are the path of an SQLite file, a postgres:// address without a password, the name of a setting
in .env or the environment that holds an address, or @FILE for a file that does.
`;

export type DbParts = {
  /** Gives the bot's own database. @throws {Fault} where the settings are wrong */
  readonly own: () => Address;
  /** Gives the settings by name, where an address may stand. */
  readonly settings: {
    readonly values: () => Readonly<Record<string, string | undefined>>;
    /** The folder that paths in them start from. */
    readonly folder: string;
  };
  /** The folder that paths start from: where the command was typed. */
  readonly folder: string;
  readonly output: Writable;
  readonly errors: Writable;
  /** A text without the passwords of the databases that were asked for. */
  readonly withoutSecrets: (text: string, databases: readonly Address[]) => string;
};

/** The same, with each argument read, and each database that is asked for remembered. */
type Task = DbParts & { readonly databaseAt: (typed: string) => Address };

/**
 * Backs up, copies or checks databases from the command line.
 *
 * @returns the exit code: 1 where a database is not sound or could not be reached, 2 for wrong usage
 * @throws {Fault} where an argument or a database is wrong
 */
export async function runDb(argv: readonly string[], parts: DbParts): Promise<number> {
  const { output, errors, own, withoutSecrets } = parts;
  if (argv.some((argument) => argument === '--help' || argument === '-h')) {
    output.write(USAGE);
    return 0;
  }
  const asked: Address[] = [];
  const remembered = (address: Address): Address => {
    asked.push(address);
    return address;
  };
  try {
    const code = await runTask(argv, {
      ...parts,
      own: () => remembered(own()),
      databaseAt: (typed) => remembered(readArgument(typed, parts)),
    });
    if (code !== undefined) return code;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    errors.write(`${withoutSecrets(error.message, asked)}\n`);
    return 1;
  }
  errors.write(USAGE);
  return 2;
}

/** Undefined where there is no such task, or it takes other arguments. */
async function runTask(
  [task, ...given]: readonly string[],
  { own, databaseAt, output, errors }: Task,
): Promise<number | undefined> {
  const [first, second] = given;
  const takes = (count: number): boolean => given.length === count;
  if (task === 'backup' && first !== undefined && takes(1)) {
    const target = databaseAt(first);
    if (target.kind !== 'sqlite')
      throw new Fault('A backup is a file: name one, as in backup treaty-backup.db');
    output.write(`${target.file}: ${countWords(await backUp(own(), target))} copied\n`);
    return 0;
  }
  if (task === 'copy' && first !== undefined && second !== undefined && takes(2)) {
    const from = databaseAt(first);
    output.write(`${countWords(await copyDatabase(from, databaseAt(second)))} copied\n`);
    return 0;
  }
  if (task === 'check' && (takes(0) || takes(1))) {
    const checked = first === undefined ? own() : databaseAt(first);
    return report(await checkDatabase(checked), { output, errors });
  }
  if (task === 'adopt' && takes(0)) {
    const database = own();
    await letAdopt(database);
    output.write(`${nameOf(database)}: the application of the next start gets its schedules.\n`);
    return 0;
  }
  return undefined;
}

function report(
  { problems, version, counts }: Check,
  { output, errors }: Pick<DbParts, 'output' | 'errors'>,
): number {
  for (const problem of problems) errors.write(`${problem}\n`);
  const found = `schema version ${version}, ${countWords(counts)}`;
  output.write(
    problems.length === 0 ? `The database is sound: ${found}.\n` : `The database is not sound: ${found}.\n`,
  );
  return problems.length === 0 ? 0 : 1;
}

/**
 * Reads an argument that names a database. Everybody on a machine can read the arguments of a command, so an address with
 * a password comes from a setting or a file.
 *
 * @throws {Fault} which never repeats an address
 */
function readArgument(typed: string, { settings, folder }: Pick<DbParts, 'settings' | 'folder'>): Address {
  if (typed.startsWith('@')) {
    const file = path.resolve(folder, typed.slice(1));
    return addressIn(`${typed.slice(1)}`, readAddressFile(file), path.dirname(file));
  }
  if (SETTING_NAME.test(typed) && !existsSync(path.resolve(folder, typed))) {
    const value = settings.values()[typed];
    if (value === undefined || value === '')
      throw new Fault(
        `${typed}: not set in .env or the environment, expected an address there, or the path of a file`,
      );
    return addressIn(typed, value, settings.folder);
  }
  const address = addressIn('The address on the command line', typed, folder);
  if (address.kind === 'postgres' && address.hasPassword) {
    throw new Fault(
      'A password on the command line can be read by everybody on this machine: write the address into .env under a name ' +
        'of your own, such as NEW_DATABASE_URL, and type that name instead; or type @FILE for a file that holds it',
    );
  }
  return address;
}

const SETTING_NAME = /^[A-Z][A-Z0-9_]*$/;

/** More than any address has, in bytes. */
const ADDRESS_FILE_MAX_BYTES = 10_000;

function readAddressFile(file: string): string {
  let content: string;
  try {
    content = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Fault(`${file}: cannot be read, expected a file with one address`, { cause });
  }
  if (content.includes('\n') || content.length > ADDRESS_FILE_MAX_BYTES)
    throw new Fault(`${file}: has more than one line, expected one address`);
  return content;
}

function addressIn(where: string, typed: string, folder: string): Address {
  const address = parseAddress(typed, folder);
  if (address.kind === 'problem') throw new Fault(`${where}: ${address.problem}`);
  return address;
}

/** "3 schedules and 40 posts", and the versions of servers' releases where there are any */
function countWords({ schedule = 0, post = 0, server_release_text: texts = 0 }: RowCounts): string {
  const posts = `${counted(schedule, 'schedule')} and ${counted(post, 'post')}`;
  return texts === 0 ? posts : `${posts}, ${counted(texts, 'text')} of releases`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
