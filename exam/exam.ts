import process from 'node:process';
import { commands } from '../commands/index.ts';
import { type App, createApp } from '../src/app.ts';
import { startScript, type Typed, type Wrong } from '../src/command-line.ts';
import { loadConfig } from '../src/config.ts';
import { createEngine } from '../src/core/answer/engine.ts';
import { Fault } from '../src/core/fault.ts';
import { loadCached } from '../src/storage/load-cached.ts';
import { loadModel } from '../src/storage/load-model.ts';
import { answerJson } from '../src/transports/terminal/answer-json.ts';
import { type ExamSet, readExamSet } from './exam-set.ts';
import { releaseFileFor } from './find-release.ts';
import { faultsOf, type Mark, markAnswer } from './score.ts';
import { tableOf } from './table.ts';

const HELP = `Marks whole answers, facts and refusals included, against sets of questions with gold answers.
  --set FILE…      the sets; exam/exam-set.ts says what one holds
  --release FILE…  the releases that they are about, in the same order; otherwise each is looked for beside its set
  --fails          also lists the questions that were not answered as they should be
  --help           prints this
`;

const OPTIONS = {
  set: { type: 'string', multiple: true },
  release: { type: 'string', multiple: true },
  fails: { type: 'boolean' },
} as const;

type Arguments = { readonly sets: string[]; readonly releases: string[]; readonly fails: boolean };

/** Marks the bot's answers to sets of questions: a table for each, and one of all where there are several. */
async function exam({ sets, releases, fails }: Arguments): Promise<number> {
  const own = loadConfig().releaseFile;
  const all: Mark[] = [];
  for (const [place, file] of sets.entries()) {
    const set = readExamSet(file);
    const app = await openApp(releaseFileFor(set, releases, { place, sets: sets.length, own }));
    const marks = sit(set, app);
    all.push(...marks);
    if (sets.length > 1) print(`${file} on ${app.release.title}`);
    print(...tableOf(marks));
    if (fails) print(...failLines(marks));
    if (sets.length > 1) print('');
  }
  if (sets.length > 1) print(`all ${sets.length} sets`, ...tableOf(all));
  return 0;
}

/** @throws {Fault} when the set was written for another release */
function sit(set: ExamSet, app: App): Mark[] {
  const { sentences, text, title } = app.release;
  const theirs = set.sentences.map((sentence) => sentence.text);
  if (theirs.length > 0 && !theirs.some((sentence) => text.includes(sentence)))
    throw new Fault(
      `${set.file}: found none of its ${theirs.length} sentences in "${title}" (${sentences.length} sentences), expected its release after --release`,
    );
  return set.questions.map((question) => markAnswer(set, question, answerJson(app, question.text, 0), text));
}

async function openApp(releaseFile: string): Promise<App> {
  const { release, thesaurus, examples } = await loadCached(releaseFile);
  return createApp(release, createEngine(release, loadModel(), thesaurus, examples), commands, 0);
}

function failLines(marks: readonly Mark[]): string[] {
  return marks.flatMap((mark) => {
    const faults = faultsOf(mark);
    return faults.length > 0 ? [[mark.id, mark.kind, mark.status, faults.join('; ')].join('\t')] : [];
  });
}

/** A list follows its flag: `--set a.json b.json`. */
function readArguments({ tokens, values }: Typed<typeof OPTIONS>): Arguments | Wrong {
  const sets: string[] = [];
  const releases: string[] = [];
  let list: string[] | undefined;
  for (const token of tokens) {
    if (token.kind === 'option')
      list = token.name === 'set' ? sets : token.name === 'release' ? releases : undefined;
    if (token.kind === 'option-terminator' || token.value === undefined) continue;
    if (!list) return { wrong: `${JSON.stringify(token.value)} follows neither --set nor --release` };
    list.push(token.value);
  }
  return sets.length === 0 ? { wrong: 'A set is missing' } : { sets, releases, fails: values.fails === true };
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

await startScript({
  usage: 'npm run exam -- --set FILE… [--release FILE…] [--fails]',
  help: HELP,
  options: OPTIONS,
  read: readArguments,
  run: exam,
});
