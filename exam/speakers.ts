import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { startScript, type Typed, type Wrong } from '../src/command-line.ts';
import { parseRelease } from '../src/core/release/parse.ts';
import { PROJECT_FOLDER } from '../src/storage/files.ts';
import { type Slip, type SpokenScore, scoreSpoken } from './spoken-score.ts';
import { hashOfFile, readSpokenSet } from './spoken-set.ts';

const HELP = `Compares the speakers found in releases with those that a reader marked, sentence by sentence.
  --data DIR…   folders of releases; those that nobody marked, or in another text, are passed over
  --marks FILE  the marks; tests/fixtures/speakers-by-hand.json where none is given
  --help        prints this
`;

const OPTIONS = { data: { type: 'string', multiple: true }, marks: { type: 'string' } } as const;
const MARKS = path.join(PROJECT_FOLDER, 'tests/fixtures/speakers-by-hand.json');

type Arguments = { readonly folders: readonly string[]; readonly marks: string };

function speakers({ folders, marks }: Arguments): number {
  const marked = new Map(readSpokenSet(marks).map((one) => [one.sha256, one]));
  const scores: SpokenScore[] = [];
  for (const file of folders.flatMap((folder) => globSync(path.join(folder, '*.md')).sort())) {
    const content = readFileSync(file, 'utf8');
    const known = marked.get(hashOfFile(content));
    if (!known) continue;
    const { sentences } = parseRelease(known.release, file, content);
    if (sentences.length !== known.sentences) {
      print(
        `${known.release}: read as ${sentences.length} sentences, marked as ${known.sentences}: mark it again`,
      );
      continue;
    }
    const score = scoreSpoken(sentences, known);
    print(`${known.release}: ${score.found} of ${score.spoken} found, ${score.wrong.length} wrong`);
    print(...[...score.wrong, ...score.missed].map(slipLine));
    scores.push(score);
  }
  print(summaryOf(scores));
  return 0;
}

function slipLine({ sentence, found, right }: Slip): string {
  return `  ${sentence}: ${found ?? 'nobody'}, and it is ${right ?? 'nobody'}`;
}

function summaryOf(scores: readonly SpokenScore[]): string {
  const sum = (count: (score: SpokenScore) => number) =>
    scores.reduce((total, score) => total + count(score), 0);
  const found = sum((score) => score.found);
  const given = found + sum(({ wrong }) => wrong.length);
  const spoken = sum((score) => score.spoken);
  const percent = (part: number, whole: number) => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1));
  return `${scores.length} releases: precision ${percent(found, given)} % (${found} of ${given}), recall ${percent(found, spoken)} % (${found} of ${spoken})`;
}

function readArguments({ values, positionals }: Typed<typeof OPTIONS>): Arguments | Wrong {
  if (positionals.length > 0) return { wrong: `"${positionals[0]}" belongs to no option` };
  if (!values.data) return { wrong: 'No folder of releases is given' };
  return { folders: values.data, marks: values.marks ?? MARKS };
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

await startScript({
  usage: 'npm run speakers -- --data DIR… [--marks FILE]',
  help: HELP,
  options: OPTIONS,
  read: readArguments,
  run: speakers,
});
