import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entry } from './core/library/entry.ts';
import { RecentMap } from './core/recent-map.ts';
import type { Release } from './core/release/release.ts';
import type { Log } from './daily/log.ts';
import type { HostTextStore } from './server-releases/host-texts.ts';
import { readServed } from './server-releases/read-served.ts';
import { outlineOf } from './storage/describe-release.ts';
import { readTextFile } from './storage/read-text-file.ts';

/** Texts that were replaced while this process runs; where there is a store it has the others. */
const REPLACED_MAX = 25;

/** A release of the host that is served, and the file that it stands in. */
export type ServedFile = Pick<Entry, 'id' | 'version'> & { readonly file: string };

/** Earlier texts of the host's releases, for buttons that were made on them. Nothing here rejects. */
export class HostTexts {
  readonly #log: () => Log;
  /** By release, the latest of each last. */
  readonly #replaced = new RecentMap<readonly Release[]>(REPLACED_MAX);
  #store: HostTextStore | undefined;

  constructor(log: () => Log) {
    this.#log = log;
  }

  /** Remembers a text that is just being replaced. */
  replaced(release: Release): void {
    const before = this.#replaced.get(release.id) ?? [];
    this.#replaced.set(release.id, [...before, release].slice(-REPLACED_MAX));
  }

  async former(id: string, versionStart: string): Promise<Release | undefined> {
    const known = this.#replaced.get(id)?.find(({ hash }) => hash.startsWith(versionStart));
    if (known) return known;
    return this.#orWarn(async () => {
      const markdown = await this.#store?.text(id, versionStart);
      return markdown === undefined ? undefined : readServed(id, { markdown, corrections: [] });
    });
  }

  /** Keeps texts in a store from now on, these first. @param served all that is served now */
  async keepIn(store: HostTextStore, served: readonly ServedFile[]): Promise<void> {
    this.#store = store;
    await this.#orWarn(async () => {
      const kept = await store.versions();
      const known = new Set(kept.map(({ releaseId, version }) => `${releaseId} ${version}`));
      const isServed = new Set(served.map(({ id }) => id));
      const gone = new Set(kept.filter(({ isGone }) => isGone).map(({ releaseId }) => releaseId));
      for (const { releaseId, isGone } of kept)
        if (!isGone && !isServed.has(releaseId)) await store.leave(releaseId, Date.now());
      for (const one of served) {
        if (!known.has(`${one.id} ${one.version}`)) await this.serves(one);
        else if (gone.has(one.id)) await store.comeBack(one.id);
      }
    });
  }

  /** Keeps the text that a file has now. */
  async serves({ id, version, file }: ServedFile): Promise<void> {
    const store = this.#store;
    if (!store) return;
    await this.#orWarn(async () => {
      const markdown = readTextFile(file);
      // A file that has changed again meanwhile will be taken up soon.
      if (outlineOf(file, markdown).hash === version) await store.keep(id, version, markdown);
      // Whoever asks meanwhile goes first.
      await nextTurn();
    });
  }

  /** Notes that a release is served no more. */
  async leaves(id: string): Promise<void> {
    await this.#orWarn(async () => this.#store?.leave(id, Date.now()));
  }

  async #orWarn<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#log().warn({ error }, 'earlier texts of releases could not be kept or read');
      return undefined;
    }
  }
}
