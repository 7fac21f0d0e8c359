import { accessSync, constants } from 'node:fs';
import pg from 'pg';
import { Fault } from '../../core/fault.ts';
import type { PostgresAddress } from './address.ts';
import {
  type Database,
  DatabaseError,
  type DatabaseTrouble,
  type Row,
  TROUBLE_WORDS,
  type Value,
} from './database.ts';

/** Most connections at once: posts are claimed and noted side by side. */
const CONNECTIONS_MAX = 8;

/** Longest waits for a connection and for a statement's answer, in milliseconds; after it the database counts as gone. */
const CONNECT_MAX_MS = 5_000;
const STATEMENT_MAX_MS = 10_000;

/** Any number will do, as long as every version of this program takes the same one. */
const LOCK = 7_284_901;

/** PostgreSQL's error codes, whole or by class. Source: PostgreSQL docs, "Error Codes". */
const TROUBLE_BY_STATE: Readonly<Record<string, DatabaseTrouble>> = {
  '08': 'unreachable',
  // A server that follows another: it may be promoted, or another host take its place.
  '25006': 'unreachable',
  '28': 'refused',
  '3D000': 'missing',
  '42501': 'forbidden',
  '53100': 'full',
  '53': 'unreachable',
  '57P': 'unreachable',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

/** What `pg` says without a code where a password is needed and none is given, and where the server has no TLS. */
const NO_PASSWORD = /^SASL: .*password must be/;
const NO_TLS = 'The server does not support SSL connections';

/** Node's codes for a certificate that it does not accept. Source: nodejs.org/api/tls.html, "X509 certificate error codes". */
const CERTIFICATE_CODE = /CERT|SIGNATURE|_CA$|CRL|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH/;

/** Parameters of an address that name a file. */
const FILE_PARAMETERS = ['sslrootcert', 'sslcert', 'sslkey'] as const;

/** `pg` gives bigint as text, since it may not fit a Number: ours do. */
const { builtins } = pg.types;

/**
 * Opens a PostgreSQL database; connects when first asked something, and anew whenever a connection was lost. Of several
 * hosts it uses the first that can be written to, and looks again once that one is gone or follows another.
 *
 * @throws {Fault} when the address names a certificate that cannot be read
 */
export function openPostgres(address: PostgresAddress): Database {
  checkFiles(address);
  const { name } = address;
  const run = async (asked: pg.Pool | pg.PoolClient, sql: string, values: readonly Value[] = []) => {
    try {
      return (await asked.query<Row>(sql, [...values])).rows;
    } catch (cause) {
      throw postgresError(name, cause);
    }
  };

  const hosts = createHosts(address, (pool) => run(pool, WRITABLE));

  const transaction = async <Result>(
    begin: string,
    work: (query: Database['query']) => Promise<Result>,
  ): Promise<Result> => {
    const client = await hosts.use((pool) =>
      pool.connect().catch((cause: unknown) => {
        throw postgresError(name, cause);
      }),
    );
    // Where the connection breaks, the statement under way says so.
    client.on('error', ignore);
    let broken = false;
    try {
      await run(client, begin);
      const result = await work((sql, values) => run(client, sql, values));
      await run(client, 'commit');
      return result;
    } catch (error) {
      broken = true;
      hosts.reconsider(error);
      throw error;
    } finally {
      // A connection that is thrown away takes its unfinished transaction with it.
      client.off('error', ignore);
      client.release(broken);
    }
  };

  return {
    name,
    query: (sql, values) => hosts.use((pool) => run(pool, sql, values)),
    exclusively: (work) =>
      transaction('begin', async (query) => {
        await query('select pg_advisory_xact_lock($1)', [LOCK]);
        return work(query);
      }),
    // Of what is usual, each statement would see what was written by its own moment.
    snapshot: (work) => transaction('begin isolation level repeatable read read only', work),
    close: () => hosts.close(),
  };
}

function ignore(): void {}

/** Whether a server takes writes, as libpq's `target_session_attrs=read-write` asks. */
const WRITABLE = `
  select case when pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' then 0 else 1 end as writable`;

/** The hosts of an address, of which one at a time is used. */
type Hosts = {
  use<Result>(work: (pool: pg.Pool) => Promise<Result>): Promise<Result>;
  /** After an error that another host may not give, the next use looks for one that can be written to. */
  reconsider(error: unknown): void;
  close(): Promise<void>;
};

/** @param askWhether asks a server {@link WRITABLE}; rejects with a `DatabaseError` */
function createHosts(
  { name, urls }: PostgresAddress,
  askWhether: (pool: pg.Pool) => Promise<readonly Row[]>,
): Hosts {
  let chosen: Promise<pg.Pool> | undefined;

  const choose = async (): Promise<pg.Pool> => {
    if (urls.length === 1) return newPool(urls[0]);
    const failures: DatabaseError[] = [];
    for (const url of urls) {
      const pool = newPool(url);
      try {
        const [row] = await askWhether(pool);
        if (row?.writable === 1) return pool;
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error;
        failures.push(error);
      }
      await pool.end();
    }
    const [first] = failures;
    // One that follows, or is away, may be the next to take writes: only a trouble that all have is one for good.
    const shared =
      failures.length === urls.length && failures.every(({ trouble }) => trouble === first?.trouble);
    if (shared && first) throw first;
    throw new DatabaseError(
      'unreachable',
      `${name}: ${TROUBLE_WORDS.unreachable} (none of its hosts can be written to now)`,
      first,
    );
  };

  const forget = (): void => {
    const left = chosen;
    chosen = undefined;
    void left?.then((pool) => pool.end()).catch(ignore);
  };
  const hosts: Hosts = {
    async use(work) {
      chosen ??= choose();
      const pool = await chosen.catch((error: unknown) => {
        chosen = undefined;
        throw error;
      });
      try {
        return await work(pool);
      } catch (error) {
        hosts.reconsider(error);
        throw error;
      }
    },
    reconsider(error) {
      if (urls.length > 1 && error instanceof DatabaseError && error.trouble === 'unreachable') forget();
    },
    async close() {
      await (await chosen?.catch(ignore))?.end();
    },
  };
  return hosts;
}

function newPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_MAX_MS,
    query_timeout: STATEMENT_MAX_MS,
    keepAlive: true,
    types: {
      getTypeParser: (type, format) =>
        type === builtins.INT8 ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // A connection that breaks while nobody uses it concerns nobody: the next statement gets another.
  pool.on('error', ignore);
  return pool;
}

/** `pg` would throw in the middle of a connection. @throws {Fault} */
function checkFiles({ name, urls }: PostgresAddress): void {
  const { searchParams } = new URL(urls[0], 'postgres://host');
  for (const parameter of FILE_PARAMETERS) {
    const file = searchParams.get(parameter);
    if (file === null) continue;
    try {
      accessSync(file, constants.R_OK);
    } catch (cause) {
      throw new Fault(`${name}: ${parameter}=${file} cannot be read, expected the path of a PEM file`, {
        cause,
      });
    }
  }
}

function postgresError(name: string, cause: unknown): DatabaseError {
  const trouble = troubleOf(cause);
  const said = cause instanceof Error ? cause.message || codeOf(cause) : String(cause);
  return new DatabaseError(trouble, `${name}: ${TROUBLE_WORDS[trouble]} (${said})`, cause);
}

/** What has no code of PostgreSQL's never reached it, or never came back. */
function troubleOf(cause: unknown): DatabaseTrouble {
  const state = codeOf(cause);
  // Without a digit it is one of the system's, such as EPIPE.
  if (!/^(?=.*\d)[0-9A-Z]{5}$/.test(state)) return troubleOfConnecting(cause, state);
  return (
    TROUBLE_BY_STATE[state] ??
    TROUBLE_BY_STATE[state.slice(0, 3)] ??
    TROUBLE_BY_STATE[state.slice(0, 2)] ??
    'failed'
  );
}

function troubleOfConnecting(cause: unknown, code: string): DatabaseTrouble {
  const said = cause instanceof Error ? cause.message : '';
  if (NO_PASSWORD.test(said)) return 'refused';
  if (said === NO_TLS || CERTIFICATE_CODE.test(code)) return 'untrusted';
  return 'unreachable';
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
