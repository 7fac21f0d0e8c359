import { Fault } from '../../core/fault.ts';
import type { Clock } from '../../daily/clock.ts';
import type { Log } from '../../daily/log.ts';
import { isPostgres } from './address.ts';
import { type Database, DatabaseError } from './database.ts';
import { begin, migrate } from './migrations.ts';

/** Shortest and longest time between two tries to reach a database, in milliseconds. */
const WAIT_MIN_MS = 500;
const WAIT_MAX_MS = 10_000;

/** How long to wait for a database that is not there yet: until the signal aborts. */
export type Waiting = { readonly clock: Clock; readonly signal: AbortSignal; readonly log: Log };

/** Opens a database as it is. Each engine is loaded only when one is opened. @throws {DatabaseError} */
export async function connectTo(address: string): Promise<Database> {
  if (isPostgres(address)) return (await import('./postgres.ts')).openPostgres(address);
  return (await import('./sqlite.ts')).openSqlite(address);
}

/**
 * Opens a database and brings it to the schema of this program. One that is not there yet is waited for, and the log
 * says so once.
 *
 * @param address `postgres://…`, or the path of an SQLite file
 * @throws {Fault} when waiting mends nothing: a damaged or newer database, no right to write, a wrong password
 * @throws {DatabaseError} when the signal aborts before it is there
 */
export async function openDatabase(address: string, { clock, signal, log }: Waiting): Promise<Database> {
  for (let waitMs = WAIT_MIN_MS; ; waitMs = Math.min(waitMs * 2, WAIT_MAX_MS)) {
    try {
      const database = await openOnce(address, clock.nowMs());
      if (waitMs > WAIT_MIN_MS) log.info({ database: database.name }, 'the database is there now');
      return database;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (!MENDED_BY_WAITING.has(error.trouble)) throw new Fault(error.message, { cause: error });
      if (signal.aborted) throw error;
      if (waitMs === WAIT_MIN_MS) log.warn({ reason: error.message }, 'waiting for the database');
      await clock.sleep(waitMs, signal);
    }
  }
}

const MENDED_BY_WAITING: ReadonlySet<DatabaseError['trouble']> = new Set(['unreachable', 'full']);

async function openOnce(address: string, nowMs: number): Promise<Database> {
  const database = await connectTo(address);
  try {
    await migrate(database);
    await begin(database, nowMs);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
