import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { type ExamSet, readExamSet } from '../../exam/exam-set.ts';
import type { Release } from '../../src/core/release/release.ts';
import { loadRelease } from '../../src/storage/load-release.ts';

/** Releases that nothing was learnt from: one list sets the scale, the other only measures. */
export const LISTS = ['calibrate', 'held'] as const;
export type List = (typeof LISTS)[number];

export type ReleaseQuestions = { readonly release: Release; readonly set: ExamSet };

const Lists = z.object({ calibrate: z.array(z.string()), held: z.array(z.string()) });

/** The names of the releases of both lists, as they are published in `lists.json`. */
export function readLists(): Readonly<Record<List, readonly string[]>> {
  return Lists.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'lists.json'), 'utf8')));
}

/** The releases of a list with their questions. @param data holds `strangers/` */
export function readList(list: List, data: string): ReleaseQuestions[] {
  return readLists()[list].map((name) => {
    const stem = path.join(data, 'strangers', name);
    return { release: loadRelease(`${stem}.md`), set: readExamSet(`${stem}.questions.json`) };
  });
}
