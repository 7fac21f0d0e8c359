import type { FoundText, PageCheck, PageCheckStore } from '../../server-releases/page-checks.ts';
import type { Database, Row, Value } from '../database/database.ts';
import { number, optionalNumber, optionalText, text } from './columns.ts';
import { PAGE_CHECK_STATEMENTS } from './page-check-statements.ts';

/** What is known of pages as rows of a database; rejects with its `DatabaseError` when that is out of reach. */
export function createPageCheckStore(database: Pick<Database, 'query'>): PageCheckStore {
  const all = (name: keyof typeof PAGE_CHECK_STATEMENTS, ...values: readonly Value[]) =>
    database.query(PAGE_CHECK_STATEMENTS[name], values);
  const first = async (...asked: Parameters<typeof all>) => (await all(...asked))[0];

  return {
    of: async (guildId) => (await all('of', guildId)).map(checkFrom),
    async foundText({ guildId, releaseId }, wording) {
      const row = await first('foundText', guildId, releaseId, wording);
      return row && text(row, 'markdown');
    },
    async plan({ guildId, releaseId }, askedMs) {
      await all('plan', guildId, releaseId, askedMs);
    },
    claim: async ({ guildId, releaseId }, seenMs, nowMs) =>
      (await first('claim', guildId, releaseId, seenMs, nowMs)) !== undefined,
    async noteRead({ guildId, releaseId }, { version, withdrawn, found }, nowMs) {
      const { wording = null, markdown = null } = found ?? {};
      const place = [guildId, releaseId];
      const row = await first('noteRead', ...place, withdrawn ?? null, version, wording, markdown, nowMs);
      if (!row || row.wording === null) return 'nothing';
      return row.found_ms === nowMs ? 'new' : 'waiting';
    },
    async noteTrouble({ guildId, releaseId }, sentence) {
      await all('noteTrouble', guildId, releaseId, sentence);
    },
    keep: async ({ guildId, releaseId }, wording) =>
      (await first('keep', guildId, releaseId, wording)) !== undefined,
    async clear({ guildId, releaseId }) {
      await all('clear', guildId, releaseId);
    },
    async due(beforeMs) {
      const row = await first('due', beforeMs);
      if (!row) return undefined;
      const place = { guildId: text(row, 'guild_id'), releaseId: text(row, 'release_id') };
      return { ...place, askedMs: number(row, 'asked_ms') };
    },
  };
}

function checkFrom(row: Row): PageCheck {
  const trouble = optionalText(row, 'trouble');
  const withdrawn = optionalText(row, 'withdrawn');
  const found = foundIn(row);
  return {
    releaseId: text(row, 'release_id'),
    askedMs: number(row, 'asked_ms'),
    isAsked: row.version !== null || trouble !== undefined,
    ...(trouble !== undefined && { trouble }),
    ...(withdrawn !== undefined && { withdrawn }),
    ...(found && { found }),
  };
}

function foundIn(row: Row): FoundText | undefined {
  const wording = optionalText(row, 'wording');
  const foundMs = optionalNumber(row, 'found_ms');
  if (wording === undefined || foundMs === undefined) return undefined;
  return { version: text(row, 'version'), wording, foundMs };
}
