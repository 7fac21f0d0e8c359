import type { Config } from './config.ts';
import type { Shelf } from './core/library/shelf.ts';
import type { OpenApp } from './open-app.ts';
import { standardErrorLog } from './open-app.ts';
import { openServerReleases } from './open-server-releases.ts';
import type { ReleaseAdmin } from './server-releases/admin.ts';
import type { PageChanges } from './server-releases/page-changes.ts';
import { migrate } from './storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from './storage/database/sqlite.ts';

/** The releases of the one server that a terminal is; they end with the process. */
export type LocalReleases = {
  readonly releases: ReleaseAdmin;
  readonly pages: PageChanges;
  hostShelf(): Shelf;
  close(): Promise<void>;
};

/** The same as on Discord, on a store in memory. */
export async function openLocalReleases(
  opened: Pick<OpenApp, 'library' | 'engineFor' | 'vectorsFor' | 'keepTextsIn'>,
  config: Pick<Config, 'releaseHosts' | 'serverLimits'>,
): Promise<LocalReleases> {
  const database = openSqlite(IN_MEMORY);
  await migrate(database);
  const { desk, close } = openServerReleases({ opened, database, config, log: standardErrorLog });
  return {
    releases: desk.releases,
    pages: desk.pages,
    hostShelf: desk.hostShelf,
    async close() {
      await close();
      await database.close();
    },
  };
}
