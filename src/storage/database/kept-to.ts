import type { Clock } from '../../daily/clock.ts';
import type { Log } from '../../daily/log.ts';
import { type Database, DatabaseError, TROUBLE_WORDS } from './database.ts';
import { BEGINNING } from './migrations.ts';

/** How often the database is asked whether it is still the same one, in milliseconds; while statements run. */
const ASK_EVERY_MS = 15_000;

export type KeepingParts = { readonly clock: Pick<Clock, 'steadyMs'>; readonly log: Log };

/**
 * The same database as long as it is the one that was opened. Where another has come in its place, such as a new one after
 * it was dropped, or a copy that was put back, nothing is carried out any more: what is known of it here is of the other.
 * That is logged once.
 */
export function keptTo(database: Database, databaseId: string, { clock, log }: KeepingParts): Database {
  let askedMs = clock.steadyMs();
  let asking: Promise<void> | undefined;
  let said = false;

  const ask = async (): Promise<void> => {
    try {
      const [row] = await database.query(BEGINNING).catch(unlessGone);
      if (row?.database_id !== databaseId)
        throw new DatabaseError('lost', `${database.name}: ${TROUBLE_WORDS.lost}`, undefined);
      askedMs = clock.steadyMs();
    } finally {
      asking = undefined;
    }
  };
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      if (clock.steadyMs() - askedMs >= ASK_EVERY_MS) {
        asking ??= ask();
        await asking;
      }
      return await work();
    } catch (error) {
      if (!said && error instanceof DatabaseError && error.trouble === 'lost') {
        said = true;
        log.error({}, error.message);
      }
      throw error;
    }
  };

  return {
    name: database.name,
    query: (sql, values) => guarded(() => database.query(sql, values)),
    exclusively: (work) => guarded(() => database.exclusively(work)),
    snapshot: (work) => guarded(() => database.snapshot(work)),
    close: () => database.close(),
  };
}

/** No row where the table, or the database itself, is not there any more. */
function unlessGone(error: unknown): [] {
  if (error instanceof DatabaseError && (error.trouble === 'failed' || error.trouble === 'missing'))
    return [];
  throw error;
}
