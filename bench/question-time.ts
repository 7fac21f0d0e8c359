import Fuse from 'fuse.js';
import type { App } from '../src/app.ts';
import { answersOf } from '../src/core/release/fact-answers.ts';
import { readModelFiles } from '../src/reader/model-files.ts';
import { openSession, type Session } from '../src/reader/session.ts';
import { tokenise } from '../src/reader/text-reader.ts';
import { type Window, windowsOf } from '../src/reader/windows.ts';
import { MODEL_FOLDER } from '../src/storage/files.ts';
import { type Figure, median } from './figures.ts';

/** A question may cost so many times what the model alone takes for the same windows. */
const RATIO_MAX = 1.15;
const AGAIN_MAX_MS = 1;
const TOKENS_MAX = 800;
/** Of the example questions, so many are asked, spread over all of them. */
const QUESTIONS = 60;

/** Time of a question, beside the model alone on the same windows and fuse.js over the sentences. */
export async function questionTime({ release, answer }: App): Promise<Figure[]> {
  const all = answersOf(release.facts)
    .flatMap(({ questions }) => questions.en)
    .filter((question) => question.endsWith('?'));
  const questions = all.filter((_, place) => place % Math.ceil(all.length / QUESTIONS) === 0);
  const model = await openModel(
    release.title,
    release.sentences.map(({ text }) => text),
  );
  const fuse = new Fuse(
    release.sentences.map(({ text }) => text),
    { ignoreLocation: true, includeScore: true },
  );
  await answer('Is it warm now?');
  await model.run(model.windowsOf('Is it warm now?'));
  const ours: number[] = [];
  const alone: number[] = [];
  // In turns, so that what else the machine does slows both.
  for (const question of questions) {
    ours.push(await msOf(() => answer(question)));
    alone.push(await msOf(() => model.run(model.windowsOf(question))));
  }
  const again: number[] = [];
  for (const question of questions) again.push(await msOf(() => answer(question)));
  const theirs = await Promise.all(questions.map((question) => msOf(async () => fuse.search(question))));
  const tokens = questions.map((question) =>
    model.windowsOf(question).reduce((sum, { ids }) => sum + ids.length, 0),
  );
  const ratio = median(ours) / median(alone);
  return [
    {
      name: `a question, of ${questions.length}`,
      measured: `median ${median(ours).toFixed(1)} ms, the model alone ${median(alone).toFixed(1)} ms: ${ratio.toFixed(2)} times`,
      target: { text: `at most ${RATIO_MAX} times`, reached: ratio <= RATIO_MAX },
    },
    {
      name: 'the same question again',
      measured: `median ${median(again).toFixed(2)} ms`,
      target: { text: `under ${AGAIN_MAX_MS} ms`, reached: median(again) < AGAIN_MAX_MS },
    },
    {
      name: 'tokens read for a question',
      measured: `median ${median(tokens)}, at most ${Math.max(...tokens)}`,
      target: { text: `at most ${TOKENS_MAX}`, reached: Math.max(...tokens) <= TOKENS_MAX },
    },
    {
      name: 'for comparison, fuse.js alone with the same questions',
      measured: `median ${median(theirs).toFixed(2)} ms`,
    },
  ];
}

type Model = { windowsOf(question: string): Window[]; run(windows: readonly Window[]): Promise<void> };

async function openModel(title: string, sentences: readonly string[]): Promise<Model> {
  const { model, wordPiece, sizes } = readModelFiles(MODEL_FOLDER);
  const session: Session = await openSession(model);
  const text = tokenise({ title, sentences }, wordPiece, sizes);
  return {
    windowsOf: (question) =>
      windowsOf(
        wordPiece(question).map(({ id }) => id),
        text,
        [{ first: 0, end: sentences.length }],
        sizes,
        wordPiece,
      ),
    async run(windows) {
      for (const window of windows) await session.run(window);
    },
  };
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
