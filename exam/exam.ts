import process from 'node:process';
import { startScript, type Typed, type Wrong } from '../src/command-line.ts';
import { answerJson } from '../src/transports/terminal/answer-json.ts';
import { faultsOf, type Mark, markAnswer } from './score.ts';
import { readSetFiles, type SetFiles, type Sitting, sittings } from './sittings.ts';
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

type Arguments = SetFiles & { readonly fails: boolean };

/** Marks the bot's answers to sets of questions: a table for each, and one of all where there are several. */
async function exam({ fails, ...files }: Arguments): Promise<number> {
  const all: Mark[] = [];
  const isOneOfMany = files.sets.length > 1;
  for await (const sitting of sittings(files)) {
    const marks = await sit(sitting);
    all.push(...marks);
    if (isOneOfMany) print(`${sitting.set.file} on ${sitting.app.release.title}`);
    print(...tableOf(marks));
    if (fails) print(...failLines(marks));
    if (isOneOfMany) print('');
  }
  if (isOneOfMany) print(`all ${files.sets.length} sets`, ...tableOf(all));
  return 0;
}

async function sit({ set, app }: Sitting): Promise<Mark[]> {
  const marks: Mark[] = [];
  for (const question of set.questions)
    marks.push(markAnswer(set, question, await answerJson(app, question.text, 0), app.release.text));
  return marks;
}

function failLines(marks: readonly Mark[]): string[] {
  return marks.flatMap((mark) => {
    const faults = faultsOf(mark);
    return faults.length > 0 ? [[mark.id, mark.kind, mark.status, faults.join('; ')].join('\t')] : [];
  });
}

function readArguments(typed: Typed<typeof OPTIONS>): Arguments | Wrong {
  const files = readSetFiles(typed);
  return 'wrong' in files ? files : { ...files, fails: typed.values.fails === true };
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
