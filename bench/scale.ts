import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { stemsOf } from '../src/core/answer/passages.ts';
import { entryOf } from '../src/core/library/entry.ts';
import { StockedLibrary } from '../src/core/library/library.ts';
import { parseText } from '../src/core/release/parse.ts';
import type { Release } from '../src/core/release/release.ts';
import { loadCached } from '../src/storage/load-cached.ts';
import { type Figure, median } from './figures.ts';
import { madeUpText } from './ranking/made-up-text.ts';

/** Sentences of a made-up release, as many as a short press release has. */
const RELEASE_SENTENCES = 25;
const QUESTIONS = 200;
/** Releases whose files are written: the start reads one after the other, so a few tell of all. */
const FILES = 300;
const SPEED_MIN = 50_000;
const START_MAX_MS = 2_000;
/** Releases between two signs of progress. */
const TOLD_EVERY = 500;

type Texts = { readonly texts: readonly string[]; readonly questions: readonly string[] };

/** A library of so many made-up releases: how fast it is filled, what a question waits for it, and what a start costs. */
export async function scale(like: Release, releases: number): Promise<Figure[]> {
  const { texts, questions } = madeUp(like, releases);
  const one = fill(like, texts.slice(0, 1));
  const all = fill(like, texts);
  const aloneMs = median(await rankMs(one.library, questions));
  const amongMs = median(await rankMs(all.library, questions));
  const alonePick = pickMicroseconds(one.library);
  const amongPick = pickMicroseconds(all.library);
  const startMs = releases * (await warmStartMs(texts.slice(0, FILES)));
  const speed = all.sentences / (all.ms / 1_000);
  return [
    {
      name: `${count(all.sentences)} sentences in ${count(releases)} releases, parsed and indexed`,
      measured: `${count(speed)} a second (indexed alone ${count((1_000 * all.sentences) / (all.ms - all.parseMs))}), ${(all.bytes / 1e6).toFixed(0)} MB of heap at most`,
      target: { text: `over ${count(SPEED_MIN)} a second`, reached: speed > SPEED_MIN },
    },
    {
      name: 'finding a release by its key, before it is read',
      measured: `${amongPick.toFixed(2)} µs, ${alonePick.toFixed(2)} µs with one release`,
    },
    {
      name: 'ranking all of them, where the default one does not say',
      measured: `${amongMs.toFixed(2)} ms, ${aloneMs.toFixed(2)} ms with one release`,
    },
    {
      name: `start with every release read before, reckoned from ${Math.min(FILES, releases)}`,
      measured: `${count(startMs)} ms`,
      target: { text: `under ${count(START_MAX_MS)} ms`, reached: startMs < START_MAX_MS },
    },
  ];
}

function madeUp(like: Release, releases: number): Texts {
  const { passages, questions } = madeUpText(like, releases * RELEASE_SENTENCES, QUESTIONS);
  const texts = Array.from({ length: releases }, (_, place) =>
    passages
      .slice(place * RELEASE_SENTENCES, (place + 1) * RELEASE_SENTENCES)
      .map(({ text }) => text)
      .join('\n\n'),
  );
  return { texts, questions };
}

/** Parses and indexes the texts, with progress on standard error. */
function fill(like: Release, texts: readonly string[]) {
  const library = new StockedLibrary({
    home: {
      entry: entryOf(like, { owner: 'everyone', revision: like.id }),
      release: like,
      answer: neverOpened,
      bytes: 0,
    },
    memoryBytes: 0,
    nowMs: () => 0,
    isBusy: () => false,
    filled: async () => undefined,
  });
  const bytesBefore = process.memoryUsage().heapUsed;
  let sentences = 0;
  let parseMs = 0;
  const startedAtMs = performance.now();
  for (const [place, text] of texts.entries()) {
    const beforeMs = performance.now();
    const parsed = parseText(text);
    parseMs += performance.now() - beforeMs;
    sentences += parsed.sentences.length;
    const release = { ...like, ...parsed, id: `release-${place}`, title: `Release ${place}` };
    const stems = parsed.sentences.flatMap((sentence) => stemsOf(sentence.text));
    library.put({
      entry: entryOf(release, { owner: 'everyone', revision: release.id }),
      stems,
      open: neverOpened,
    });
    if (place % TOLD_EVERY === 0) tell(place, texts.length);
  }
  tell(texts.length, texts.length);
  process.stderr.write('\n');
  const ms = performance.now() - startedAtMs;
  return { library, sentences, ms, parseMs, bytes: process.memoryUsage().heapUsed - bytesBefore };
}

function tell(done: number, of: number): void {
  const width = 40;
  const full = Math.round((width * done) / of);
  process.stderr.write(`\r[${'#'.repeat(full)}${' '.repeat(width - full)}] ${done} of ${of} releases`);
}

/** Holds on to nothing of a release, as a library does with what was never asked. */
async function neverOpened(): Promise<never> {
  throw new Error('nothing is asked here');
}

/** Milliseconds that each question takes to rank all releases by words. */
async function rankMs(library: StockedLibrary, questions: readonly string[]): Promise<number[]> {
  const shelf = library.shelf(undefined);
  const times: number[] = [];
  for (const question of questions) {
    const startedAtMs = performance.now();
    await library.rank(question, shelf);
    times.push(performance.now() - startedAtMs);
  }
  return times;
}

/** What a question on a release waits for the library before the reader's work begins, in microseconds. */
function pickMicroseconds(library: StockedLibrary): number {
  const key = library.shelf(undefined).entries.at(-1)?.key ?? '';
  const times = Array.from({ length: QUESTIONS }, () =>
    msOf(() => {
      for (let time = 0; time < 1_000; time++) library.shelf(undefined).byKey(key);
    }),
  );
  return median(times);
}

/** Milliseconds that a start takes for one release that was read before. */
async function warmStartMs(texts: readonly string[]): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'scale-'));
  try {
    const files = texts.map((text, place) => {
      const file = path.join(folder, `release-${place}.md`);
      const head = [
        'title: A pier',
        'date: 2031-04-02',
        'publisher: Haven',
        'url: https://haven.example/',
        'licence: OGL',
      ];
      writeFileSync(file, `---\n${head.join('\n')}\n---\n\n${text}\n`);
      return file;
    });
    const kept = path.join(folder, 'kept');
    for (const file of files) await loadCached(file, kept);
    const startedAtMs = performance.now();
    for (const file of files) {
      const { sentences } = await loadCached(file, kept);
      sentences.flatMap(({ text }) => stemsOf(text));
    }
    return (performance.now() - startedAtMs) / files.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function msOf(work: () => unknown): number {
  const startedAtMs = performance.now();
  work();
  return performance.now() - startedAtMs;
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en-GB');
}
