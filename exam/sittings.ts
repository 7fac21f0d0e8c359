import type { App } from '../src/app.ts';
import type { Options, Typed, Wrong } from '../src/command-line.ts';
import { loadConfig } from '../src/config.ts';
import { Fault } from '../src/core/fault.ts';
import { openApp } from '../src/open-app.ts';
import { type ExamSet, readExamSet } from './exam-set.ts';
import { fileLists } from './file-lists.ts';
import { releaseFileFor } from './find-release.ts';

/** Files as they were typed after `--set` and `--release`. */
export type SetFiles = { readonly sets: readonly string[]; readonly releases: readonly string[] };

/** A set, and the bot on the release that it asks about. */
export type Sitting = { readonly set: ExamSet; readonly app: App };

export function readSetFiles<const Known extends Options & Record<'set' | 'release', object>>(
  typed: Typed<Known>,
): SetFiles | Wrong {
  const lists = fileLists(typed, ['set', 'release']);
  if ('wrong' in lists) return lists;
  const sets = lists.get('set') ?? [];
  return sets.length === 0 ? { wrong: 'A set is missing' } : { sets, releases: lists.get('release') ?? [] };
}

/** @throws {Fault} when a set is unreadable, or was written for another release */
export async function* sittings({ sets, releases }: SetFiles): AsyncGenerator<Sitting> {
  const own = loadConfig().releaseFile;
  for (const [place, file] of sets.entries()) {
    const set = readExamSet(file);
    const { app, reader } = await openApp(releaseFileFor(set, releases, { place, sets: sets.length, own }));
    try {
      checkRelease(set, app);
      yield { set, app };
    } finally {
      await reader.close();
    }
  }
}

function checkRelease(set: ExamSet, { release: { sentences, text, title } }: App): void {
  const theirs = set.sentences.map((sentence) => sentence.text);
  if (theirs.length > 0 && !theirs.some((sentence) => text.includes(sentence)))
    throw new Fault(
      `${set.file}: found none of its ${theirs.length} sentences in "${title}" (${sentences.length} sentences), expected its release after --release`,
    );
}
