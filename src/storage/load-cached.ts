import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Release } from '../core/release/release.ts';
import { remember } from './cache.ts';
import { factsFileOf, PROJECT_FOLDER } from './files.ts';

/** Beside Node's compiled code. */
export const CACHE_FOLDER = path.join(PROJECT_FOLDER, 'node_modules/.cache/sources');

/** Has another process read a release, and keep what it read. */
type ReadElsewhere = (releaseFile: string) => Promise<void>;

/** The files of a release are no longer those that were wanted. */
export class RevisionGone extends Error {
  override readonly name = 'RevisionGone';
}

/**
 * Reads a release and its facts. A start with the same files and the same program as an earlier one
 * takes over what that one read and checked, without even loading the packages it takes to do so.
 *
 * @param readElsewhere has another process read what no start has read yet, and keep it
 * @throws {Fault} when a file is wrong, as the loaders say
 */
export function loadCached(
  releaseFile: string,
  cacheFolder = CACHE_FOLDER,
  readElsewhere?: ReadElsewhere,
): Promise<Release> {
  return remember(
    keptFileOf(releaseFile, cacheFolder),
    () => revisionOf(releaseFile),
    async () => {
      const { loadRelease } = await import('./load-release.ts');
      return loadRelease(releaseFile);
    },
    readElsewhere && (() => readElsewhere(releaseFile)),
  );
}

/**
 * The release as it was when its files had this revision: from what was kept, though the files have changed or broken since,
 * or else from the files.
 *
 * @throws {RevisionGone} where neither has it any more
 */
export function loadRevision(
  releaseFile: string,
  revision: string,
  cacheFolder = CACHE_FOLDER,
  readElsewhere?: ReadElsewhere,
): Promise<Release> {
  return remember(
    keptFileOf(releaseFile, cacheFolder),
    () => revision,
    async () => {
      const gone = new RevisionGone(`${releaseFile} has changed`);
      if (revisionOf(releaseFile) !== revision) throw gone;
      const { loadRelease } = await import('./load-release.ts');
      const release = loadRelease(releaseFile);
      if (revisionOf(releaseFile) !== revision) throw gone;
      return release;
    },
    readElsewhere && (() => readElsewhere(releaseFile)),
  );
}

/** Changes with the content of a release's files, with the code that reads and checks them, and with the packages it uses. */
export function revisionOf(releaseFile: string): string {
  const hash = createHash('sha256').update(codeHash());
  for (const file of [releaseFile, factsFileOf(releaseFile)]) addFile(hash, file);
  return hash.digest('hex');
}

/** Releases of the same name in other folders take turns. */
function keptFileOf(releaseFile: string, cacheFolder: string): string {
  return path.join(cacheFolder, path.parse(releaseFile).name);
}

let knownCodeHash: string | undefined;

/** Of the code and the packages' versions, as they were when this process began: what runs changes no more. */
export function codeHash(): string {
  if (knownCodeHash !== undefined) return knownCodeHash;
  const hash = createHash('sha256').update(process.version);
  const code = ['src/core', 'src/storage'].flatMap((folder) =>
    readdirSync(path.join(PROJECT_FOLDER, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
  // package.json names the exact versions of the packages.
  for (const file of ['package.json', ...code]) addFile(hash, path.join(PROJECT_FOLDER, file));
  knownCodeHash = hash.digest('hex');
  return knownCodeHash;
}

function addFile(hash: ReturnType<typeof createHash>, file: string): void {
  const bytes = readIfPossible(file);
  hash.update(`\n${file} ${bytes?.length ?? 'none'}\n`).update(bytes ?? '');
}

/** The loaders say what is wrong with a file that cannot be read. */
function readIfPossible(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
