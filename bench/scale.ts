import { stemsOf } from '../src/core/answer/passages.ts';
import { WordIndex } from '../src/core/library/word-index.ts';
import { parseText, splitText } from '../src/core/release/parse.ts';
import type { Release } from '../src/core/release/release.ts';
import type { Figure } from './figures.ts';
import { growthLines, type LibrarySize, START_MAX_MS } from './growth-chart.ts';
import { libraryOf } from './library-size.ts';
import { withProgress } from './progress.ts';
import { madeUpText } from './ranking/made-up-text.ts';

/** Sentences of a made-up release, as many as a short press release has. */
const RELEASE_SENTENCES = 25;
/** Questions of each library, on one of its releases. */
const QUESTIONS = 20;
const SPEED_MIN = 50_000;
/** Releases whose speakers are looked for: that takes long, and as long for each. */
const SPEAKERS_MAX = 2_000;
/** Most that a question may take longer among all releases than with one. */
const QUESTION_MAX_RATIO = 1.1;
/** Libraries whose growth is drawn, up to the size that was asked for. */
const SIZES = [1, 10, 100, 1_000, 10_000];

/** What it measured, and how that grows with the number of releases, as Markdown. */
export type Scaled = { readonly figures: readonly Figure[]; readonly lines: readonly string[] };

/** Libraries of made-up releases up to so many: how fast they are read, what a start costs, and what a question waits for. */
export async function scale(like: Release, releases: number): Promise<Scaled> {
  const { texts, questions } = madeUp(like, releases);
  const sizes: LibrarySize[] = [];
  for (const size of [...SIZES.filter((one) => one < releases), releases])
    sizes.push(await libraryOf(texts.slice(0, size), questions));
  const [one] = sizes;
  const all = sizes.at(-1);
  if (!one || !all) return { figures: [], lines: [] };
  const ratio = all.questionMs / one.questionMs;
  const figures = [
    readingSpeed(texts),
    speakerSpeed(texts.slice(0, SPEAKERS_MAX)),
    {
      name: `start with ${count(releases)} releases that an earlier start knew`,
      measured: `${count(all.startCpuMs)} ms of one processor, ${count(all.startMs)} ms on the clock (the first start ${(all.firstStartMs / 1_000).toFixed(1)} s)`,
      target: { text: `under ${count(START_MAX_MS)} ms`, reached: all.startCpuMs < START_MAX_MS },
    },
    {
      name: `a question on one of ${count(releases)} releases`,
      measured: `${ratio.toFixed(2)} times as long as with one release (${all.questionMs.toFixed(0)} ms, ${one.questionMs.toFixed(0)} ms), of it naming the release ${(1_000 * all.namingMs).toFixed(0)} µs`,
      target: { text: `at most ${QUESTION_MAX_RATIO} times`, reached: ratio <= QUESTION_MAX_RATIO },
    },
    {
      name: 'ranking all of them, where the default one does not say',
      measured: `${all.rankMs.toFixed(2)} ms, ${one.rankMs.toFixed(2)} ms with one release`,
    },
  ];
  return { figures, lines: growthLines(sizes) };
}

type Texts = { readonly texts: readonly string[]; readonly questions: readonly string[] };

function madeUp(like: Release, releases: number): Texts {
  const { passages } = madeUpText(like, releases * RELEASE_SENTENCES, 0);
  const textOf = (place: number) =>
    passages
      .slice(place * RELEASE_SENTENCES, (place + 1) * RELEASE_SENTENCES)
      .map(({ text }) => text)
      .join('\n\n');
  // The questions are on the first release, so that the reader has the same work in a library of any size.
  const { questions } = madeUpText(like, RELEASE_SENTENCES, QUESTIONS);
  return { texts: Array.from({ length: releases }, (_, place) => textOf(place)), questions };
}

/** What a library does with releases that are new to it. */
function readingSpeed(texts: readonly string[]): Figure {
  const index = new WordIndex<number>();
  let sentences = 0;
  const seconds = cpuSecondsOf('sentences and words', texts, (text, place) => {
    const split = splitText(text).sentences;
    sentences += split.length;
    const stems = split.flatMap((sentence) => stemsOf(sentence.text));
    index.add(place, stems);
  });
  return speedFigure('split and put into the index of words', sentences, texts.length, seconds, SPEED_MIN);
}

/** What is done besides when a release is first opened. */
function speakerSpeed(texts: readonly string[]): Figure {
  let sentences = 0;
  const seconds = cpuSecondsOf('speakers', texts, (text) => {
    sentences += parseText(text).sentences.length;
  });
  return speedFigure('read with their speakers and roles', sentences, texts.length, seconds);
}

function speedFigure(
  what: string,
  sentences: number,
  releases: number,
  seconds: number,
  min?: number,
): Figure {
  const speed = sentences / seconds;
  return {
    name: `${count(sentences)} sentences in ${count(releases)} releases ${what}`,
    measured: `${count(speed)} for each second of one processor`,
    ...(min !== undefined && { target: { text: `over ${count(min)}`, reached: speed > min } }),
  };
}

/** Seconds on a processor, which other programs change less than those on the clock. */
function cpuSecondsOf(
  what: string,
  texts: readonly string[],
  work: (text: string, place: number) => void,
): number {
  const before = process.cpuUsage();
  withProgress(what, texts, work);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en-GB');
}
