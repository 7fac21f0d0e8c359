import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Fault } from '../../core/fault.ts';
import { ADOPTABLE } from '../sql/application.ts';
import { type Address, nameOf, type SqliteAddress } from './address.ts';
import { type Database, DatabaseError, type Row, type Value } from './database.ts';
import { KEPT, MIGRATIONS, migrate, versionIn, versionWith } from './migrations.ts';
import { connectTo } from './open-database.ts';
import { makeFile, openSqlite, readSqlite } from './sqlite.ts';

/** Rows that are read at once; of texts fewer, since each may hold half a million characters. */
const PAGE_MAX = 1_000;
const TEXTS_PAGE_MAX = 20;
const TABLES_OF_TEXTS: readonly string[] = ['server_release_text', 'page_check', 'host_release_text'];

/** How many rows there are, by table. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Copies a database into a new SQLite file, while the bot goes on. The file appears whole or not at all.
 *
 * @throws {Fault} when there is something of that name already
 * @throws {DatabaseError} when either cannot be read or written
 */
export async function backUp(from: Address, { file }: SqliteAddress): Promise<RowCounts> {
  if (existsSync(file))
    throw new Fault(`${file}: there already, and a backup never writes over anything; name another`);
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  if (from.kind === 'postgres') await copyInto(from, { kind: 'sqlite', file: unfinished });
  else {
    const source = openSqlite(existing(from).file);
    // SQLite takes an empty file, and leaves it to its owner alone.
    makeFile(unfinished);
    await withDatabase(source, (database) => database.query('vacuum into $1', [unfinished]));
    await withDatabase(openSqlite(unfinished), letBeginAnew);
  }
  await rename(unfinished, file);
  return withDatabase(readSqlite(file), (database) => countRows(database.query));
}

/**
 * Copies all rows of one database into another one that has none, such as from SQLite into PostgreSQL. Start the bot
 * on the new one only after it.
 *
 * @throws {Fault} when the source is not there or the target holds rows
 * @throws {DatabaseError} when either cannot be read or written; then the target has nothing of it
 */
export async function copyDatabase(from: Address, to: Address): Promise<RowCounts> {
  return copyInto(from.kind === 'sqlite' ? existing(from) : from, to);
}

/** What a look at a database shows. */
export type Check = {
  /** A line each; empty where it is sound. */
  readonly problems: readonly string[];
  readonly version: number;
  readonly counts: RowCounts;
};

/**
 * Looks whether a database is sound, and changes nothing in it.
 *
 * @throws {Fault} where a start of the bot would refuse it: it is not there, not of this bot, or of a newer version
 * @throws {DatabaseError} where it cannot be read
 */
export async function checkDatabase(address: Address): Promise<Check> {
  const database =
    address.kind === 'postgres' ? await connectTo(address) : readSqlite(existing(address).file);
  return withDatabase(database, () =>
    database.snapshot(async (query) => {
      const problems: string[] = [];
      if (address.kind === 'sqlite') {
        const rows = await query('pragma integrity_check');
        problems.push(...rows.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok'));
      }
      const version = await knownVersion(database.name, query);
      for (const [problem, sql] of Object.entries(checksOf(version))) {
        const [row] = await query(sql);
        if (Number(row?.count) > 0) problems.push(`${row?.count} ${problem}`);
      }
      return { problems, version, counts: await countRows(query, version) };
    }),
  );
}

/**
 * Lets another application have a database: the next that starts on it is taken as its own.
 *
 * @throws {Fault} where there is no database, or none that has been used by this version
 * @throws {DatabaseError}
 */
export async function letAdopt(address: Address): Promise<void> {
  if (address.kind === 'sqlite') existing(address);
  await withDatabase(await connectTo(address), async (database) => {
    await knownVersion(database.name, database.query);
    await migrate(database);
    await database.query(ADOPTABLE);
  });
}

/** What must never be in a database, as the words behind a number, and the statement that counts it. */
const CHECKS: Readonly<Record<string, string>> = {
  'posts belong to no schedule': `
    select count(*) as count from post
    where not exists (select 1 from schedule where schedule.channel_id = post.channel_id)`,
  'posts are said to be sent at no time': `select count(*) as count from post where status = 'sent' and sent_ms is null`,
  'messages stand for more than one post': `
    select count(*) as count from (select message_id from post where message_id is not null
      group by message_id having count(*) > 1) as doubled`,
  'schedules have a state that there is not': `
    select count(*) as count from schedule where state not in ('running', 'paused', 'broken', 'stopped')`,
};

/** The same of what came with a later version of the schema, by the table that it came with. */
const LATER_CHECKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  server_release: {
    'releases of servers have no text': `
      select count(*) as count from server_release release
      where not exists (select 1 from server_release_text kept where kept.guild_id = release.guild_id
        and kept.release_id = release.release_id and kept.version = release.version)`,
  },
};

function checksOf(version: number): Readonly<Record<string, string>> {
  const later = tablesOf(version, Object.keys(LATER_CHECKS)).map((table) => LATER_CHECKS[table]);
  return Object.assign({}, CHECKS, ...later);
}

async function copyInto(from: Address, to: Address): Promise<RowCounts> {
  const source = from.kind === 'postgres' ? await connectTo(from) : readSqlite(from.file);
  return withDatabase(source, async () => {
    const target = await connectTo(to);
    return withDatabase(target, () => copyRows(source, target));
  });
}

/** One transaction on each side. The target gets the schema of the source: its own bot brings it further. */
async function copyRows(source: Database, target: Database): Promise<RowCounts> {
  return source.snapshot(async (read) => {
    const version = await knownVersion(source.name, read);
    await migrate(target, MIGRATIONS.slice(0, version));
    return target.exclusively(async (write) => {
      const { application: _binding, ...counts } = await countRows(write, version);
      for (const [table, count] of Object.entries(counts)) {
        if (count === 0) continue;
        throw new Fault(`${target.name}: table ${table} holds ${count} rows, expected an empty database`);
      }
      // A bot may have been started on it; what is copied begins anew, and belongs to the application of its source.
      for (const table of tablesOf(version, ['beginning', 'application']))
        await write(`delete from ${table}`);
      for (const table of tablesOf(version, KEPT_TABLES)) {
        for await (const row of rowsOf(read, table, KEPT[table])) await insert(write, table, row);
      }
      return countRows(write, version);
    });
  });
}

const KEPT_TABLES = Object.keys(KEPT) as readonly (keyof typeof KEPT)[];

/** Those of some tables that a version of the schema has. */
function tablesOf<Table extends string>(version: number, tables: readonly Table[]): Table[] {
  return tables.filter((table) => versionWith(table) <= version);
}

/**
 * Takes from the copy of a whole file what {@link KEPT} leaves out. With the lease in it a bot that is started on the copy
 * would wait for the process that had it when the copy was made.
 */
async function letBeginAnew({ query }: Database): Promise<void> {
  const tables = await query(`select name from sqlite_master where name in ('beginning', 'lease')`);
  for (const { name } of tables) await query(`delete from ${name}`);
}

/** @throws {Fault} where the schema is none of this program's */
async function knownVersion(name: string, query: Database['query']): Promise<number> {
  const version = await versionIn(query).catch((cause: unknown) => {
    if (cause instanceof DatabaseError && cause.trouble === 'failed')
      throw new Fault(`${name}: no daily posts are kept there, expected a database of this bot`, { cause });
    throw cause;
  });
  if (version > MIGRATIONS.length)
    throw new Fault(
      `${name}: its schema is version ${version}, and this program knows versions up to ${MIGRATIONS.length}; use a newer version of the bot`,
    );
  return version;
}

/** All rows of a table, a page at a time, so that a large one needs no more memory than a small one. */
async function* rowsOf(query: Database['query'], table: string, key: readonly string[]): AsyncGenerator<Row> {
  const columns = key.join(', ');
  const places = key.map((_, index) => `$${index + 1}`).join(', ');
  const pageMax = TABLES_OF_TEXTS.includes(table) ? TEXTS_PAGE_MAX : PAGE_MAX;
  let last: readonly Value[] = key.map(() => '');
  for (;;) {
    const page = await query(
      `select * from ${table} where (${columns}) > (${places}) order by ${columns} limit ${pageMax}`,
      last,
    );
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < pageMax) return;
    last = key.map((column) => end[column] ?? '');
  }
}

async function countRows(query: Database['query'], version = MIGRATIONS.length): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const table of tablesOf(version, KEPT_TABLES)) {
    const [row] = await query(`select count(*) as count from ${table}`);
    counts[table] = Number(row?.count);
  }
  return counts;
}

async function insert(query: Database['query'], table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  await query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
}

/** @throws {Fault} where it is not there: opening would make an empty one */
function existing(address: SqliteAddress): SqliteAddress {
  if (existsSync(address.file)) return address;
  throw new Fault(`${nameOf(address)}: no such file, expected a database`);
}

async function withDatabase<Result>(
  database: Database,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
