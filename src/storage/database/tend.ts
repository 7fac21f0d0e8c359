import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Fault } from '../../core/fault.ts';
import { isPostgres } from './address.ts';
import type { Database, Row, Value } from './database.ts';
import { KEPT, migrate } from './migrations.ts';
import { connectTo } from './open-database.ts';
import { openSqlite } from './sqlite.ts';

/** Rows that are read at once. */
const PAGE_MAX = 1_000;

/** How many rows there are, by table. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Copies a database into a new SQLite file, while the bot goes on. The file appears whole or not at all.
 *
 * @throws {Fault} when there is something of that name already
 * @throws {DatabaseError} when either cannot be read or written
 */
export async function backUp(address: string, file: string): Promise<RowCounts> {
  if (existsSync(file))
    throw new Fault(`${file}: there already, and a backup never writes over anything; name another`);
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  if (isPostgres(address)) await copyInto(address, unfinished);
  else await withDatabase(existing(address), (database) => database.query('vacuum into $1', [unfinished]));
  await rename(unfinished, file);
  return withDatabase(file, (database) => countRows(database.query));
}

/**
 * Copies all rows of one database into another one that has none, such as from SQLite into PostgreSQL. Start the bot
 * on the new one only after it.
 *
 * @throws {Fault} when the source is not there or the target holds rows
 * @throws {DatabaseError} when either cannot be read or written; then the target has nothing of it
 */
export async function copyDatabase(from: string, to: string): Promise<RowCounts> {
  return copyInto(existing(from), to);
}

/** What is wrong with a database, a line each; empty where it is sound. Changes nothing in it. */
export async function checkDatabase(address: string): Promise<string[]> {
  if (!isPostgres(address) && !existsSync(address)) return [`${address}: no such file`];
  return withDatabase(address, async (database) => {
    const problems: string[] = [];
    if (!isPostgres(address)) {
      const rows = await database.query('pragma integrity_check');
      problems.push(...rows.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok'));
    }
    for (const [problem, sql] of Object.entries(CHECKS)) {
      const [row] = await database.query(sql);
      if (Number(row?.count) > 0) problems.push(`${row?.count} ${problem}`);
    }
    return problems;
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

async function copyInto(from: string, to: string): Promise<RowCounts> {
  return withDatabase(from, async (source) => {
    const target = isPostgres(to) ? await connectTo(to) : openSqlite(to);
    try {
      await migrate(source);
      await migrate(target);
      return await copyRows(source, target);
    } finally {
      await target.close();
    }
  });
}

/** One transaction on each side: an SQLite file stands still while it is read. */
async function copyRows(source: Database, target: Database): Promise<RowCounts> {
  return source.exclusively((read) =>
    target.exclusively(async (write) => {
      const held = await countRows(write);
      for (const [table, count] of Object.entries(held)) {
        if (count === 0) continue;
        throw new Fault(`${target.name}: table ${table} holds ${count} rows, expected an empty database`);
      }
      for (const [table, key] of Object.entries(KEPT)) {
        for await (const row of rowsOf(read, table, key)) await insert(write, table, row);
      }
      return countRows(write);
    }),
  );
}

/** All rows of a table, a page at a time, so that a large one needs no more memory than a small one. */
async function* rowsOf(query: Database['query'], table: string, key: readonly string[]): AsyncGenerator<Row> {
  const columns = key.join(', ');
  const places = key.map((_, index) => `$${index + 1}`).join(', ');
  let last: readonly Value[] = key.map(() => '');
  for (;;) {
    const page = await query(
      `select * from ${table} where (${columns}) > (${places}) order by ${columns} limit ${PAGE_MAX}`,
      last,
    );
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < PAGE_MAX) return;
    last = key.map((column) => end[column] ?? '');
  }
}

async function countRows(query: Database['query']): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const table of Object.keys(KEPT)) {
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

/** @throws {Fault} where it is an SQLite file that is not there: opening would make an empty one */
function existing(address: string): string {
  if (isPostgres(address) || existsSync(address)) return address;
  throw new Fault(`${address}: no such file, expected a database`);
}

async function withDatabase<Result>(
  address: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await connectTo(address);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
