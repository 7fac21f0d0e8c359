import { releaseCommands } from '../commands/admin/release/index.ts';
import type { Config } from './config.ts';
import { systemClock } from './daily/clock.ts';
import type { Log } from './daily/log.ts';
import type { OpenApp } from './open-app.ts';
import { createServerImporting } from './server-importer.ts';
import { createReleaseAdmin } from './server-releases/admin.ts';
import { ServerShelves } from './server-shelves.ts';
import type { Database } from './storage/database/database.ts';
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
  close(): Promise<void>;
};

type Parts = {
  readonly opened: Pick<OpenApp, 'library' | 'engineFor' | 'vectorsFor'>;
  readonly database: Pick<Database, 'query'>;
  readonly config: Pick<Config, 'releaseHosts' | 'serverLimits'>;
  readonly log: Log;
};

export function openServerReleases({ opened, database, config, log }: Parts): ServerReleases {
  const { library, engineFor, vectorsFor } = opened;
  const store = createServerReleaseStore(database);
  const { importer, fetchFile, close } = createServerImporting(config.releaseHosts);
  const shelves = new ServerShelves({ library, store, engineFor, vectorsFor, log });
  const releases = createReleaseAdmin({
    ...{ store, importer, clock: systemClock, limits: config.serverLimits },
    changed: (guildId) =>
      shelves.refresh(guildId).catch((error: unknown) => {
        // What the admin asked for is done; the next change, or the next start, brings it in.
        log.error({ error }, 'the releases of a server could not be read again');
      }),
  });
  return {
    desk: { commands: releaseCommands, releases, hostShelf: () => library.shelf(undefined), fetchFile },
    areKnown: (guildId) => shelves.isRead(guildId),
    async load(signal) {
      while (!signal.aborted && !(await loaded(shelves, log))) await systemClock.sleep(ASK_AGAIN_MS, signal);
    },
    close,
  };
}

async function loaded(shelves: ServerShelves, log: Log): Promise<boolean> {
  try {
    await shelves.refreshAll();
    return true;
  } catch (error) {
    log.warn({ error }, 'the releases of servers could not be read yet');
    return false;
  }
}
