import { randomInt } from 'node:crypto';
import process from 'node:process';
import { commands } from '../commands/index.ts';
import { type App, createApp } from './app.ts';
import { createEngine } from './core/answer/engine.ts';
import { heldBytes } from './core/library/held-bytes.ts';
import type { OpenRelease, StockedLibrary } from './core/library/library.ts';
import type { Release } from './core/release/release.ts';
import type { Log } from './daily/log.ts';
import { type HostParts, HostReleases } from './host-releases.ts';
import { type ModelFiles, readModelFiles } from './reader/model-files.ts';
import { openReader, type ReaderOptions, type ThreadReader } from './reader/reader.ts';
import { readExampleVectors } from './storage/example-vectors.ts';
import { MODEL_FOLDER } from './storage/files.ts';
import type { readApart } from './storage/read-apart.ts';

export type OpenOptions = Pick<ReaderOptions, 'runtime' | 'onFallBack'> & {
  /** For what stays: reading releases takes memory that this process would keep. */
  readonly readElsewhere?: typeof readApart;
  /** The folder of the other releases; left out, there is the one alone. */
  readonly folder?: string;
  /** Most that the others hold in memory, in bytes. */
  readonly memoryBytes?: number;
  readonly commandName?: string;
};

/** An app on a default release and those beside it, and the reader that answers questions on them. */
export type OpenApp = {
  readonly app: App;
  readonly reader: ThreadReader;
  /** What the app answers from; the releases of servers come in beside the host's. */
  readonly library: StockedLibrary;
  /** Makes what answers questions on a release that has no files. */
  engineFor(release: Release): Pick<OpenRelease, 'answer' | 'bytes'>;
  /** Brings in the other releases and takes up what changes on the disk, until the signal aborts. Never rejects. */
  follow(log: Log, signal: AbortSignal): Promise<void>;
};

const MEMORY_BYTES = 256_000_000;

/** @throws {Fault} where the default release, its facts or the reader's model cannot be used */
export async function openApp(
  releaseFile: string,
  { readElsewhere, folder, memoryBytes = MEMORY_BYTES, commandName, ...options }: OpenOptions = {},
): Promise<OpenApp> {
  // The thread reads the model again: what is wrong with it has to stop the start, and not the first question.
  const model = readModelFiles(MODEL_FOLDER);
  const reader = openReader({ folder: MODEL_FOLDER, ...options });
  const releases = await HostReleases.open({
    places: { defaultFile: releaseFile, ...(folder !== undefined && { folder }) },
    memoryBytes,
    engineFor: engineMaker(reader, model),
    isBusy: () => reader.waitMs() > 0,
    ...(readElsewhere && { readElsewhere }),
    log: standardErrorLog,
  });
  return {
    app: createApp(releases.library, commands, randomInt(2 ** 32), commandName),
    reader,
    library: releases.library,
    engineFor: (release) => engineOf(release, reader, model),
    follow: (log, signal) => releases.follow(log, signal),
  };
}

function engineMaker(reader: ThreadReader, model: ModelFiles): HostParts['engineFor'] {
  return (file, release) => engineOf(release, reader, model, readExampleVectors(file, release, model.hash));
}

function engineOf(
  release: Release,
  reader: ThreadReader,
  { calibration, wordPiece }: ModelFiles,
  vectors?: ReturnType<typeof readExampleVectors>,
): Pick<OpenRelease, 'answer' | 'bytes'> {
  const knowledge = { isWord: wordPiece.knows, ...(vectors && { vectors }) };
  return {
    answer: createEngine(release, reader, calibration, knowledge),
    bytes: heldBytes(release, vectors?.rows.byteLength),
  };
}

/** For people at a terminal: only what is wrong. */
export const standardErrorLog: Log = {
  info: () => undefined,
  warn: (_fields, text) => void process.stderr.write(`${text}\n`),
  error: (_fields, text) => void process.stderr.write(`${text}\n`),
};

/** Tells that the native runtime could not be loaded. */
export function fallBackText(reason: string): string {
  return `Questions are read by the web runtime, six or seven times slower: the native one cannot be loaded (${reason}).`;
}
