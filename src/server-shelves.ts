import { createHash } from 'node:crypto';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { stemsOf } from './core/answer/passages.ts';
import { entryOf, releaseKey } from './core/library/entry.ts';
import { type Holding, type OpenRelease, ReleaseGone, type StockedLibrary } from './core/library/library.ts';
import type { VectorsFor } from './core/library/meaning-index.ts';
import type { Release } from './core/release/release.ts';
import type { Log } from './daily/log.ts';
import { newsOf, type PageCheckStore } from './server-releases/page-checks.ts';
import { readServed } from './server-releases/read-served.ts';
import type { ReleasePlace, ReleaseStore, ReleaseText, ServedRelease } from './server-releases/store.ts';

export type ShelfParts = {
  readonly library: Pick<StockedLibrary, 'put' | 'remove' | 'choose' | 'tell'>;
  readonly store: Pick<ReleaseStore, 'served' | 'text' | 'formerText' | 'defaultOf' | 'guildIds'>;
  readonly checks: Pick<PageCheckStore, 'of'>;
  /** Makes what answers questions on a release. */
  readonly engineFor: (release: Release, place: string) => Pick<OpenRelease, 'answer' | 'bytes'>;
  /** Where the vectors of a release come from. */
  readonly vectorsFor: VectorsFor;
  readonly log: Log;
};

/** Puts the releases that servers keep in the database into the library, each for its own server alone. */
export class ServerShelves {
  readonly #parts: ShelfParts;
  /** Revisions by key, of each server. */
  readonly #known = new Map<string, Map<string, string>>();
  /** Servers whose releases are still to be brought in; undefined until it is known which keep any. */
  #unread: Set<string> | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: ShelfParts) {
    this.#parts = parts;
  }

  /** Brings in what one server serves now. Where the store is out of reach, the library stays as it is. */
  refresh(guildId: string): Promise<void> {
    return this.#inTurn(() => this.#refresh(guildId));
  }

  /** Brings in what all servers serve now. Rejects where the store is out of reach. */
  refreshAll(): Promise<void> {
    this.#unread = undefined;
    const all = async () => {
      const guildIds = await this.#parts.store.guildIds();
      const unread = new Set([...guildIds, ...this.#known.keys()]);
      this.#unread = unread;
      for (const guildId of unread) await this.#refresh(guildId);
    };
    return this.#inTurn(all);
  }

  /** Brings in what is known of the pages of one server's releases. Rejects where the store is out of reach. */
  refreshNews(guildId: string): Promise<void> {
    return this.#inTurn(() => this.#refreshNews(guildId));
  }

  /** Whether what a server serves has been brought in since the last {@link refreshAll} began. */
  isRead(guildId: string): boolean {
    return this.#unread?.has(guildId) === false;
  }

  /** Two at once could bring the older state in last. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  async #refresh(guildId: string): Promise<void> {
    const { store, library } = this.#parts;
    const served = await store.served(guildId);
    const known = this.#known.get(guildId) ?? new Map<string, string>();
    this.#known.set(guildId, known);
    const keys = new Set(served.map(keyOf));
    for (const key of [...known.keys()].filter((one) => !keys.has(one))) {
      library.remove(key);
      library.tell(key, undefined);
      known.delete(key);
    }
    await this.#refreshNews(guildId);
    for (const release of served) await this.#take(release, known);
    const chosen = await store.defaultOf(guildId);
    const owner = chosen?.owner === 'server' ? { guildId } : 'everyone';
    library.choose(guildId, chosen && releaseKey(owner, chosen.releaseId));
    this.#unread?.delete(guildId);
  }

  async #refreshNews(guildId: string): Promise<void> {
    const { checks, library } = this.#parts;
    for (const check of await checks.of(guildId))
      library.tell(releaseKey({ guildId }, check.releaseId), newsOf(check));
  }

  async #take(served: ServedRelease, known: Map<string, string>): Promise<void> {
    const { library, log } = this.#parts;
    const text = await this.#parts.store.text(served, served.version);
    const revision = revisionOf(text);
    if (!text || known.get(keyOf(served)) === revision) return;
    try {
      library.put(this.#holdingOf(served, text, revision));
      known.set(keyOf(served), revision);
    } catch (error) {
      // Another version of this program has taken it in, and this one reads it otherwise.
      const { guildId: server, releaseId: release } = served;
      log.warn({ server, release, error }, 'release of a server left out');
    }
    // Whoever asks meanwhile goes first.
    await nextTurn();
  }

  #holdingOf(served: ServedRelease, text: ReleaseText, revision: string): Holding {
    const { guildId, releaseId, version } = served;
    const { store, engineFor, vectorsFor } = this.#parts;
    const release = readServed(releaseId, text);
    const entry = entryOf(release, { owner: { guildId }, revision });
    const place = path.join('servers', guildId, `${releaseId}.md`);
    const read = async (): Promise<Release | undefined> => {
      const again = await store.text(served, version);
      return again && revisionOf(again) === revision ? readServed(releaseId, again) : undefined;
    };
    return {
      entry,
      stems: release.sentences.flatMap((sentence) => stemsOf(sentence.text)),
      vectors: vectorsFor(place, entry, read),
      async open() {
        const opened = await read();
        if (!opened) throw new ReleaseGone(`${releaseId} has changed`);
        return { entry, release: opened, ...engineFor(opened, place) };
      },
      former: (versionStart) => formerOf(served, versionStart, this.#parts),
    };
  }
}

async function formerOf(
  place: ReleasePlace,
  versionStart: string,
  { store, log }: ShelfParts,
): Promise<Release | undefined> {
  try {
    const text = await store.formerText(place, versionStart);
    return text && readServed(place.releaseId, text);
  } catch (error) {
    // Whoever pressed the button is shown what still stands in the text of now.
    const { guildId: server, releaseId: release } = place;
    log.warn({ server, release, error }, 'an earlier text of a release could not be read');
    return undefined;
  }
}

function keyOf({ guildId, releaseId }: ServedRelease): string {
  return releaseKey({ guildId }, releaseId);
}

/** Changes with the text and with what was corrected in it. */
function revisionOf(text: ReleaseText | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(text ?? null))
    .digest('hex');
}
