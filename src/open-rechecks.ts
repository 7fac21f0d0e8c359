import type { Entry } from './core/library/entry.ts';
import { releaseKey } from './core/library/entry.ts';
import { ReleaseGone, type StockedLibrary } from './core/library/library.ts';
import { systemClock } from './daily/clock.ts';
import type { Log } from './daily/log.ts';
import type { Asked, AskedPage } from './server-releases/ask-page.ts';
import type { HostTextStore } from './server-releases/host-texts.ts';
import { KEPT_AFTER_MS } from './server-releases/keeping.ts';
import { pageOfServed } from './server-releases/page-changes.ts';
import { HOST, newsOf, type PageCheckStore } from './server-releases/page-checks.ts';
import { recheckPages } from './server-releases/rechecking.ts';
import type { ReleasePlace, ReleaseStore } from './server-releases/store.ts';
import type { ServerShelves } from './server-shelves.ts';

type Parts = {
  readonly library: Pick<StockedLibrary, 'shelf' | 'open' | 'tell' | 'filled'>;
  readonly store: Pick<ReleaseStore, 'guildIds' | 'served' | 'text' | 'forget'>;
  readonly checks: PageCheckStore;
  readonly hostTexts: Pick<HostTextStore, 'forget'>;
  readonly shelves: Pick<ServerShelves, 'refreshNews'>;
  readonly ask: (page: AskedPage) => Promise<Asked>;
  readonly everyMs: number;
  readonly log: Log;
};

/**
 * Asks the pages of all releases that came from one, of servers and of the host, until the signal aborts.
 *
 * @param mayAsk whether this process is the one of several that does
 */
export function runRechecks(parts: Parts, mayAsk: () => boolean, signal: AbortSignal): Promise<void> {
  const { checks, ask, everyMs, log, store, hostTexts } = parts;
  return recheckPages(
    {
      ...{ checks, ask, everyMs, mayAsk, clock: systemClock },
      places: () => placesOf(parts),
      pageAt: (place) => (place.guildId === HOST ? hostPage(place, parts) : pageOfServed(place, store)),
      onAsked: (place, asked) => tell(place, asked, parts),
      async purge() {
        const beforeMs = systemClock.nowMs() - KEPT_AFTER_MS;
        for (const guildId of await store.guildIds()) await store.forget(guildId, beforeMs);
        await hostTexts.forget(beforeMs);
      },
      onFailure: (error) => log.warn({ error }, 'the pages of releases could not be asked; I try again'),
    },
    signal,
  );
}

/** Brings into answers what is known of the pages of the host's releases. Rejects where the store is out of reach. */
export async function loadHostNews({ library, checks }: Pick<Parts, 'library' | 'checks'>): Promise<void> {
  for (const check of await checks.of(HOST))
    library.tell(releaseKey('everyone', check.releaseId), newsOf(check));
}

async function placesOf({ library, store }: Parts): Promise<readonly ReleasePlace[]> {
  await library.filled();
  const places = hostEntries(library)
    .filter(({ page }) => page !== undefined)
    .map(({ id }): ReleasePlace => ({ guildId: HOST, releaseId: id }));
  for (const guildId of await store.guildIds()) {
    const served = await store.served(guildId);
    places.push(...served.filter(({ source }) => source !== ''));
  }
  return places;
}

/** One under an embargo is not there yet. */
function hostEntries(library: Parts['library']): readonly Entry[] {
  return library.shelf(undefined).entries;
}

async function hostPage(
  { guildId, releaseId }: ReleasePlace,
  { library }: Parts,
): Promise<AskedPage | undefined> {
  await library.filled();
  const entry = hostEntries(library).find(({ id }) => id === releaseId);
  if (entry?.page === undefined) return undefined;
  try {
    const { release } = await library.open(entry);
    return { guildId, releaseId, address: entry.page, release };
  } catch (error) {
    // It is just being replaced, and has its turn again.
    if (error instanceof ReleaseGone) return undefined;
    throw error;
  }
}

async function tell(place: ReleasePlace, asked: Asked | undefined, parts: Parts): Promise<void> {
  const { guildId, releaseId: release } = place;
  if (guildId === HOST) return tellOfHost(release, asked, parts);
  await parts.shelves.refreshNews(guildId);
  const line = lineOn(asked);
  // The server's admins see it too.
  if (line !== undefined) parts.log.info({ server: guildId, release }, line);
}

/** What is wrong with the host's own pages nobody else tells. */
function tellOfHost(release: string, asked: Asked | undefined, { library, log }: Parts): void {
  const key = releaseKey('everyone', release);
  if (!asked || asked.kind === 'read') library.tell(key, asked?.news);
  const line = lineOn(asked);
  const how = `npm run release -- recheck ${release}`;
  if (line !== undefined) log.warn({ release }, asked?.kind === 'read' ? `${line}: ${how} shows how` : line);
  // Said each day until the file says it too: then nobody has to ask the page for it.
  const isNews = library.shelf(undefined).byKey(key)?.withdrawn === undefined;
  if (asked?.kind === 'read' && asked.news?.withdrawn !== undefined && isNews)
    log.warn({ release }, `the page of a release says that it was withdrawn: ${how} --take notes it`);
}

function lineOn(asked: Asked | undefined): string | undefined {
  if (asked?.kind === 'trouble') return `the page of a release could not be read: ${asked.sentence}`;
  return asked?.kind === 'read' && asked.isNew ? 'the page of a release has changed' : undefined;
}
