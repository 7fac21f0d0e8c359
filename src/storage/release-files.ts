import { type Dirent, readdirSync, type Stats, stat, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { vectorsFileOf } from './example-vectors.ts';
import { factsFileOf } from './files.ts';

/**
 * What release files look like from outside, by path: the same for as long as nobody writes to them. Folders and links that
 * lead nowhere stand among them, since whoever put one there takes it for a release.
 */
export type Look = ReadonlyMap<string, string>;

/** Where releases are looked for. */
export type Places = {
  /** The default release, wherever it is. */
  readonly defaultFile: string;
  /** Every `*.md` in it is a release; absent, the default one stands alone. */
  readonly folder?: string;
};

/** Told what changed: files that are new or changed, and those that are gone. */
export type Changes = { readonly changed: readonly string[]; readonly gone: readonly string[] };

/** From one look to the next, in milliseconds. Looking, unlike being told, works on every kind of disk and share. */
const LOOK_EVERY_MS = 1_000;

/** Looks in a row that must show the same: whoever writes a file in pieces is given two seconds between them. */
const SAME_LOOKS = 2;

/** Files that are looked at together while the bot runs. */
const LOOKED_AT_ONCE = 200;

/** What may be a release, and the files beside it that belong to it; `isListed` where a folder names it. */
type Found = { readonly file: string; readonly beside: readonly string[]; readonly isListed: boolean };
type StatOf = (file: string) => Stats | undefined;

/**
 * The release files there are, with what they look like from outside. A folder that cannot be read counts as empty. Nothing
 * else happens meanwhile, which is for a start: it takes a third of the time.
 */
export function lookAtOnce(places: Places): Look {
  return lookFrom(foundIn(places, readdirOnce(places.folder)), statOnce);
}

/** The same while the bot runs, which a disk that does not answer must not hold up. */
export async function lookAt(places: Places): Promise<Look> {
  const { folder } = places;
  const entries = folder === undefined ? [] : await readdir(folder, WITH_TYPES).catch(() => []);
  const all = foundIn(places, entries);
  const stats = new Map<string, Stats | undefined>();
  const files = all.flatMap(({ file, beside }) => [file, ...beside]);
  for (let at = 0; at < files.length; at += LOOKED_AT_ONCE)
    await statAll(files.slice(at, at + LOOKED_AT_ONCE), stats);
  return lookFrom(all, (file) => stats.get(file));
}

/** When something of a release was last written, in milliseconds since 1970, as its look tells. */
export function writtenMs(shown: string): number {
  return Number.parseFloat(shown);
}

const WITH_TYPES = { withFileTypes: true } as const;

function readdirOnce(folder: string | undefined): Dirent[] {
  try {
    return folder === undefined ? [] : readdirSync(folder, WITH_TYPES);
  } catch {
    return [];
  }
}

function statOnce(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    // A link to itself, or a file that may not be looked at.
    return undefined;
  }
}

/** Files beside a release are named by the folder's list: most releases have none, and asking for each takes longer than all else. */
function foundIn({ defaultFile, folder = '' }: Places, entries: readonly Dirent[]): Found[] {
  const others = new Set(entries.flatMap(({ name }) => (name.endsWith('.md') ? [] : [name])));
  const besideOf = (name: string) =>
    [factsFileOf(name), vectorsFileOf(name)].filter((one) => others.has(one));
  const within = path.join(folder, path.sep);
  const found: Found[] = [];
  for (const entry of entries) {
    const { name } = entry;
    const isRelease = name.endsWith('.md');
    if (!isRelease && (entry.isFile() || name.startsWith('.'))) continue;
    const beside = isRelease && others.size > 0 ? besideOf(name).map((one) => within + one) : [];
    found.push({ file: within + name, beside, isListed: true });
  }
  if (!found.some(({ file }) => file === defaultFile)) {
    const beside = [factsFileOf(defaultFile), vectorsFileOf(defaultFile)];
    found.push({ file: defaultFile, beside, isListed: false });
  }
  return found.sort((one, other) => (one.file < other.file ? -1 : 1));
}

/** A promise for each file would take twice as long. */
function statAll(files: readonly string[], stats: Map<string, Stats | undefined>): Promise<void> {
  return new Promise((resolve) => {
    let left = files.length;
    for (const file of files)
      stat(file, (_error, found) => {
        stats.set(file, found);
        left -= 1;
        if (left === 0) resolve();
      });
  });
}

function lookFrom(all: readonly Found[], statOf: StatOf): Look {
  const look = new Map<string, string>();
  for (const found of all) {
    const shown = appearanceOf(found, statOf);
    if (shown !== undefined) look.set(found.file, shown);
  }
  return look;
}

/** Times, sizes and places of a release's files; undefined where there is nothing to tell of. */
function appearanceOf({ file, beside, isListed }: Found, statOf: StatOf): string | undefined {
  const release = statOf(file);
  if (!release) return isListed ? 'a link that leads nowhere' : undefined;
  // What is in a folder changes, and is no release.
  if (release.isDirectory()) return 'a folder';
  if (!file.endsWith('.md')) return undefined;
  const all = [release, ...beside.map(statOf)];
  const latestMs = Math.max(...all.map((one) => one?.mtimeMs ?? 0));
  const each = all.map((one) => (one ? `${one.mtimeMs} ${one.ctimeMs} ${one.size} ${one.ino}` : 'none'));
  return `${latestMs}: ${each.join(', ')}`;
}

/**
 * Tells of changes once the files have looked the same for two seconds, so that none is read while it is being written.
 * Ends when the signal aborts.
 *
 * @param known what was read already
 * @param onChanges is waited for before the next look
 */
export async function watchReleases(
  places: Places,
  known: Look,
  onChanges: (changes: Changes) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const settled = new Settling(known);
  for (;;) {
    // Never holds the process up.
    await delay(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    const changes = settled.after(await lookAt(places));
    if (changes.changed.length > 0 || changes.gone.length > 0) await onChanges(changes);
  }
}

/** Finds out which files have come to rest in a new state. */
export class Settling {
  readonly #known: Map<string, string>;
  /** What a file looked like that differs from what is known, and for how many looks it has. */
  readonly #waiting = new Map<string, { readonly shown: string | undefined; readonly looks: number }>();

  constructor(known: Look) {
    this.#known = new Map(known);
  }

  /** What has changed for good by this look; from then on it counts as known. */
  after(look: Look): Changes {
    const changed: string[] = [];
    const gone: string[] = [];
    for (const file of new Set([...look.keys(), ...this.#known.keys()])) {
      const shown = look.get(file);
      if (!this.#hasSettled(file, shown)) continue;
      if (shown === undefined) gone.push(file);
      else changed.push(file);
    }
    return { changed, gone };
  }

  #hasSettled(file: string, shown: string | undefined): boolean {
    const before = this.#waiting.get(file);
    if (shown === this.#known.get(file)) {
      this.#waiting.delete(file);
      return false;
    }
    const looks = before?.shown === shown ? before?.looks : undefined;
    if (looks === undefined || looks < SAME_LOOKS) {
      this.#waiting.set(file, { shown, looks: (looks ?? 0) + 1 });
      return false;
    }
    this.#waiting.delete(file);
    if (shown === undefined) this.#known.delete(file);
    else this.#known.set(file, shown);
    return true;
  }
}
