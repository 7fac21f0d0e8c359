import { type Database, DatabaseError } from './database.ts';

/** Stands for a database that is to be opened yet: until then every statement fails as on one that is out of reach. */
export type PendingDatabase = {
  readonly database: Database;
  readonly isOpen: boolean;
  /** From now on statements go to this one. */
  resolve(opened: Database): void;
};

/** @param name of the database, for messages */
export function pendingDatabase(name: string): PendingDatabase {
  let opened: Database | undefined;
  const current = async (): Promise<Database> => {
    if (opened) return opened;
    throw new DatabaseError('unreachable', `${name}: the database is not open yet`, undefined);
  };
  return {
    database: {
      name,
      query: async (sql, values) => (await current()).query(sql, values),
      exclusively: async (work) => (await current()).exclusively(work),
      snapshot: async (work) => (await current()).snapshot(work),
      close: async () => opened?.close(),
    },
    get isOpen() {
      return opened !== undefined;
    },
    resolve(database) {
      opened = database;
    },
  };
}
