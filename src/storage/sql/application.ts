import type { ApplicationStore } from '../../daily/application.ts';
import type { Database } from '../database/database.ts';
import { text } from './columns.ts';

/** What stands for the application that starts next. */
const ANYONE = '';

const BOUND = `select application_id from application where name = 'daily'`;

/** Of two that start at once one binds it: the other finds it bound. */
const BIND = `
  insert into application (name, application_id) values ('daily', $1)
  on conflict (name) do update set application_id = excluded.application_id
  where application.application_id = '${ANYONE}'`;

/** Lets the application that starts next have the database, whosever it was. */
export const ADOPTABLE = `
  insert into application (name, application_id) values ('daily', '${ANYONE}')
  on conflict (name) do update set application_id = '${ANYONE}'`;

/** Whose application a database's schedules are. */
export function createApplicationStore({ name, query }: Pick<Database, 'name' | 'query'>): ApplicationStore {
  return {
    name,
    async owner() {
      const [row] = await query(BOUND);
      if (!row) return { kind: 'nobody' };
      const id = text(row, 'application_id');
      return id === ANYONE ? { kind: 'anyone' } : { kind: 'application', id };
    },
    async bind(applicationId) {
      await query(BIND, [applicationId]);
    },
    guildIds: async () =>
      (await query('select distinct guild_id from schedule order by guild_id')).map((row) =>
        text(row, 'guild_id'),
      ),
  };
}
