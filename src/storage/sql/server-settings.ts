import { DEFAULT_SETTINGS, type ServerSettings, type SettingsStore } from '../../server-settings/settings.ts';
import type { Database } from '../database/database.ts';
import { text } from './columns.ts';

/** Every statement about the settings of servers, one text for all engines. */
const STATEMENTS = {
  of: 'select name, value from server_setting where guild_id = $1',
  change: `
    insert into server_setting (guild_id, name, value) values ($1, $2, $3)
    on conflict (guild_id, name) do update set value = excluded.value`,
} as const;

/** The settings of servers as rows of a database, a row each; rejects with its `DatabaseError` when that is out of reach. */
export function createSettingsStore({ query }: Pick<Database, 'query'>): SettingsStore {
  return {
    async of(guildId) {
      const rows = await query(STATEMENTS.of, [guildId]);
      const set = new Map(rows.map((row) => [text(row, 'name'), text(row, 'value')]));
      const mentions = set.get('mentions');
      return { mentions: mentions === undefined ? DEFAULT_SETTINGS.mentions : mentions === 'on' };
    },
    async change(guildId, changed) {
      for (const [name, value] of Object.entries(changed satisfies Partial<ServerSettings>))
        await query(STATEMENTS.change, [guildId, name, value ? 'on' : 'off']);
    },
  };
}
