import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type ExamQuestion, readExamSet } from '../exam/exam-set.ts';
import { indexRelease } from '../src/core/answer/engine.ts';
import type { Release } from '../src/core/release/release.ts';
import { PROJECT_FOLDER } from '../src/storage/files.ts';
import { loadRelease } from '../src/storage/load-release.ts';
import type { Document } from './question-sets.ts';

/** Invented releases with questions on each, written to learn from; `NAME.md` and `NAME.json`. */
const FOLDER = path.join(PROJECT_FOLDER, 'training/releases');

/** A question on a release, with the places (from 0) of the sentences that answer; none where it does not say. */
export type ReleaseQuestion = Pick<ExamQuestion, 'text' | 'kind' | 'short'> & {
  readonly gold: readonly number[];
};
export type ReleaseSet = { readonly release: Release; readonly questions: readonly ReleaseQuestion[] };

/** Reads them in the order of their names. @throws {Fault} when a file is wrong */
export function readReleaseSets(folder = FOLDER): ReleaseSet[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const release = loadRelease(path.join(folder, name.replace('.json', '.md')));
      const { questions } = readExamSet(path.join(folder, name));
      return {
        release,
        questions: questions.map(({ text, kind, short, gold }) => ({
          text,
          kind,
          short,
          gold: release.sentences.flatMap((sentence, place) =>
            gold.first.some((words) => holds(sentence.text, String(words))) ? [place] : [],
          ),
        })),
      };
    });
}

/** Gold words may run over the end of a sentence. */
const holds = (sentence: string, words: string): boolean =>
  sentence.includes(words) || words.includes(sentence);

/** A set in the form of the public ones. */
export function documentOf({ release, questions }: ReleaseSet): Document {
  return {
    id: release.id,
    title: release.title,
    passages: indexRelease(release).passages,
    questions: questions.map((question, place) => ({ ...question, id: `${release.id} ${place + 1}` })),
  };
}
