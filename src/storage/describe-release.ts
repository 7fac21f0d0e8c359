import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { stemsOf } from '../core/answer/passages.ts';
import { type Entry, entryOf } from '../core/library/entry.ts';
import { outlineRelease } from '../core/release/parse.ts';
import { factsFileOf } from './files.ts';
import { loadCached, revisionOf } from './load-cached.ts';
import { readTextFile } from './read-text-file.ts';

/** What a library has to know of a release before anybody asks of it. */
export type Described = {
  readonly entry: Entry;
  /** Stems of the words of its sentences. */
  readonly stems: readonly string[];
};

/** How much is read: only what a library needs, or all, which is kept for whoever opens the release. */
export type Extent = 'outline' | 'whole';

/**
 * Reads a release for a library. One with a facts file is read whole in any case, since what is wrong with its facts has to
 * be told.
 *
 * @throws {Fault} as the loader does
 */
export async function describeRelease(file: string, extent: Extent): Promise<Described> {
  const revision = revisionOf(file);
  const isWhole = extent === 'whole' || existsSync(factsFileOf(file));
  const release = isWhole ? await loadCached(file) : outlineOf(file);
  return {
    entry: entryOf(release, { owner: 'everyone', revision }),
    stems: release.sentences.flatMap(({ text }) => stemsOf(text)),
  };
}

/** What can be told of a release without reading who says what. @throws {Fault} as the loader does */
export function outlineOf(
  file: string,
  content = readTextFile(file),
): Parameters<typeof entryOf>[0] & ReturnType<typeof outlineRelease> {
  const outline = outlineRelease(path.parse(file).name, file, content);
  const hash = createHash('sha256').update(outline.text, 'utf8').digest('hex');
  // Which of them are facts takes their speakers to tell: each may be one.
  return { ...outline, hash, facts: outline.sentences };
}
