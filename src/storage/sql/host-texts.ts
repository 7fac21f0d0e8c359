import type { HostTextStore } from '../../server-releases/host-texts.ts';
import type { Database } from '../database/database.ts';
import { text } from './columns.ts';

/** Every statement about the texts of the host's releases, one text for all engines. */
export const HOST_TEXT_STATEMENTS = {
  versions: 'select release_id, version, gone_ms from host_release_text order by release_id, version',
  keep: `
    insert into host_release_text (release_id, version, markdown) values ($1, $2, $3)
    on conflict (release_id, version) do nothing`,
  comeBack: 'update host_release_text set gone_ms = null where release_id = $1 and gone_ms is not null',
  leave: 'update host_release_text set gone_ms = $2 where release_id = $1 and gone_ms is null',
  text: `
    select markdown from host_release_text
    where release_id = $1 and substr(version, 1, length(cast($2 as text))) = $2 order by version limit 1`,
  forget: 'delete from host_release_text where gone_ms < $1',
} as const;

/** The texts of the host's releases as rows of a database; rejects with its `DatabaseError` when that is out of reach. */
export function createHostTextStore({ query }: Pick<Database, 'query'>): HostTextStore {
  return {
    versions: async () =>
      (await query(HOST_TEXT_STATEMENTS.versions)).map((row) => ({
        releaseId: text(row, 'release_id'),
        version: text(row, 'version'),
        isGone: row.gone_ms !== null,
      })),
    async keep(releaseId, version, markdown) {
      await query(HOST_TEXT_STATEMENTS.keep, [releaseId, version, markdown]);
      await query(HOST_TEXT_STATEMENTS.comeBack, [releaseId]);
    },
    async comeBack(releaseId) {
      await query(HOST_TEXT_STATEMENTS.comeBack, [releaseId]);
    },
    async leave(releaseId, nowMs) {
      await query(HOST_TEXT_STATEMENTS.leave, [releaseId, nowMs]);
    },
    async text(releaseId, versionStart) {
      const [row] = await query(HOST_TEXT_STATEMENTS.text, [releaseId, versionStart]);
      return row && text(row, 'markdown');
    },
    async forget(beforeMs) {
      await query(HOST_TEXT_STATEMENTS.forget, [beforeMs]);
    },
  };
}
