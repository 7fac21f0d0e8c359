import type { DailyStore } from '../../daily/store.ts';
import type { Database } from '../database/database.ts';
import { createLeaseStore } from './lease.ts';
import { createPostStore } from './posts.ts';
import { statementsOn } from './rows.ts';
import { createScheduleStore } from './schedules.ts';

/** The daily posts as rows of a database; rejects with its `DatabaseError` when that is out of reach. */
export function createDailyStore(database: Pick<Database, 'query'>): DailyStore {
  const statements = statementsOn(database);
  return {
    ...createScheduleStore(statements),
    ...createPostStore(statements),
    ...createLeaseStore(statements),
  };
}
