import path from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { answersOf } from '../../src/core/release/fact-answers.ts';
import type { Release } from '../../src/core/release/release.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import { median, percentile } from '../figures.ts';
import { type Contender, type ContenderName, loadContender, type Search } from './contender.ts';
import { madeUpText } from './made-up-text.ts';
import { readQuestionSet, type Sentence } from './question-sets.ts';

/** Of one contender on a set of questions with gold sentences. */
export type OnSet = {
  readonly questions: number;
  readonly texts: number;
  /** Of all texts together. */
  readonly sentences: number;
  /** Share of the questions whose first sentence is right, 0 to 1. */
  readonly hit1: number;
  /** Mean of 1 / rank of the first right sentence, 0 to 1. */
  readonly meanReciprocalRank: number;
  readonly medianUs: number;
  readonly p99Us: number;
};

/** Of one contender on a text of some length. */
export type OnText = {
  readonly sentences: number;
  readonly questions: number;
  readonly buildMs: number;
  /** What the index holds after the questions, without the sentences. */
  readonly memoryMb: number;
  readonly medianUs: number;
  readonly p99Us: number;
};

const TREATY = path.join(import.meta.dirname, '../../data/releases/uk-japan-defence-logistics-treaty.md');

/** Up to this length a text is made and asked more often, so that V8 has compiled what is used. */
const SMALL_MAX_SENTENCES = 1_000;
const SMALL_QUESTIONS = 100;
const SMALL_ROUNDS = { warmUp: 3, measured: 5 };
/** A large text is slow enough to be measured with less. */
const LARGE_QUESTIONS = 50;
const LARGE_ROUNDS = { warmUp: 1, measured: 2 };

const MEMORY_MIN_SENTENCES = 10_000;
/** Asked of each index, so that what is made at the first questions counts too. */
const MEMORY_QUESTIONS = 25;

/**
 * Measures one contender in this process alone: `measure.ts CONTENDER set FILE` or `measure.ts CONTENDER text SENTENCES`.
 * Prints an {@link OnSet} or {@link OnText} as JSON. Needs `--expose-gc`.
 */
async function measure([name, on, what]: readonly string[]): Promise<OnSet | OnText> {
  const contender = await loadContender(name as ContenderName);
  return on === 'set' ? onSet(contender, what ?? '') : onText(contender, Number(what));
}

async function onSet(contender: Contender, file: string): Promise<OnSet> {
  const documents = readQuestionSet(file);
  const timesUs: number[] = [];
  let sentences = 0;
  let first = 0;
  let reciprocal = 0;
  for (const [d, { title, passages, questions }] of documents.entries()) {
    sentences += passages.length;
    const search = await contender.index(passages, title);
    const answerable = questions.filter(({ gold }) => gold.length > 0);
    if (d === 0) for (const { text } of answerable) search(text);
    for (const { text, gold } of answerable) {
      const { found, tookUs } = timed(search, text);
      timesUs.push(tookUs);
      const place = found.findIndex((sentence) => gold.includes(sentence));
      if (place === 0) first += 1;
      if (place >= 0) reciprocal += 1 / (place + 1);
    }
  }
  return {
    questions: timesUs.length,
    texts: documents.length,
    sentences,
    hit1: first / timesUs.length,
    meanReciprocalRank: reciprocal / timesUs.length,
    medianUs: median(timesUs),
    p99Us: percentile(timesUs, 99),
  };
}

async function onText(contender: Contender, sentences: number): Promise<OnText> {
  const release = loadRelease(TREATY);
  const { passages, questions } = textOf(release, sentences);
  const rounds = sentences <= SMALL_MAX_SENTENCES ? SMALL_ROUNDS : LARGE_ROUNDS;

  // Several copies of a small text's index together weigh more than what V8 itself keeps and lets go meanwhile.
  const copies = Math.max(1, Math.round(MEMORY_MIN_SENTENCES / passages.length));
  const beforeBytes = await heldBytes();
  const buildsMs: number[] = [];
  const searches: Search[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    const startMs = performance.now();
    searches.push(await contender.index(passages, release.title));
    buildsMs.push(performance.now() - startMs);
  }
  for (const search of searches)
    for (const question of questions.slice(0, MEMORY_QUESTIONS)) search(question);
  const memoryMb = ((await heldBytes()) - beforeBytes) / copies / 1e6;

  const search = searches.pop();
  if (!search) throw new RangeError('no text is so long that not even one index of it is made');
  searches.length = 0;
  for (let round = 0; round < rounds.warmUp; round += 1) for (const question of questions) search(question);
  const timesUs = Array.from({ length: rounds.measured }, () =>
    questions.map((question) => timed(search, question).tookUs),
  ).flat();
  return {
    sentences: passages.length,
    questions: questions.length,
    buildMs: median(buildsMs),
    memoryMb,
    medianUs: median(timesUs),
    p99Us: percentile(timesUs, 99),
  };
}

/** The release itself where it is as long, with the example questions of its facts; else a made-up text. */
function textOf(
  release: Release,
  sentences: number,
): { passages: readonly Sentence[]; questions: readonly string[] } {
  if (sentences === release.sentences.length)
    return {
      passages: release.sentences,
      questions: answersOf(release.facts).flatMap((fact) => fact.questions.en),
    };
  return madeUpText(release, sentences, sentences <= SMALL_MAX_SENTENCES ? SMALL_QUESTIONS : LARGE_QUESTIONS);
}

function timed(search: Search, question: string): { found: readonly number[]; tookUs: number } {
  const startedAt = process.hrtime.bigint();
  const found = search(question);
  return { found, tookUs: Number(process.hrtime.bigint() - startedAt) / 1_000 };
}

async function heldBytes(): Promise<number> {
  if (!globalThis.gc) throw new Error('measuring memory needs --expose-gc');
  globalThis.gc();
  await setImmediate();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

process.stdout.write(JSON.stringify(await measure(process.argv.slice(2))));
