import { StoreUnavailable } from '../../daily/store.ts';

/** What a column holds: text, or a whole number; instants are milliseconds since 1970. */
export type Value = string | number | null;

export type Row = Readonly<Record<string, Value>>;

/**
 * A database that takes one SQL text whatever engine is behind it: `$1` parameters, `on conflict`, `returning`,
 * columns of `text` and `bigint`. Numbers come back as Number, so they stay below 2^53; Discord's ids are text.
 */
export type Database = {
  /** Where it is, without a password: for messages. */
  readonly name: string;
  /**
   * Runs one statement and gives its rows; each is a transaction of its own.
   *
   * @throws {DatabaseError} when it could not be run, or may have been run and nothing came back
   */
  query(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /**
   * Runs statements as one transaction, which no other process that does so can enter meanwhile.
   *
   * @throws {DatabaseError} as `query`; what `work` throws undoes everything
   */
  exclusively<Result>(work: (query: Database['query']) => Promise<Result>): Promise<Result>;
  /**
   * Runs statements that only read, all of which see the database as it was at one moment, while others go on writing.
   *
   * @throws {DatabaseError} as `query`
   */
  snapshot<Result>(work: (query: Database['query']) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

/**
 * What is wrong with a database. `unreachable` passes by itself or by starting it; `full` when there is room again;
 * `lost` is one that was deleted or replaced while it was open; the others need someone's hand, and `failed` is anything
 * else.
 */
export type DatabaseTrouble =
  | 'unreachable'
  | 'full'
  | 'lost'
  | 'refused'
  | 'forbidden'
  | 'missing'
  | 'untrusted'
  | 'corrupt'
  | 'readonly'
  | 'misplaced'
  | 'failed';

/** A statement was not run, or nobody knows. The message is one line for whoever runs the bot. */
export class DatabaseError extends StoreUnavailable {
  override readonly name = 'DatabaseError';
  readonly trouble: DatabaseTrouble;

  constructor(trouble: DatabaseTrouble, message: string, cause: unknown) {
    super(message, { cause });
    this.trouble = trouble;
  }
}

/** What is wrong, in words that end a line "var/treaty.db: …". */
export const TROUBLE_WORDS: Readonly<Record<DatabaseTrouble, string>> = {
  unreachable: 'the database is out of reach',
  full: 'the disk is full; make room, nothing that was written is lost',
  lost: 'the database was deleted or replaced while the bot runs, so nothing is posted; stop the bot, put the database or a backup of it back, and start it again',
  refused:
    'the server does not take the user name or the password, or one is missing; set both in DATABASE_URL, as in postgres://USER:PASSWORD@HOST/NAME',
  forbidden: 'the user of the database may not do this; let the owner of its tables grant it',
  missing:
    'the server has no database of that name; create it (createdb NAME), or name another in DATABASE_URL',
  untrusted:
    "the server has no TLS, or a certificate that does not fit it; put sslmode and sslrootcert in DATABASE_URL right, as README's Daily posts says",
  corrupt:
    'the database is damaged; put a backup in its place (npm run db -- check tells whether one is sound)',
  readonly: 'the database cannot be written to; give this user the right to write the file and its folder',
  misplaced: 'no file can be made there; name another place in DATABASE_URL',
  failed: 'the database could not do this',
};
