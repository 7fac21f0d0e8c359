import { createHash } from 'node:crypto';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Entry } from '../core/library/entry.ts';
import type { PackedWords } from '../core/library/packed-words.ts';
import { keep, recall } from './cache.ts';
import { CACHE_FOLDER, codeHash } from './load-cached.ts';
import { type Look, writtenMs } from './release-files.ts';

/** Changes with what stands in the file; what the code makes of a release changes the key by itself. */
const FORMAT = 1;

/** From the last writing of a file until it is kept what it looks like: some disks tell no times nearer than two seconds. */
const AT_REST_MS = 3_000;

/** What a start knew of the releases of a folder, so that a later one need not read them. */
export type LibraryIndex = {
  readonly releases: readonly {
    readonly file: string;
    /** What it looked like from outside: while it looks so, it is the same. */
    readonly shown: string;
    readonly entry: Entry;
  }[];
  /** By the keys of the entries. */
  readonly words: PackedWords<string>;
};

/** What is known of a folder's releases already. */
export type KnownLibrary = LibraryIndex & {
  /** Whether some that were kept have changed or gone. */
  readonly isOld: boolean;
};

/**
 * What was kept of those releases that still look the same; undefined where nothing was kept, or it is damaged, or another
 * version of the program kept it.
 */
export function recallIndex(
  folder: string,
  look: Look,
  cacheFolder = CACHE_FOLDER,
): KnownLibrary | undefined {
  const bytes = recall(indexFileOf(folder, cacheFolder), keyOf(folder));
  if (!bytes) return undefined;
  const { releases, words }: LibraryIndex = deserialize(bytes);
  const same = releases.filter(({ file, shown }) => look.get(file) === shown);
  return { releases: same, words, isOld: same.length < releases.length };
}

/**
 * Keeps what is known of a folder's releases, but for those that were written a moment ago: another writing may look the
 * same. Where it cannot be kept, or nothing is known, nothing happens.
 *
 * @param look what they looked like before they were read
 * @param entries by file
 * @param pack gives the words of the releases of these keys
 */
export function keepIndex(
  folder: string,
  look: Look,
  entries: ReadonlyMap<string, Entry>,
  pack: (isWanted: (key: string) => boolean) => PackedWords<string>,
  cacheFolder = CACHE_FOLDER,
): void {
  const restingSinceMs = Date.now() - AT_REST_MS;
  const releases = [...entries].flatMap(([file, entry]) => {
    const shown = look.get(file);
    return shown !== undefined && writtenMs(shown) < restingSinceMs ? [{ file, shown, entry }] : [];
  });
  if (releases.length === 0) return;
  const keys = new Set(releases.map(({ entry }) => entry.key));
  const index: LibraryIndex = { releases, words: pack((key) => keys.has(key)) };
  keep(indexFileOf(folder, cacheFolder), keyOf(folder), serialize(index));
}

/** Where what is known of a folder is kept: one file for each folder, whatever its name. */
export function indexFileOf(folder: string, cacheFolder = CACHE_FOLDER): string {
  const hash = createHash('sha256').update(folder).digest('hex');
  return path.join(cacheFolder, `library-${hash.slice(0, 16)}`);
}

function keyOf(folder: string): string {
  return `${FORMAT} ${codeHash()} ${folder}`;
}
