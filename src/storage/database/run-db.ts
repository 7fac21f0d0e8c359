import path from 'node:path';
import type { Writable } from 'node:stream';
import { isPostgres } from './address.ts';
import { DatabaseError } from './database.ts';
import { backUp, checkDatabase, copyDatabase, type RowCounts } from './tend.ts';

const USAGE =
  'Usage: npm run db -- backup FILE, npm run db -- copy FROM TO, or npm run db -- check [DATABASE]';

/**
 * Backs up, copies or checks databases from the command line.
 *
 * @param address of the bot's own database
 * @returns the exit code: 1 where a database is not sound or could not be reached, 2 for wrong usage
 */
export async function runDb(
  argv: readonly string[],
  address: string,
  { output, errors }: { readonly output: Writable; readonly errors: { write(text: string): unknown } },
): Promise<number> {
  const [task, ...given] = argv;
  const [first, second] = given.map((name) => (isPostgres(name) ? name : path.resolve(name)));
  try {
    if (task === 'backup' && first !== undefined && given.length === 1) {
      output.write(`${first}: ${countWords(await backUp(address, first))}\n`);
      return 0;
    }
    if (task === 'copy' && first !== undefined && second !== undefined && given.length === 2) {
      output.write(`${countWords(await copyDatabase(first, second))}\n`);
      return 0;
    }
    if (task === 'check' && given.length <= 1) {
      const problems = await checkDatabase(first ?? address);
      if (problems.length === 0) output.write('The database is sound.\n');
      for (const problem of problems) errors.write(`${problem}\n`);
      return problems.length === 0 ? 0 : 1;
    }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    errors.write(`${error.message}\n`);
    return 1;
  }
  errors.write(`${USAGE}\n`);
  return 2;
}

/** "3 schedules and 40 posts copied" */
function countWords({ schedule = 0, post = 0 }: RowCounts): string {
  return `${schedule} schedules and ${post} posts copied`;
}
