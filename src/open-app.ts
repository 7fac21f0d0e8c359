import { randomInt } from 'node:crypto';
import process from 'node:process';
import { commands } from '../commands/index.ts';
import { type App, createApp } from './app.ts';
import { createEngine } from './core/answer/engine.ts';
import { likenessOf } from './core/answer/packed-vectors.ts';
import { isReadWhole } from './core/answer/passages.ts';
import { heldBytes } from './core/library/held-bytes.ts';
import type { OpenRelease, StockedLibrary } from './core/library/library.ts';
import type { VectorsFor } from './core/library/meaning-index.ts';
import type { Release } from './core/release/release.ts';
import type { Log } from './daily/log.ts';
import { type Elsewhere, HostReleases } from './host-releases.ts';
import {
  type BackgroundVectors,
  type OnProgress,
  VECTOR_BYTES,
  vectorsInBackground,
} from './reader/background-vectors.ts';
import { type ModelFiles, readModelFiles } from './reader/model-files.ts';
import { openReader, type ReaderOptions, type ThreadReader } from './reader/reader.ts';
import type { HostTextStore } from './server-releases/host-texts.ts';
import { readExampleVectors } from './storage/example-vectors.ts';
import { MODEL_FOLDER } from './storage/files.ts';
import { keptVectors } from './storage/sentence-vectors.ts';

export type OpenOptions = Pick<ReaderOptions, 'runtime' | 'onFallBack'> & {
  /** For what stays: reading releases takes memory that this process would keep. */
  readonly elsewhere?: Elsewhere;
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
  /** Makes what answers questions on a release that has no files. @param place as for {@link OpenApp.vectorsFor} */
  engineFor(release: Release, place: string): Pick<OpenRelease, 'answer' | 'bytes'>;
  /** Where the vectors come from by which a release is ranked among others. */
  readonly vectorsFor: VectorsFor;
  /** Keeps the texts of the host's releases in a store, so that buttons made on them work after a change. Never rejects. */
  keepTextsIn(store: HostTextStore): Promise<void>;
  /** Brings in the other releases and takes up what changes on the disk, until the signal aborts. Never rejects. */
  follow(log: Log, signal: AbortSignal): Promise<void>;
};

const MEMORY_BYTES = 256_000_000;

/** @throws {Fault} where the default release, its facts or the reader's model cannot be used */
export async function openApp(
  releaseFile: string,
  { elsewhere, folder, memoryBytes = MEMORY_BYTES, commandName, ...options }: OpenOptions = {},
): Promise<OpenApp> {
  // The thread reads the model again: what is wrong with it has to stop the start, and not the first question.
  const model = readModelFiles(MODEL_FOLDER);
  const reader = openReader({ folder: MODEL_FOLDER, ...options });
  let log = standardErrorLog;
  const background = vectorsInBackground({
    reader,
    onReleases(made, left) {
      if (left === 0 || made % TOLD_RELEASES === 0)
        log.info({ made, left }, 'sentence vectors of releases made');
    },
    onProgress: progressTeller((fields, text) => log.info(fields, text)),
    onFailure: ({ id }, err) => log.info({ release: id, err }, 'sentence vectors not made'),
  });
  const parts = { reader, model, background };
  const vectorsFor: VectorsFor = (place, entry, load) => {
    const kept = keptVectors(place, entry, model.hash);
    return { kept: kept.recall, made: () => background.ofUnopened(entry.id, load, kept) };
  };
  const releases = await HostReleases.open({
    places: { defaultFile: releaseFile, ...(folder !== undefined && { folder }) },
    memoryBytes,
    engineFor: (file, release) =>
      engineOf(release, file, { ...parts, examples: readExampleVectors(file, release, model.hash) }),
    isBusy: () => reader.waitMs() > 0,
    likeness: async (...texts) => likenessOf(await reader.meaningsOf(texts)),
    vectorsFor,
    async meaningOf(question) {
      const [meaning = new Float32Array()] = await reader.meaningsOf([question]);
      return meaning;
    },
    ...(elsewhere && { elsewhere }),
    log: standardErrorLog,
  });
  return {
    app: createApp(releases.library, commands, randomInt(2 ** 32), commandName),
    reader,
    library: releases.library,
    engineFor: (release, place) => engineOf(release, place, parts),
    vectorsFor,
    keepTextsIn: (store) => releases.keepTextsIn(store),
    follow(given, signal) {
      log = given;
      return releases.follow(given, signal);
    },
  };
}

/** What every engine is made with. */
type EngineParts = {
  readonly reader: ThreadReader;
  readonly model: ModelFiles;
  readonly background: BackgroundVectors;
  /** Vectors of the release's example questions, where it has a file beside which they lie. */
  readonly examples?: ReturnType<typeof readExampleVectors>;
};

/** @param place of the release, by which what is kept of it is known */
function engineOf(
  release: Release,
  place: string,
  { reader, model: { calibration, wordPiece, hash }, background, examples: vectors }: EngineParts,
): Pick<OpenRelease, 'answer' | 'bytes'> {
  const text = { version: release.hash, sentenceCount: release.sentences.length };
  const kept = keptVectors(place, text, hash);
  const isLong = !isReadWhole(release);
  const knowledge = {
    isWord: wordPiece.knows,
    ...(vectors && { vectors }),
    ...(isLong && { sentenceVectors: background.ofOpen(release, kept) }),
  };
  const vectorBytes =
    (vectors?.rows.byteLength ?? 0) + (isLong ? VECTOR_BYTES * release.sentences.length : 0);
  return {
    answer: createEngine(release, reader, calibration, knowledge),
    bytes: heldBytes(release, vectorBytes),
  };
}

/** Releases between two lines of the log on all of them. */
const TOLD_RELEASES = 25;

/** Sentences between two lines of the log on one release. */
const TOLD_EVERY = 500;

/** Tells now and then how many of a release's sentences have their vectors, and when all have. */
function progressTeller(tell: Log['info']): OnProgress {
  return ({ id }, made, of) => {
    if (made === of) tell({ release: id, sentences: of }, 'sentence vectors made');
    else if (made % TOLD_EVERY === 0) tell({ release: id, made, of }, 'making sentence vectors');
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
