import { Fault } from '../../core/fault.ts';
import type { Clock } from '../../daily/clock.ts';
import type { Log } from '../../daily/log.ts';
import type { Address } from './address.ts';
import { type Database, DatabaseError } from './database.ts';
import { keptTo } from './kept-to.ts';
import { type Beginning, begin, migrate } from './migrations.ts';

/** Shortest and longest time between two tries to reach a database, in milliseconds. */
const WAIT_MIN_MS = 500;
const WAIT_MAX_MS = 10_000;

/** How long to wait for a database that is not there yet: until the signal aborts. */
export type Waiting = { readonly clock: Clock; readonly signal: AbortSignal; readonly log: Log };

/** Opens a database as it is. Each engine is loaded only when one is opened. @throws {DatabaseError} {Fault} */
export async function connectTo(address: Address): Promise<Database> {
  if (address.kind === 'postgres') return (await import('./postgres.ts')).openPostgres(address);
  return (await import('./sqlite.ts')).openSqlite(address.file);
}

/** A database that is open, with what is known of it from then on. */
export type OpenDatabase = Database & { readonly beginning: Beginning };

/**
 * Opens a database and brings it to the schema of this program. One that is not there yet is waited for, and the log
 * says so once.
 *
 * @throws {Fault} when waiting mends nothing: a damaged or newer database, no right to write, a wrong password
 * @throws {DatabaseError} when the signal aborts before it is there
 */
export async function openDatabase(address: Address, { clock, signal, log }: Waiting): Promise<OpenDatabase> {
  for (let waitMs = WAIT_MIN_MS; ; waitMs = Math.min(waitMs * 2, WAIT_MAX_MS)) {
    try {
      const database = await openOnce(address, { clock, log });
      if (waitMs > WAIT_MIN_MS) log.info({ database: database.name }, 'the database is there now');
      await warnOfRights(address, log);
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

async function openOnce(address: Address, parts: Pick<Waiting, 'clock' | 'log'>): Promise<OpenDatabase> {
  const database = await connectTo(address);
  try {
    await migrate(database);
    const beginning = await begin(database, parts.clock.nowMs());
    return { ...keptTo(database, beginning.databaseId, parts), beginning };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function warnOfRights(address: Address, log: Log): Promise<void> {
  if (address.kind !== 'sqlite') return;
  const { isOpenToOthers } = await import('./sqlite.ts');
  if (!isOpenToOthers(address.file)) return;
  log.warn(
    { database: address.file },
    `others on this machine may read the database: chmod 600 ${address.file}`,
  );
}
