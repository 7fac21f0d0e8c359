import { statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { stemsOf } from './core/answer/passages.ts';
import { Fault } from './core/fault.ts';
import { entryOf } from './core/library/entry.ts';
import { type OpenRelease, ReleaseGone, StockedLibrary } from './core/library/library.ts';
import type { HeldVectors } from './core/library/meaning-index.ts';
import type { Release } from './core/release/release.ts';
import type { Log } from './daily/log.ts';
import { loadCached, loadRevision, RevisionGone, revisionOf } from './storage/load-cached.ts';
import { type Changes, type Look, lookAt, type Places, watchReleases } from './storage/release-files.ts';

/** Most releases that one process reads for this one. */
const READ_APART_MAX = 200;

export type HostParts = {
  readonly places: Places;
  /** Most that open releases hold in memory beside the default one, in bytes. */
  readonly memoryBytes: number;
  readonly isBusy: () => boolean;
  /** Makes what answers questions on a release. */
  readonly engineFor: (file: string, release: Release) => Pick<OpenRelease, 'answer' | 'bytes'>;
  /** Where the vectors of a release come from. */
  readonly vectorsFor: (
    file: string,
    release: Release,
    load: () => Promise<Release | undefined>,
  ) => HeldVectors;
  /** The vector of a question, of length 1. */
  readonly meaningOf: (question: string) => Promise<Float32Array>;
  /** Has another process read files that were not read before, and keep what it read. */
  readonly readElsewhere?: (...files: string[]) => Promise<void>;
  /** Until {@link HostReleases.follow} brings another. */
  readonly log: Log;
};

/** The host's own releases: files of a folder, brought into a library and kept up to date with what is on the disk. */
export class HostReleases {
  readonly library: StockedLibrary;
  readonly #parts: HostParts;
  #log: Log;
  /** What the files looked like before the first was read: whatever differs from it later is read again. */
  readonly #firstLook: Look;
  readonly #keyByFile = new Map<string, string>();
  #filling: Promise<void> | undefined;

  private constructor(parts: HostParts, firstLook: Look, home: OpenRelease) {
    this.#parts = parts;
    this.#log = parts.log;
    this.#firstLook = firstLook;
    const { memoryBytes, isBusy, meaningOf } = parts;
    this.library = new StockedLibrary({
      home,
      memoryBytes,
      isBusy,
      meaningOf,
      nowMs: () => Date.now(),
      filled: () => this.fill(),
    });
  }

  /** Opens the default release alone. @throws {Fault} where it cannot be used, or there is no such folder */
  static async open(parts: HostParts): Promise<HostReleases> {
    const { places, readElsewhere, engineFor } = parts;
    refuseNoFolder(places.folder);
    const firstLook = await lookAt(places);
    const file = places.defaultFile;
    const revision = revisionOf(file);
    const release = await loadCached(file, undefined, readElsewhere);
    const entry = entryOf(release, { owner: 'everyone', revision });
    const releases = new HostReleases(parts, firstLook, { entry, release, ...engineFor(file, release) });
    releases.#stock(file, release, revision);
    return releases;
  }

  /** Brings in the others, once; one that is wrong is left out with a warning. */
  fill(): Promise<void> {
    this.#filling ??= this.#takeAll();
    return this.#filling;
  }

  /** Fills the library and takes up changes, until the signal aborts. */
  async follow(log: Log, signal: AbortSignal): Promise<void> {
    this.#log = log;
    await this.fill();
    await watchReleases(this.#parts.places, this.#firstLook, (changes) => this.#takeUp(changes), signal);
  }

  async #takeAll(): Promise<void> {
    const { places } = this.#parts;
    const files = [...this.#firstLook.keys()].filter((file) => file !== places.defaultFile);
    for (let at = 0; at < files.length; at += READ_APART_MAX) {
      const some = files.slice(at, at + READ_APART_MAX);
      let reading: Promise<void> | undefined;
      // The first of them that was not read before has the other process read them all.
      const readAllElsewhere = (): Promise<void> => {
        reading ??= this.#parts.readElsewhere?.(...some) ?? Promise.resolve();
        return reading;
      };
      for (const file of some) await this.#take(file, 'release left out', readAllElsewhere);
    }
  }

  async #takeUp({ changed, gone }: Changes): Promise<void> {
    for (const file of changed) {
      const isNew = !this.#keyByFile.has(file);
      const taken = await this.#take(file, isNew ? 'release left out' : 'release kept as it was');
      if (taken) this.#log.info({ file }, isNew ? 'release added' : 'release changed');
    }
    for (const file of gone) this.#leave(file);
  }

  /** Reads a file. Where it is wrong, the library stays as it is, and the log says why in a line. */
  async #take(file: string, otherwise: string, readElsewhere = this.#parts.readElsewhere): Promise<boolean> {
    try {
      const revision = revisionOf(file);
      const release = await loadCached(file, undefined, readElsewhere);
      this.#stock(file, release, revision);
      // Whoever asks meanwhile goes first.
      await nextTurn();
      return true;
    } catch (error) {
      // Whatever a file does to whoever reads it, the others are served.
      const why = error instanceof Error ? error.message : String(error);
      this.#log.warn({ file }, `${otherwise}: ${why.replaceAll('\n', '; ')}`);
      return false;
    }
  }

  /** @throws {Fault} where what stands beside the text is wrong, or another file has that name */
  #stock(file: string, release: Release, revision: string): void {
    const { engineFor, vectorsFor, places } = this.#parts;
    const entry = entryOf(release, { owner: 'everyone', revision });
    const other = [...this.#keyByFile].find(([known, key]) => key === entry.key && known !== file);
    if (other) throw new Fault(`${file}: found the name of ${other[0]}, expected a name of its own`);
    const open = async (): Promise<OpenRelease> => {
      const again = await loadRevision(file, revision).catch(asGone);
      return { entry, release: again, ...engineFor(file, again) };
    };
    if (file === places.defaultFile) this.library.setHome({ entry, release, ...engineFor(file, release) });
    const stems = release.sentences.flatMap(({ text }) => stemsOf(text));
    const vectors = vectorsFor(file, release, () => loadRevision(file, revision).catch(ifThere));
    this.library.put({ entry, stems, vectors, open });
    this.#keyByFile.set(file, entry.key);
  }

  #leave(file: string): void {
    const key = this.#keyByFile.get(file);
    if (key === undefined) return;
    if (file === this.#parts.places.defaultFile) {
      this.#log.warn(
        { file },
        `release kept as it was: ${path.basename(file)} is the default one, and its file is gone`,
      );
      return;
    }
    this.library.remove(key);
    this.#keyByFile.delete(file);
    this.#log.info({ file }, 'release removed');
  }
}

/** A file that is being replaced, or is broken now, while what was kept of it is gone too. */
function asGone(error: unknown): never {
  if (error instanceof RevisionGone || error instanceof Fault) throw new ReleaseGone(error.message);
  throw error;
}

/** Undefined for the same. */
function ifThere(error: unknown): undefined {
  if (!(error instanceof RevisionGone || error instanceof Fault)) throw error;
}

/** A folder that is not there would pass for one without releases. */
function refuseNoFolder(folder: string | undefined): void {
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new Fault(`${folder}: found no folder, expected the folder of releases that RELEASES_FOLDER names`);
}
