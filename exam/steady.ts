import process from 'node:process';
import { readCount, startScript, type Typed, type Wrong } from '../src/command-line.ts';
import { answerJson } from '../src/transports/terminal/answer-json.ts';
import type { ExamQuestion } from './exam-set.ts';
import { JAPANESE } from './mentions.ts';
import { markAnswer } from './score.ts';
import { readSetFiles, type SetFiles, type Sitting, sittings } from './sittings.ts';
import { type Comparison, isKept, type Meeting, steadinessTable } from './steadiness.ts';
import { WORDINGS } from './wording.ts';

const HELP = `Asks each question in its own words, then with a greeting, slips and the like: how often status and first sentence stay.
  --set FILE…      the sets; exam/exam-set.ts says what one holds. Questions in Japanese are left out
  --release FILE…  the releases that they are about, in the same order; otherwise each is looked for beside its set
  --seed N         picks other greetings and slips; 1 where it is not given
  --changed        also lists the wordings that were met otherwise
  --help           prints this
`;

const OPTIONS = {
  set: { type: 'string', multiple: true },
  release: { type: 'string', multiple: true },
  seed: { type: 'string' },
  changed: { type: 'boolean' },
} as const;

type Arguments = SetFiles & { readonly seed: number; readonly changed: boolean };
type Reworded = Comparison & { readonly words: string };

async function steady({ seed, changed, ...files }: Arguments): Promise<number> {
  const all: Reworded[] = [];
  for await (const sitting of sittings(files))
    for (const question of sitting.set.questions)
      if (!JAPANESE.test(question.text)) all.push(...(await rewordings(sitting, question, seed)));
  print(...steadinessTable(all));
  if (changed) print(...all.filter((comparison) => !isKept(comparison)).map(changeLine));
  return 0;
}

/** The question beside each wording that changes something in it. */
async function rewordings(sitting: Sitting, question: ExamQuestion, seed: number): Promise<Reworded[]> {
  const plain = await meet(sitting, question, question.text);
  const all: Reworded[] = [];
  for (const { kind, reword } of WORDINGS) {
    const words = reword(question.text, seed);
    if (words !== question.text)
      all.push({ kind, plain, reworded: await meet(sitting, question, words), words });
  }
  return all;
}

async function meet({ set, app }: Sitting, question: ExamQuestion, words: string): Promise<Meeting> {
  const given = await answerJson(app, words, 0);
  const { status, firstRight } = markAnswer(set, question, given, app.release.text);
  return { status, first: given.citations[0], right: firstRight && status === 'answered' };
}

function changeLine({ kind, plain, reworded, words }: Reworded): string {
  return [kind, meetingText(plain), meetingText(reworded), JSON.stringify(words)].join('\t');
}

const meetingText = ({ status, first }: Meeting): string => `${status} ${first ?? '-'}`;

function readArguments(typed: Typed<typeof OPTIONS>): Arguments | Wrong {
  const files = readSetFiles(typed);
  if ('wrong' in files) return files;
  const { seed: typedSeed = '1', changed = false } = typed.values;
  const seed = readCount(typedSeed, 0);
  if (seed === undefined)
    return { wrong: `--seed is ${JSON.stringify(typedSeed)}, expected a whole number from 0` };
  return { ...files, seed, changed };
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

await startScript({
  usage: 'npm run steady -- --set FILE… [--release FILE…] [--seed N] [--changed]',
  help: HELP,
  options: OPTIONS,
  read: readArguments,
  run: steady,
});
