import pg from 'pg';
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
  '25006': 'readonly',
  '28': 'refused',
  '3D000': 'unreachable',
  '42501': 'readonly',
  '53100': 'full',
  '53': 'unreachable',
  '57P': 'unreachable',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

/** `pg` gives bigint as text, since it may not fit a Number: ours do. */
const { builtins } = pg.types;

/**
 * Opens a PostgreSQL database; connects when first asked something, and anew whenever a connection was lost.
 *
 * @param address `postgres://user:password@host:port/name`
 */
export function openPostgres(address: string): Database {
  const name = nameOf(address);
  const pool = new pg.Pool({
    connectionString: address,
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

  const run = async (asked: pg.Pool | pg.PoolClient, sql: string, values: readonly Value[] = []) => {
    try {
      return (await asked.query<Row>(sql, [...values])).rows;
    } catch (cause) {
      throw postgresError(name, cause);
    }
  };

  const transaction = async <Result>(
    begin: string,
    work: (query: Database['query']) => Promise<Result>,
  ): Promise<Result> => {
    const client = await pool.connect().catch((cause: unknown) => {
      throw postgresError(name, cause);
    });
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
      throw error;
    } finally {
      // A connection that is thrown away takes its unfinished transaction with it.
      client.off('error', ignore);
      client.release(broken);
    }
  };

  return {
    name,
    query: (sql, values) => run(pool, sql, values),
    exclusively: (work) =>
      transaction('begin', async (query) => {
        await query('select pg_advisory_xact_lock($1)', [LOCK]);
        return work(query);
      }),
    // Of what is usual, each statement would see what was written by its own moment.
    snapshot: (work) => transaction('begin isolation level repeatable read read only', work),
    close: () => pool.end(),
  };
}

function ignore(): void {}

function nameOf(address: string): string {
  const { hostname, port, pathname } = new URL(address);
  return `postgres://${hostname}${port && `:${port}`}${pathname}`;
}

function postgresError(name: string, cause: unknown): DatabaseError {
  const trouble = troubleOf(cause);
  const said = cause instanceof Error ? cause.message || codeOf(cause) : String(cause);
  return new DatabaseError(trouble, `${name}: ${TROUBLE_WORDS[trouble]} (${said})`, cause);
}

/** What has no code of PostgreSQL's never reached it, or never came back. */
function troubleOf(cause: unknown): DatabaseTrouble {
  const state = codeOf(cause);
  if (!/^[0-9A-Z]{5}$/.test(state)) return 'unreachable';
  return (
    TROUBLE_BY_STATE[state] ??
    TROUBLE_BY_STATE[state.slice(0, 3)] ??
    TROUBLE_BY_STATE[state.slice(0, 2)] ??
    'failed'
  );
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
