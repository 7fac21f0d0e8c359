import { randomUUID } from 'node:crypto';
import { createDailyAdmin, type DailyAdmin } from './daily/admin.ts';
import type { Clock } from './daily/clock.ts';
import { createDelivery } from './daily/delivery.ts';
import { createLease } from './daily/lease.ts';
import type { Log } from './daily/log.ts';
import type { Poster } from './daily/poster.ts';
import type { PostedReleases } from './daily/releases.ts';
import { migrate } from './storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from './storage/database/sqlite.ts';
import { createDailyStore } from './storage/sql/daily-store.ts';

/** Daily posts that live in this process alone and end with it. */
export type LocalDaily = {
  readonly admin: DailyAdmin;
  /** Ends posting; what is on its way is finished first. */
  close(): Promise<void>;
};

export type LocalParts = {
  readonly releases: PostedReleases;
  readonly clock: Clock;
  readonly poster: Poster;
  readonly graceMs: number;
};

/** A terminal has nowhere to log to but the page that is being read. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The same delivery as on Discord, on a store in memory. */
export async function openLocalDaily({ releases, clock, poster, graceMs }: LocalParts): Promise<LocalDaily> {
  const database = openSqlite(IN_MEMORY);
  await migrate(database);
  const store = createDailyStore(database);
  const lease = createLease({ store, clock, holder: randomUUID(), log: SILENT });
  const settings = { graceMs, inFlightMax: 1 };
  const delivery = createDelivery({ store, poster, clock, releases, lease, settings, log: SILENT });

  const stop = new AbortController();
  const ended = Promise.all([lease.run(stop.signal), delivery.run(stop.signal)]);
  return {
    admin: createDailyAdmin({ store, clock, releases }),
    async close() {
      stop.abort();
      await ended;
      await database.close();
    },
  };
}
