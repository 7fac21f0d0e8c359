import { releaseCommands } from '../commands/admin/release/index.ts';
import type { Config } from './config.ts';
import { systemClock } from './daily/clock.ts';
import type { Log } from './daily/log.ts';
import type { OpenApp } from './open-app.ts';
import { loadHostNews, runRechecks } from './open-rechecks.ts';
import { createServerImporting } from './server-importer.ts';
import { createReleaseAdmin } from './server-releases/admin.ts';
import { type AskedPage, askPage } from './server-releases/ask-page.ts';
import { createPageChanges } from './server-releases/page-changes.ts';
import { HOST } from './server-releases/page-checks.ts';
import { ServerShelves } from './server-shelves.ts';
import type { Database } from './storage/database/database.ts';
import { createHostTextStore } from './storage/sql/host-texts.ts';
import { createPageCheckStore } from './storage/sql/page-checks.ts';
import { createServerReleaseStore } from './storage/sql/server-releases.ts';
import type { ReleaseDesk } from './transports/discord/releases/release-desk.ts';

/** Pause before a database that was out of reach is asked again, in milliseconds. */
const ASK_AGAIN_MS = 15_000;

/** The releases of servers: what admins do with them, and how they come into the library. */
export type ServerReleases = {
  readonly desk: ReleaseDesk;
  /** Whether all that a server keeps has been brought in. */
  areKnown(guildId: string): boolean;
  /** Brings in all that is kept, as soon as the database is there. */
  load(signal: AbortSignal): Promise<void>;
  /** Asks the pages that releases came from, of servers and of the host. @param mayAsk whether this process is to */
  recheck(mayAsk: () => boolean, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

type Parts = {
  readonly opened: Pick<OpenApp, 'library' | 'engineFor' | 'vectorsFor' | 'keepTextsIn'>;
  readonly database: Pick<Database, 'query'>;
  readonly config: Pick<Config, 'releaseHosts' | 'serverLimits' | 'recheckMs'>;
  readonly log: Log;
};

export function openServerReleases({ opened, database, config, log }: Parts): ServerReleases {
  const { library, engineFor, vectorsFor, keepTextsIn } = opened;
  const { releaseHosts, serverLimits: limits, recheckMs } = config;
  const store = createServerReleaseStore(database);
  const checks = createPageCheckStore(database);
  const hostTexts = createHostTextStore(database);
  const { importer, fetchFile, close } = createServerImporting(releaseHosts);
  const shelves = new ServerShelves({ library, store, checks, engineFor, vectorsFor, log });
  const clock = systemClock;
  const changed = (guildId: string) =>
    shelves.refresh(guildId).catch((error: unknown) => {
      // What the admin asked for is done; the next change, or the next start, brings it in.
      log.error({ error }, 'the releases of a server could not be read again');
    });
  // How long the host's own releases are is the host's to say.
  const ask = (page: AskedPage) =>
    askPage(page, {
      ...{ importer, checks, clock },
      sentencesMax: page.guildId === HOST ? Number.POSITIVE_INFINITY : limits.sentencesMax,
    });
  const pages = createPageChanges({
    ...{ store, checks, clock, limits, changed },
    askPage: ask,
    learnt: (guildId) => shelves.refreshNews(guildId),
  });
  return {
    desk: {
      ...{ commands: releaseCommands, pages, fetchFile },
      releases: createReleaseAdmin({ store, importer, clock, limits, changed }),
      hostShelf: () => library.shelf(undefined),
    },
    areKnown: (guildId) => shelves.isRead(guildId),
    async load(signal) {
      const load = async () => {
        await shelves.refreshAll();
        await loadHostNews({ library, checks });
        await keepTextsIn(hostTexts);
      };
      while (!signal.aborted && !(await isLoaded(load, log, signal))) await clock.sleep(ASK_AGAIN_MS, signal);
    },
    async recheck(mayAsk, signal) {
      if (recheckMs === undefined) return;
      const parts = { library, store, checks, hostTexts, shelves, ask, log };
      await runRechecks({ ...parts, everyMs: recheckMs }, mayAsk, signal);
    },
    close,
  };
}

async function isLoaded(load: () => Promise<void>, log: Log, signal: AbortSignal): Promise<boolean> {
  try {
    await load();
    return true;
  } catch (error) {
    // A database that is closed at the end is out of reach too.
    if (!signal.aborted) log.warn({ error }, 'the releases of servers could not be read yet');
    return false;
  }
}
