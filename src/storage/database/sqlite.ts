import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import {
  type Database,
  DatabaseError,
  type DatabaseTrouble,
  type Row,
  TROUBLE_WORDS,
  type Value,
} from './database.ts';

/**
 * Longest that a statement waits for another process to finish writing, in milliseconds. Everything else in this
 * process stands still meanwhile.
 */
const BUSY_MAX_MS = 2_000;

/** SQLite's primary result codes. Source: sqlite.org/rescode.html. */
const TROUBLE_BY_CODE: Readonly<Record<number, DatabaseTrouble>> = {
  3: 'readonly',
  5: 'unreachable',
  6: 'unreachable',
  8: 'readonly',
  11: 'corrupt',
  13: 'full',
  14: 'readonly',
  26: 'corrupt',
};

/** The low byte of a result code is the primary one. Source: sqlite.org/rescode.html. */
const PRIMARY = 0xff;

/** How often it is looked whether the file is still the one that was opened, in milliseconds; while statements run. */
const LOOK_EVERY_MS = 1_000;

/** A new database is its owner's alone: it says which servers the bot is in. SQLite gives its other files the same. */
const OWNER_ALONE = 0o600;

/** Held in memory alone, and gone with the process. */
export const IN_MEMORY = ':memory:';

/**
 * Opens an SQLite file, which is made with its folder where there is none. Once it is deleted or replaced, no statement
 * is carried out any more: what was written would be gone with the process.
 *
 * WAL lets one process read while another writes; `synchronous = full` has every commit on the disk before it counts.
 *
 * @param file a path, or `IN_MEMORY`
 * @throws {DatabaseError} when it cannot be opened or is no database
 */
export function openSqlite(file: string): Database {
  if (file === IN_MEMORY) return databaseOn(file, () => connect(file));
  const database = databaseOn(file, () => {
    makeFile(file);
    return connect(file);
  });
  return whileInPlace(database, file);
}

/**
 * Opens an SQLite file to read it alone: nothing about it or beside it changes, and it may be one that cannot be
 * written to, as on a backup medium.
 *
 * @throws {DatabaseError} when it cannot be opened or is no database
 */
export function readSqlite(file: string): Database {
  return databaseOn(file, () => {
    const address = pathToFileURL(path.resolve(file));
    // Only a file that nobody has open has no log beside it; then none is to be made either.
    if (!existsSync(`${file}-wal`)) address.searchParams.set('immutable', '1');
    return new DatabaseSync(address, { readOnly: true, timeout: BUSY_MAX_MS });
  });
}

/** Whether others than its owner may read or write a file; on Windows that stands elsewhere, and is not looked at. */
export function isOpenToOthers(file: string): boolean {
  const OTHERS = 0o077;
  return (
    process.platform !== 'win32' && ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) !== 0
  );
}

/**
 * Makes an empty file for its owner alone, with its folder; what is there already is left as it is.
 *
 * @throws {Error} with a code where it cannot be made
 */
export function makeFile(file: string): void {
  if (existsSync(file)) {
    if (!statSync(file).isFile()) throw Object.assign(new Error('it is no file'), { code: 'EISDIR' });
    return;
  }
  makeFolder(path.dirname(file));
  try {
    closeSync(openSync(file, 'wx', OWNER_ALONE));
  } catch (error) {
    // Another process was faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** With those above it, one by one: below /proc, Node's own way of making them all never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

/** A database that refuses everything once its file, or the log beside it, is not the one any more that it has open. */
function whileInPlace(database: Database, file: string): Database {
  const files = [file, `${file}-wal`];
  const opened = files.map(identityOf);
  let lookedMs = performance.now();
  let lost: DatabaseError | undefined;
  const check = (): void => {
    if (performance.now() - lookedMs >= LOOK_EVERY_MS) {
      lookedMs = performance.now();
      const isThere = files.every(
        (name, index) => opened[index] === undefined || opened[index] === identityOf(name),
      );
      lost = isThere ? undefined : new DatabaseError('lost', `${file}: ${TROUBLE_WORDS.lost}`, undefined);
    }
    if (lost) throw lost;
  };
  return {
    ...database,
    query: async (sql, values) => {
      check();
      return database.query(sql, values);
    },
    exclusively: async (work) => {
      check();
      return database.exclusively(work);
    },
    snapshot: async (work) => {
      check();
      return database.snapshot(work);
    },
  };
}

/** What tells a file from another of the same name; undefined where there is none. */
function identityOf(file: string): string | undefined {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.dev}/${stats.ino}`;
}

function databaseOn(file: string, open: () => DatabaseSync): Database {
  const told = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (cause) {
      throw sqliteError(file, cause);
    }
  };
  const connection = told(open);

  const prepared = new Map<string, StatementSync>();
  const run = (sql: string, values: readonly Value[] = []): readonly Row[] =>
    told(() => {
      const statement = prepared.get(sql) ?? connection.prepare(sql);
      prepared.set(sql, statement);
      // `$1` is a name to SQLite, and is bound by it.
      const named = Object.fromEntries(values.map((value, index) => [`${index + 1}`, value]));
      return statement.all(named).map(plainRow);
    });

  // One connection has one transaction: whatever comes while one is open waits for its end.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Result | Promise<Result>): Promise<Result> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const transaction = <Result>(
    begin: string,
    work: (query: Database['query']) => Promise<Result>,
  ): Promise<Result> =>
    inTurn(async () => {
      run(begin);
      try {
        const result = await work(async (sql, values) => run(sql, values));
        run('commit');
        return result;
      } catch (error) {
        if (connection.isTransaction) run('rollback');
        throw error;
      }
    });

  return {
    name: file,
    query: (sql, values) => inTurn(() => run(sql, values)),
    exclusively: (work) => transaction('begin immediate', work),
    snapshot: (work) => transaction('begin', work),
    close: () =>
      inTurn(() => {
        connection.close();
      }),
  };
}

function connect(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: BUSY_MAX_MS });
  try {
    // The first read makes the log, so that it is there to be watched.
    connection.exec('pragma journal_mode = wal; pragma synchronous = full; select 1 from sqlite_master');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function plainRow(row: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (typeof value === 'string' || typeof value === 'number' || value === null) return [column, value];
      throw new TypeError(`column ${column} holds neither text nor a whole number`);
    }),
  );
}

function sqliteError(file: string, cause: unknown): DatabaseError {
  const trouble = troubleOf(cause);
  const said = cause instanceof Error ? cause.message : String(cause);
  return new DatabaseError(trouble, `${file}: ${TROUBLE_WORDS[trouble]} (${said})`, cause);
}

function troubleOf(cause: unknown): DatabaseTrouble {
  if (!(cause instanceof Error)) return 'failed';
  if ('errcode' in cause && typeof cause.errcode === 'number') {
    return TROUBLE_BY_CODE[cause.errcode & PRIMARY] ?? 'failed';
  }
  const code = 'code' in cause ? cause.code : undefined;
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return 'readonly';
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG')
    return 'misplaced';
  return code === 'ENOSPC' ? 'full' : 'failed';
}
