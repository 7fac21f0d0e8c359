import path from 'node:path';
import type { ReleaseChoice } from '../../src/core/daily/release-choice.ts';
import { releaseKey } from '../../src/core/library/entry.ts';
import { readServed } from '../../src/server-releases/read-served.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { createServerReleaseStore } from '../../src/storage/sql/server-releases.ts';
import { pageMarkdown } from '../fixtures/server-pages.ts';
import type { Random } from './random.ts';

/** The host's releases beside the default one. */
export const RELEASES_FOLDER = path.join(import.meta.dirname, '../fixtures/releases');

const HOSTS = { id: 'artemis-lithuania-2024', title: 'Artemis Accords Reach 40 Signatories' };
const OWN_ID = 'page-1';
const OWN_TITLE = 'Boat 1 is launched';

/** What a channel draws from, and words of the title that its post must cite; empty where several would do. */
export type DrawnFrom = { readonly choice: ReleaseChoice; readonly title: string };

/** Serves a release of its own in a server, as its admins would have. */
export async function serveOwn(database: Pick<Database, 'query'>, guildId: string): Promise<void> {
  const text = { markdown: pageMarkdown(1), corrections: [] };
  const { hash: version, sentences, title, date, publisher, url, licence } = readServed(OWN_ID, text);
  const served = {
    ...{ guildId, releaseId: OWN_ID, version, title, date, publisher, url, licence },
    ...{ sentenceCount: sentences.length, source: '', addedBy: '7', addedMs: 0 },
  };
  await createServerReleaseStore(database).serve(served, text, { releasesMax: 9, versionsMax: 9 });
}

/** The default, all, one of the host's, or the server's own. */
export function drawnFrom(guildId: string, random: Random): DrawnFrom {
  switch (random.whole(0, 3)) {
    case 0:
      return { choice: 'default', title: 'UK and Japan strengthen Defence ties' };
    case 1:
      return { choice: 'all', title: '' };
    case 2:
      return { choice: { key: releaseKey('everyone', HOSTS.id) }, title: HOSTS.title };
    default:
      return { choice: { key: releaseKey({ guildId }, OWN_ID) }, title: OWN_TITLE };
  }
}
