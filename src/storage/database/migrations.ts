import { randomUUID } from 'node:crypto';
import { Fault } from '../../core/fault.ts';
import { CODES_FOR_SENTENCES } from './codes-for-sentences.ts';
import { type Database, DatabaseError } from './database.ts';

/**
 * How the schema came to be, version by version from 1. What has been released is never changed: the next change is
 * a new entry at the end.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table schedule (
      channel_id text primary key,
      guild_id text not null,
      admin_id text not null,
      zone text not null,
      minute_of_day bigint not null,
      role_id text,
      publish bigint not null,
      due_ms bigint not null,
      due_date text not null,
      state text not null,
      reason text,
      refusals bigint not null,
      stopped_ms bigint,
      notice text,
      notice_ms bigint not null
    )`,
    `create index schedule_due on schedule (due_ms) where state = 'running'`,
    `create index schedule_guild on schedule (guild_id)`,
    `create index schedule_notice on schedule (notice_ms) where notice is not null`,
    `create table post (
      channel_id text not null,
      local_date text not null,
      guild_id text not null,
      due_ms bigint not null,
      turn bigint not null,
      fact_id text not null,
      round bigint not null,
      place bigint not null,
      fact_count bigint not null,
      status text not null,
      attempts bigint not null,
      first_try_ms bigint,
      next_try_ms bigint not null,
      message_id text,
      sent_ms bigint,
      reason text,
      crosspost text not null,
      primary key (channel_id, local_date)
    )`,
    `create index post_pending on post (due_ms, turn) where status = 'pending'`,
    `create index post_crosspost on post (next_try_ms) where crosspost = 'wanted'`,
    `create table lease (
      name text primary key,
      holder text not null,
      beat bigint not null
    )`,
  ],
  [
    `create table beginning (
      name text primary key,
      begun_ms bigint not null
    )`,
  ],
  CODES_FOR_SENTENCES,
  [
    'alter table beginning add column database_id text',
    `create table application (
      name text primary key,
      application_id text not null
    )`,
    // The state in which a schedule was when its server removed the bot; null for all others.
    'alter table schedule add column left_state text',
    `create index schedule_left on schedule (guild_id) where left_state is not null`,
    `update schedule set left_state = 'running'
     where state = 'stopped' and reason = 'server-left'`,
  ],
  [
    `create table server_release (
      guild_id text not null,
      release_id text not null,
      version text not null,
      source text not null,
      added_by text not null,
      added_ms bigint not null,
      removed_ms bigint,
      primary key (guild_id, release_id)
    )`,
    // Text by text, so that a button made on an older one can still show its words.
    `create table server_release_text (
      guild_id text not null,
      release_id text not null,
      version text not null,
      title text not null,
      date text not null,
      publisher text not null,
      url text not null,
      licence text not null,
      sentence_count bigint not null,
      markdown text not null,
      corrections text not null,
      saved_ms bigint not null,
      primary key (guild_id, release_id, version)
    )`,
    `create table server_default (
      guild_id text primary key,
      owner text not null,
      release_id text not null
    )`,
  ],
  [
    // A page that is asked anew; "everyone" in the place of a server's id for the host's.
    `create table page_check (
      guild_id text not null,
      release_id text not null,
      asked_ms bigint not null,
      trouble text,
      withdrawn text,
      version text,
      wording text,
      markdown text,
      found_ms bigint,
      kept_wording text,
      primary key (guild_id, release_id)
    )`,
    'create index page_check_due on page_check (asked_ms)',
    `create table host_release_text (
      release_id text not null,
      version text not null,
      markdown text not null,
      gone_ms bigint,
      primary key (release_id, version)
    )`,
  ],
  [
    `create table server_setting (
      guild_id text not null,
      name text not null,
      value text not null,
      primary key (guild_id, name)
    )`,
  ],
  [
    // Empty for the default, which is all that there was; "all", or the key of one release.
    `alter table schedule add column release_choice text not null default ''`,
    // Empty in posts of before: they were of the host's default release.
    `alter table post add column release_key text not null default ''`,
    `alter table post add column deck text not null default ''`,
  ],
  [
    // Digits of the days of the week, from 1 for Monday; null for every day.
    'alter table schedule add column days text',
    'alter table schedule add column paused_until text',
    'alter table schedule add column version bigint not null default 1',
    `create index schedule_waking on schedule (due_ms) where state = 'paused' and paused_until is not null`,
  ],
];

/**
 * The tables whose rows are kept in a copy, each with the columns that name a row. The lease is a matter of seconds, and
 * a copy begins anew.
 */
export const KEPT = {
  schedule: ['channel_id'],
  post: ['channel_id', 'local_date'],
  application: ['name'],
  server_release: ['guild_id', 'release_id'],
  server_release_text: ['guild_id', 'release_id', 'version'],
  server_default: ['guild_id'],
  page_check: ['guild_id', 'release_id'],
  host_release_text: ['release_id', 'version'],
  server_setting: ['guild_id', 'name'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * Brings a database to the schema of this program. Processes that start together do it one after the other.
 *
 * @throws {Fault} when the schema is newer than this program
 * @throws {DatabaseError} when a statement could not be run; then nothing has changed
 */
export async function migrate(database: Database, migrations = MIGRATIONS): Promise<void> {
  // Who may not make tables can use a database that has them all.
  if ((await versionOrNone(database.query)) === migrations.length) return;
  try {
    await migrateInTurn(database, migrations);
  } catch (error) {
    if (!(error instanceof DatabaseError && error.trouble === 'forbidden')) throw error;
    throw new Fault(
      `${database.name}: this version of the bot needs new tables, and its user may not make them; let their owner type ` +
        'GRANT CREATE ON SCHEMA public TO that user, or start this version once as the owner',
      { cause: error },
    );
  }
}

async function migrateInTurn(database: Database, migrations: typeof MIGRATIONS): Promise<void> {
  await database.exclusively(async (query) => {
    await query('create table if not exists schema_version (version bigint primary key)');
    const version = await versionIn(query);
    if (version > migrations.length) {
      throw new Fault(
        `${database.name}: its schema is version ${version}, and this program knows versions up to ` +
          `${migrations.length}; start a newer version of the bot, or put back a backup`,
      );
    }
    for (const [index, statements] of migrations.entries()) {
      if (index < version) continue;
      for (const statement of statements) await query(statement);
      await query('insert into schema_version (version) values ($1)', [index + 1]);
    }
  });
}

/** How a database stands when it is opened. */
export type Beginning = {
  /** Made at its first use; a copy that is put back gets another. */
  readonly databaseId: string;
  /** When it was first used, in milliseconds since 1970. */
  readonly begunMs: number;
  /** Whether that is now. */
  readonly isNew: boolean;
};

/**
 * Notes when a database was first used. One that was put back from a copy begins anew: what was due in it before may have
 * gone out meanwhile, and is looked for in its channel before it is sent.
 */
export async function begin({ query }: Pick<Database, 'query'>, nowMs: number): Promise<Beginning> {
  await query(
    `update post set first_try_ms = due_ms
     where status = 'pending' and first_try_ms is null and not exists (select 1 from beginning)`,
  );
  const id = randomUUID();
  const made = await query(
    `insert into beginning (name, begun_ms, database_id) values ('daily', $1, $2)
     on conflict (name) do nothing returning name`,
    [nowMs, id],
  );
  // A database of an older version has none yet.
  await query(`update beginning set database_id = $1 where name = 'daily' and database_id is null`, [id]);
  const [row] = await query(BEGINNING);
  return {
    databaseId: String(row?.database_id),
    begunMs: Number(row?.begun_ms),
    isNew: made.length > 0,
  };
}

/** Gives the row by which a database is known. */
export const BEGINNING = `select database_id, begun_ms from beginning where name = 'daily'`;

/** The version that a table came with. */
export function versionWith(table: string): number {
  return (
    1 +
    MIGRATIONS.findIndex((statements) => statements.some((one) => one.startsWith(`create table ${table} (`)))
  );
}

/** 0 also where there is no table of versions. */
async function versionOrNone(query: Database['query']): Promise<number> {
  return versionIn(query).catch((error: unknown) => {
    if (error instanceof DatabaseError && error.trouble === 'failed') return 0;
    throw error;
  });
}

/** The version of a database's schema; 0 before the first migration. @throws {DatabaseError} where it has none */
export async function versionIn(query: Database['query']): Promise<number> {
  const [row] = await query('select max(version) as version from schema_version');
  return Number(row?.version ?? 0);
}
