import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { makeFile } from './sqlite.ts';

/**
 * Tells that a process of this machine is gone, which the lease alone shows only by standing still. It is a lock on a
 * file beside the database, `treaty.db.lock`, which the operating system takes from a process that ends, however it does.
 */
export type ProcessLock = {
  /** What this process is to be called as holder of a lease. */
  readonly holder: string;
  /**
   * Whether the holder of a lease has certainly ended: it had the lock as long as it lived, on this machine, and now this
   * process has it. Tries to get the lock where that is not so yet.
   */
  hasEnded(holder: string): boolean;
  close(): void;
};

/**
 * The beginning of the name of every process on this machine, until the machine is started anew. On a file system that several
 * machines share, locks may not hold from one to the other, so that a lock tells nothing of a process elsewhere.
 */
const MACHINE = machineName();

/** How often a lock that another process has is tried again, in milliseconds. */
const TRY_EVERY_MS = 5_000;

/** A lock that is held, and who had it before, if anybody. */
type Held = { readonly connection: DatabaseSync; readonly before: string | undefined };

/**
 * Puts a lock beside an SQLite file and tries to get it from then on. Where there can be none, nobody is ever known to
 * have ended.
 */
export function lockBeside(file: string): ProcessLock {
  const holder = `${MACHINE}${process.pid}-${randomUUID()}`;
  let held: Held | undefined;
  const tryToTake = (): void => {
    held ??= take(`${file}.lock`, holder);
    if (held) clearInterval(timer);
  };
  const timer = setInterval(tryToTake, TRY_EVERY_MS).unref();
  tryToTake();
  return {
    holder,
    hasEnded(other) {
      if (!other.startsWith(MACHINE)) return false;
      tryToTake();
      return held?.before === other;
    },
    close() {
      clearInterval(timer);
      held?.connection.close();
    },
  };
}

/** Undefined where another process has it, or the place knows no locks. */
function take(file: string, holder: string): Held | undefined {
  let connection: DatabaseSync | undefined;
  try {
    makeFile(file);
    connection = new DatabaseSync(file, { timeout: 0 });
    // In this mode SQLite keeps the lock of the file after the end of the transaction.
    connection.exec(`
      pragma locking_mode = exclusive;
      begin exclusive;
      create table if not exists holder (name text not null)`);
    const before = connection.prepare('select name from holder').get()?.name;
    connection.exec('delete from holder');
    connection.prepare('insert into holder values (?)').run(holder);
    connection.exec('commit');
    return { connection, before: typeof before === 'string' ? before : undefined };
  } catch {
    connection?.close();
    return undefined;
  }
}

function machineName(): string {
  let boot: string;
  try {
    boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Elsewhere than on Linux the network cards tell machines of one name apart.
    const cards = Object.values(networkInterfaces()).flatMap((cards) => cards?.map(({ mac }) => mac) ?? []);
    boot = [...new Set(cards)].sort().join();
  }
  return `${hostname()}-${createHash('sha256').update(boot).digest('base64url').slice(0, 12)}-`;
}
