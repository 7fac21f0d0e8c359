import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Fault } from '../../core/fault.ts';
import { isPostgres } from './address.ts';
import type { Database, Row } from './database.ts';
import { migrate, TABLES } from './migrations.ts';
import { connectTo } from './open-database.ts';
import { openSqlite } from './sqlite.ts';

/** How many rows were written, by table. */
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
  const counts = await copyInto(address, unfinished);
  await rename(unfinished, file);
  return counts;
}

/**
 * Copies all rows of one database into another one that has none, such as from SQLite into PostgreSQL. Start the bot
 * on the new one only after it.
 *
 * @throws {Fault} when the source is not there or the target holds rows
 * @throws {DatabaseError} when either cannot be read or written; then the target has nothing of it
 */
export async function copyDatabase(from: string, to: string): Promise<RowCounts> {
  if (!isPostgres(from) && !existsSync(from))
    throw new Fault(`${from}: no such file, expected the database to copy from`);
  return copyInto(from, to);
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

/** One transaction on each side: the source stands still while it is read. */
async function copyRows(source: Database, target: Database): Promise<RowCounts> {
  const tables = await source.exclusively(async (query) => {
    const read: [string, readonly Row[]][] = [];
    for (const table of TABLES) read.push([table, await query(`select * from ${table}`)]);
    return read;
  });
  return target.exclusively(async (query) => {
    for (const [table, rows] of tables) {
      const [held] = await query(`select count(*) as count from ${table}`);
      if (Number(held?.count) > 0) {
        throw new Fault(
          `${target.name}: table ${table} holds ${held?.count} rows, expected an empty database`,
        );
      }
      for (const row of rows) await insert(query, table, row);
    }
    return Object.fromEntries(tables.map(([table, rows]) => [table, rows.length]));
  });
}

async function insert(query: Database['query'], table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  await query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
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
