import * as z from 'zod';
import type { Correction } from '../../server-releases/corrections.ts';
import type {
  DefaultRelease,
  ReleasePlace,
  ReleaseStore,
  ReleaseText,
  ServedRelease,
  Serving,
} from '../../server-releases/store.ts';
import type { Database, Row, Value } from '../database/database.ts';
import { number, text } from './columns.ts';
import { SERVER_RELEASE_STATEMENTS } from './server-release-statements.ts';

const CORRECTIONS = z.array(
  z.object({
    sentence: z.int().positive(),
    check: z.string(),
    speaker: z.object({ name: z.string(), office: z.string() }).nullable(),
  }),
);

/** The releases of servers as rows of a database; rejects with its `DatabaseError` when that is out of reach. */
export function createServerReleaseStore(database: Pick<Database, 'query'>): ReleaseStore {
  const all = (name: keyof typeof SERVER_RELEASE_STATEMENTS, ...values: readonly Value[]) =>
    database.query(SERVER_RELEASE_STATEMENTS[name], values);
  const first = async (...asked: Parameters<typeof all>) => (await all(...asked))[0];
  const found = async (...asked: Parameters<typeof all>) => (await first(...asked)) !== undefined;

  return {
    served: async (guildId) => (await all('served', guildId)).map(servedFrom),
    async text({ guildId, releaseId }, version) {
      const row = await first('text', guildId, releaseId, version);
      return row && textFrom(row);
    },
    async formerText({ guildId, releaseId }, versionStart) {
      const row = await first('formerText', guildId, releaseId, versionStart);
      return row && textFrom(row);
    },
    async serve(release, kept, { releasesMax, versionsMax }): Promise<Serving> {
      const { guildId, releaseId, version, source, addedBy, addedMs } = release;
      // The text comes first: a release without one could not be opened, and a text that nothing serves is forgotten.
      const isSaved = await found('saveText', ...textValues(release, kept), versionsMax);
      if (!isSaved) return 'too-many-versions';
      const values = [guildId, releaseId, version, source, addedBy, addedMs];
      return (await found('serve', ...values, releasesMax)) ? 'served' : 'too-many-releases';
    },
    correct: ({ guildId, releaseId }, version, corrections) =>
      found('correct', guildId, releaseId, version, JSON.stringify(corrections)),
    async remove({ guildId, releaseId }, nowMs) {
      const isRemoved = await found('remove', guildId, releaseId, nowMs);
      // Added again later, it is not to be the default unasked.
      await all('clearDefault', guildId, releaseId);
      return isRemoved;
    },
    async defaultOf(guildId) {
      const row = await first('defaultOf', guildId);
      return row && { owner: ownerFrom(row), releaseId: text(row, 'release_id') };
    },
    setDefault: (guildId, { owner, releaseId }) => found('setDefault', guildId, owner, releaseId),
    async forget(guildId, beforeMs) {
      await all('forgetTexts', guildId, beforeMs);
      await all('forgetReleases', guildId, beforeMs);
    },
    guildIds: async () => (await all('guildIds')).map((row) => text(row, 'guild_id')),
  };
}

function textValues(release: ServedRelease, { markdown, corrections }: ReleaseText): readonly Value[] {
  const { guildId, releaseId, version, title, date, publisher, url, licence, sentenceCount, addedMs } =
    release;
  return [
    ...[guildId, releaseId, version, title, date, publisher, url, licence, sentenceCount],
    ...[markdown, JSON.stringify(corrections), addedMs],
  ];
}

function servedFrom(row: Row): ServedRelease {
  return {
    ...placeFrom(row),
    version: text(row, 'version'),
    title: text(row, 'title'),
    date: text(row, 'date'),
    publisher: text(row, 'publisher'),
    url: text(row, 'url'),
    licence: text(row, 'licence'),
    sentenceCount: number(row, 'sentence_count'),
    source: text(row, 'source'),
    addedBy: text(row, 'added_by'),
    addedMs: number(row, 'added_ms'),
  };
}

function placeFrom(row: Row): ReleasePlace {
  return { guildId: text(row, 'guild_id'), releaseId: text(row, 'release_id') };
}

function textFrom(row: Row): ReleaseText {
  const corrections: readonly Correction[] = CORRECTIONS.parse(JSON.parse(text(row, 'corrections')));
  return { markdown: text(row, 'markdown'), corrections };
}

function ownerFrom(row: Row): DefaultRelease['owner'] {
  const owner = text(row, 'owner');
  if (owner === 'server' || owner === 'everyone') return owner;
  throw new TypeError(`column owner holds ${JSON.stringify(owner)}, expected server or everyone`);
}
