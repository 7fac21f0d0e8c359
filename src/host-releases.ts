import { statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { stemsOf } from './core/answer/passages.ts';
import { Fault } from './core/fault.ts';
import { type Entry, entryOf } from './core/library/entry.ts';
import { type Holding, type OpenRelease, ReleaseGone, StockedLibrary } from './core/library/library.ts';
import type { VectorsFor } from './core/library/meaning-index.ts';
import type { Release } from './core/release/release.ts';
import type { Log } from './daily/log.ts';
import { HostTexts } from './host-texts.ts';
import type { HostTextStore } from './server-releases/host-texts.ts';
import { type Describe, describeAll } from './storage/describe-apart.ts';
import type { Described } from './storage/describe-release.ts';
import { keepIndex, recallIndex } from './storage/library-index.ts';
import { loadCached, loadRevision, RevisionGone, revisionOf } from './storage/load-cached.ts';
import { type Changes, type Look, lookAtOnce, type Places, watchReleases } from './storage/release-files.ts';

/** Up to so many releases are read whole at once; of more, that is done once all can be found. */
const READ_AT_ONCE_MAX = 200;

/** Another process that takes work, and the memory that it needs, off this one. */
export type Elsewhere = {
  /** Reads files that were not read before, and keeps what it read. */
  read(...files: string[]): Promise<void>;
  describe: Describe;
};

export type HostParts = {
  readonly places: Places;
  /** Most that open releases hold in memory beside the default one, in bytes. */
  readonly memoryBytes: number;
  readonly isBusy: () => boolean;
  /** How near two texts are in meaning: 1 for the same, about 0 for no relation. */
  readonly likeness: (one: string, other: string) => Promise<number>;
  /** Makes what answers questions on a release. */
  readonly engineFor: (file: string, release: Release) => Pick<OpenRelease, 'answer' | 'bytes'>;
  /** Where the vectors of a release come from. */
  readonly vectorsFor: VectorsFor;
  /** The vector of a question, of length 1. */
  readonly meaningOf: (question: string) => Promise<Float32Array>;
  readonly elsewhere?: Elsewhere;
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
  /** By file. */
  readonly #entries = new Map<string, Entry>();
  readonly #fileByKey = new Map<string, string>();
  readonly #texts: HostTexts;
  #filling: Promise<void> | undefined;
  #toReadAhead: readonly string[] = [];

  private constructor(parts: HostParts, firstLook: Look, home: OpenRelease) {
    this.#parts = parts;
    this.#log = parts.log;
    this.#firstLook = firstLook;
    this.#texts = new HostTexts(() => this.#log);
    const { memoryBytes, isBusy, likeness, meaningOf } = parts;
    this.library = new StockedLibrary({
      home,
      memoryBytes,
      isBusy,
      likeness,
      meaningOf,
      nowMs: () => Date.now(),
      filled: () => this.fill(),
    });
  }

  /** Opens the default release alone. @throws {Fault} where it cannot be used, or there is no such folder */
  static async open(parts: HostParts): Promise<HostReleases> {
    const { places, elsewhere, engineFor } = parts;
    refuseNoFolder(places.folder);
    const firstLook = lookAtOnce(places);
    const file = places.defaultFile;
    const revision = revisionOf(file);
    const release = await loadCached(file, undefined, elsewhere?.read);
    const entry = entryOf(release, { owner: 'everyone', revision });
    const releases = new HostReleases(parts, firstLook, { entry, release, ...engineFor(file, release) });
    releases.#stock(file, describedFrom(release, entry));
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
    void this.#readAhead(signal);
    await watchReleases(this.#parts.places, this.#firstLook, (changes) => this.#takeUp(changes), signal);
  }

  /** Keeps the texts of now and those to come in a store, for buttons made on them. Never rejects. */
  async keepTextsIn(store: HostTextStore): Promise<void> {
    await this.fill();
    await this.#texts.keepIn(
      store,
      [...this.#entries].map(([file, { id, version }]) => ({ id, version, file })),
    );
  }

  /** What an earlier start kept is taken over; what is new, or has changed since, is described anew. */
  async #takeAll(): Promise<void> {
    const { folder, defaultFile } = this.#parts.places;
    if (folder === undefined) return;
    const known = recallIndex(folder, this.#firstLook);
    if (known) {
      const others = known.releases.filter(({ file }) => file !== defaultFile);
      const holdings = others.flatMap(({ file, entry }) => this.#holdingOf(file, entry) ?? []);
      this.library.putPacked(holdings, known.words);
    }
    const unread = [...this.#firstLook.keys()].filter((file) => !this.#entries.has(file));
    await this.#takeEach(unread, () => 'release left out');
    if (unread.length > READ_AT_ONCE_MAX) this.#toReadAhead = unread;
    const isKnown = unread.every((file) => !this.#entries.has(file)) && known?.isOld === false;
    if (isKnown) return;
    const kept = new Map([...this.#entries].filter(([file]) => file !== defaultFile));
    keepIndex(folder, this.#firstLook, kept, (isWanted) => this.library.packWords(isWanted));
  }

  /** Has what is new read whole, so that a release can be opened soon, and also once its file is broken. */
  async #readAhead(signal: AbortSignal): Promise<void> {
    const files = this.#toReadAhead.filter((file) => this.#entries.has(file));
    this.#toReadAhead = [];
    for (let at = 0; at < files.length && !signal.aborted; at += READ_AT_ONCE_MAX)
      await this.#parts.elsewhere?.read(...files.slice(at, at + READ_AT_ONCE_MAX));
  }

  async #takeUp({ changed, gone }: Changes): Promise<void> {
    const { defaultFile } = this.#parts.places;
    const isOld = (file: string) => this.#entries.has(file);
    const old = new Set(changed.filter(isOld));
    const otherwise = (file: string) => (old.has(file) ? 'release kept as it was' : 'release left out');
    const told = (file: string) =>
      this.#log.info({ file }, old.has(file) ? 'release changed' : 'release added');
    if (old.has(defaultFile) && (await this.#takeHome(otherwise(defaultFile)))) told(defaultFile);
    await this.#takeEach(
      changed.filter((file) => file !== defaultFile),
      otherwise,
      told,
    );
    for (const file of gone) this.#leave(file);
  }

  /** Takes releases up. Where one is wrong, the library stays as it is, and the log says why in a line. */
  async #takeEach(
    files: readonly string[],
    otherwise: (file: string) => string,
    taken: (file: string) => void = () => undefined,
  ): Promise<void> {
    const extent = files.length > READ_AT_ONCE_MAX ? 'outline' : 'whole';
    for await (const one of describeAll(files, extent, this.#parts.elsewhere?.describe)) {
      const { file } = one;
      const wrong = 'wrong' in one ? one.wrong : this.#stock(file, one);
      if (wrong === undefined) taken(file);
      else this.#warn(file, otherwise(file), wrong);
      // Whoever asks meanwhile goes first.
      await nextTurn();
    }
  }

  /** The default one is always open. @returns whether it could be read */
  async #takeHome(otherwise: string): Promise<boolean> {
    const { elsewhere, engineFor, places } = this.#parts;
    const file = places.defaultFile;
    try {
      const revision = revisionOf(file);
      const release = await loadCached(file, undefined, elsewhere?.read);
      const entry = entryOf(release, { owner: 'everyone', revision });
      // The text of before is at hand only as long as it is the default one.
      this.#remember(file, entry);
      this.library.setHome({ entry, release, ...engineFor(file, release) });
      this.#stock(file, describedFrom(release, entry));
      return true;
    } catch (error) {
      this.#warn(file, otherwise, error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  #warn(file: string, otherwise: string, wrong: string): void {
    this.#log.warn({ file }, `${otherwise}: ${wrong.replaceAll('\n', '; ')}`);
  }

  /** @returns what is wrong where another file has that name */
  #stock(file: string, { entry, stems }: Described): string | undefined {
    const holding = this.#holdingOf(file, entry);
    if (holding) this.library.put({ ...holding, stems });
    const other = this.#fileByKey.get(entry.key);
    return holding ? undefined : `${file}: found the name of ${other}, expected a name of its own`;
  }

  /** Notes that a file has this release; undefined where another file has one of that name. */
  #holdingOf(file: string, entry: Entry): Omit<Holding, 'stems'> | undefined {
    const { engineFor, vectorsFor, elsewhere } = this.#parts;
    if ((this.#fileByKey.get(entry.key) ?? file) !== file) return undefined;
    this.#remember(file, entry);
    this.#fileByKey.set(entry.key, file);
    const load = () => loadRevision(file, entry.revision, undefined, elsewhere?.read);
    const open = async (): Promise<OpenRelease> => {
      const release = await load().catch(asGone);
      return { entry, release, ...engineFor(file, release) };
    };
    const former = (versionStart: string) => this.#texts.former(entry.id, versionStart);
    const vectors = vectorsFor(file, entry, () => load().catch(ifThere));
    return { entry, open, former, vectors };
  }

  /** Keeps the text that a file had for buttons made on it, and the one that it has now for those to come. */
  #remember(file: string, entry: Entry): void {
    const { id, version } = entry;
    const before = this.#entries.get(file);
    this.#entries.set(file, entry);
    if (before?.version === version) return;
    const open = before && this.library.peek(before);
    if (open) this.#texts.replaced(open.release);
    void this.#texts.serves({ id, version, file });
  }

  #leave(file: string): void {
    const entry = this.#entries.get(file);
    if (!entry) return;
    if (file === this.#parts.places.defaultFile) {
      this.#log.warn(
        { file },
        `release kept as it was: ${path.basename(file)} is the default one, and its file is gone`,
      );
      return;
    }
    this.library.remove(entry.key);
    this.#entries.delete(file);
    this.#fileByKey.delete(entry.key);
    void this.#texts.leaves(entry.id);
    this.#log.info({ file }, 'release removed');
  }
}

function describedFrom({ sentences }: Release, entry: Entry): Described {
  return { entry, stems: sentences.flatMap(({ text }) => stemsOf(text)) };
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
