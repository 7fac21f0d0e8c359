import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { vectorsFileOf } from './example-vectors.ts';
import { factsFileOf } from './files.ts';

/** What release files look like from outside, by path: the same for as long as nobody writes to them. */
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

/** The release files there are, with what they look like from outside. A folder that cannot be read counts as empty. */
export async function lookAt({ defaultFile, folder }: Places): Promise<Look> {
  const names = folder === undefined ? [] : await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.md')).map((name) => path.join(folder ?? '', name));
  const all = [...new Set([defaultFile, ...files])].sort();
  const seen = await Promise.all(all.map(async (file) => [file, await appearanceOf(file)] as const));
  return new Map(seen.flatMap(([file, shown]) => (shown === undefined ? [] : [[file, shown]])));
}

/** Size, place and times of a release's files; undefined where there is no release. */
async function appearanceOf(file: string): Promise<string | undefined> {
  const [release, ...beside] = await Promise.all(
    [file, factsFileOf(file), vectorsFileOf(file)].map((one) => stat(one).catch(() => undefined)),
  );
  if (!release?.isFile()) return undefined;
  return [release, ...beside]
    .map((found) => (found ? `${found.mtimeMs} ${found.ctimeMs} ${found.size} ${found.ino}` : 'none'))
    .join(', ');
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
