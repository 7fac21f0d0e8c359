import { createHash } from 'node:crypto';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { PackedVectors } from '../core/answer/packed-vectors.ts';
import type { Entry } from '../core/library/entry.ts';
import { keep, recall } from './cache.ts';
import { PROJECT_FOLDER } from './files.ts';

/** Beside what is kept of releases. */
const CACHE_FOLDER = path.join(PROJECT_FOLDER, 'node_modules/.cache/vectors');

/** Where the vectors of one release's sentences are kept from one start to the next. */
export type KeptVectors = {
  /** What was kept for this very text and this model; undefined where there is none, or where it is damaged. */
  recall(): PackedVectors | undefined;
  /** A folder that cannot be written costs the next start some time and nothing else. */
  keep(vectors: PackedVectors): void;
};

/**
 * @param releaseFile a file that is replaced takes the place of what was kept of it
 * @param model SHA-256 of the model that makes the vectors
 */
export function keptVectors(
  releaseFile: string,
  { version, sentenceCount }: Pick<Entry, 'version' | 'sentenceCount'>,
  model: string,
  cacheFolder = CACHE_FOLDER,
): KeptVectors {
  // Releases of one name in two folders, or of two servers, do not take turns: their vectors cost seconds.
  const whose = createHash('sha256').update(path.resolve(releaseFile)).digest('hex').slice(0, 12);
  const file = path.join(cacheFolder, `${path.parse(releaseFile).name}-${whose}`);
  const key = createHash('sha256').update(`${model} ${version} ${sentenceCount}`).digest('hex');
  return {
    recall() {
      const bytes = recall(file, key);
      return bytes && (deserialize(bytes) as PackedVectors);
    },
    keep: (vectors) => keep(file, key, serialize(vectors)),
  };
}
