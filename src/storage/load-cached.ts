import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Release } from '../core/release/release.ts';
import { remember } from './cache.ts';
import { factsFileOf, PROJECT_FOLDER } from './files.ts';

/** Beside Node's compiled code. */
const CACHE_FOLDER = path.join(PROJECT_FOLDER, 'node_modules/.cache/sources');

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
  readElsewhere?: (releaseFile: string) => Promise<void>,
): Promise<Release> {
  return remember(
    path.join(cacheFolder, path.parse(releaseFile).name),
    () => keyOf(releaseFile),
    async () => {
      const { loadRelease } = await import('./load-release.ts');
      return loadRelease(releaseFile);
    },
    readElsewhere && (() => readElsewhere(releaseFile)),
  );
}

/** Changes with the content of the files, with the code that reads and checks them, and with the packages it uses. */
function keyOf(releaseFile: string): string {
  const code = ['src/core', 'src/storage'].flatMap((folder) =>
    readdirSync(path.join(PROJECT_FOLDER, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
  const files = [
    releaseFile,
    factsFileOf(releaseFile),
    // Names the exact versions of the packages.
    ...['package.json', ...code].map((file) => path.join(PROJECT_FOLDER, file)),
  ];
  const hash = createHash('sha256').update(process.version);
  for (const file of files) {
    const bytes = readIfPossible(file);
    hash.update(`\n${file} ${bytes?.length ?? 'none'}\n`).update(bytes ?? '');
  }
  return hash.digest('hex');
}

/** The loaders say what is wrong with a file that cannot be read. */
function readIfPossible(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
