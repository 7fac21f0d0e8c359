import { randomInt } from 'node:crypto';
import { commands } from '../commands/index.ts';
import { type App, createApp } from './app.ts';
import { createEngine } from './core/answer/engine.ts';
import { readModelFiles } from './reader/model-files.ts';
import { openReader, type ReaderOptions, type ThreadReader } from './reader/reader.ts';
import { readExampleVectors } from './storage/example-vectors.ts';
import { MODEL_FOLDER } from './storage/files.ts';
import { loadCached } from './storage/load-cached.ts';
import type { readApart } from './storage/read-apart.ts';

export type OpenOptions = Pick<ReaderOptions, 'runtime' | 'onFallBack'> & {
  /** For what stays: reading the release takes memory that this process would keep. */
  readonly readElsewhere?: typeof readApart;
};

/** An app on one release, and the reader that answers its questions. */
export type OpenApp = { readonly app: App; readonly reader: ThreadReader };

/** @throws {Fault} where the release, its facts or the reader's model cannot be used */
export async function openApp(
  releaseFile: string,
  { readElsewhere, ...options }: OpenOptions = {},
): Promise<OpenApp> {
  const release = await loadCached(releaseFile, undefined, readElsewhere);
  // The thread reads the model again: what is wrong with it has to stop the start, and not the first question.
  const { calibration, wordPiece, hash } = readModelFiles(MODEL_FOLDER);
  const vectors = readExampleVectors(releaseFile, release, hash);
  const reader = openReader({ folder: MODEL_FOLDER, ...options });
  return {
    app: createApp(
      release,
      createEngine(release, reader, calibration, { isWord: wordPiece.knows, ...(vectors && { vectors }) }),
      commands,
      randomInt(2 ** 32),
    ),
    reader,
  };
}

/** Tells that the native runtime could not be loaded. */
export function fallBackText(reason: string): string {
  return `Questions are read by the web runtime, six or seven times slower: the native one cannot be loaded (${reason}).`;
}
