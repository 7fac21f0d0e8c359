import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { startScript, type Typed, type Wrong } from '../../src/command-line.ts';
import { type Reader, readableText } from '../../src/core/answer/reading.ts';
import { MODEL_FORMAT } from '../../src/reader/model-files.ts';
import { openReader } from '../../src/reader/reader.ts';
import { MODEL_FOLDER, PROJECT_FOLDER } from '../../src/storage/files.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import { EXPECTED_FILE, type Expected, expectedOf, fixedQuestions } from './fixed-questions.ts';
import {
  auroc,
  calibrationError,
  fitWeights,
  pointAt,
  readOutcomes,
  reliability,
  tell,
} from './likelihoods.ts';
import { readList, readLists } from './question-lists.ts';

/** Shares of the answerable questions that may be refused outright, and that may be answered by the nearest sentence. */
const NOT_FOUND_SHARE = 0.03;
const CLOSEST_SHARE = 0.06;
/** As reader.py has them. */
const SIZES = { window: 256, question: 40, title: 14 };
const BEFORE = { bias: 0, sum: 1, lead: 0, length: 0, absent: 0, answered: 0.5, closest: 0.5 };

const TREATY_FILE = path.join(PROJECT_FOLDER, 'data/releases/uk-japan-defence-logistics-treaty.md');

const OPTIONS = { data: { type: 'string' } } as const;
type Request = { readonly data: string };

/** Fits the scale on the model that lies in data/reader, and writes reader.json. */
async function calibrate({ data }: Request): Promise<number> {
  const file = path.join(MODEL_FOLDER, 'reader.json');
  const write = (calibration: object) => {
    const sha256 = { 'reader.onnx': hashOf('reader.onnx'), 'vocab.txt': hashOf('vocab.txt') };
    const card = { format: MODEL_FORMAT, sha256, sizes: SIZES, calibration, unseen: readLists() };
    writeFileSync(file, `${JSON.stringify(card, undefined, 2)}\n`);
  };
  // The reader opens a model whose hash stands there alone.
  write(BEFORE);
  const reader = openReader({ folder: MODEL_FOLDER });
  const outcomes = await readOutcomes(readList('calibrate', data), reader);
  await writeExpected(reader);
  await reader.close();
  const weights = fitWeights(outcomes);
  const told = tell(outcomes, { ...BEFORE, ...weights });
  const calibration = {
    ...weights,
    answered: pointAt(told, CLOSEST_SHARE),
    closest: pointAt(told, NOT_FOUND_SHARE),
  };
  write(calibration);
  const error = calibrationError(reliability(told));
  process.stdout.write(
    `${told.length} questions, AUROC ${(100 * auroc(told)).toFixed(1)}, calibration error ${error.toFixed(3)}\n${JSON.stringify(calibration)}\n`,
  );
  return 0;
}

/** What this model says to fixed questions, for a test that other machines say the same. */
async function writeExpected(reader: Reader): Promise<void> {
  const release = loadRelease(TREATY_FILE);
  const text = readableText(release);
  const answers: Expected[] = [];
  for (const question of fixedQuestions(release))
    answers.push(
      expectedOf(question, await reader.read(question, text, [{ first: 0, end: text.sentences.length }])),
    );
  const lines = answers.map((answer) => `    ${JSON.stringify(answer)}`).join(',\n');
  writeFileSync(
    EXPECTED_FILE,
    `{\n  "model": "${hashOf('reader.onnx')}",\n  "answers": [\n${lines}\n  ]\n}\n`,
  );
}

function hashOf(name: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(MODEL_FOLDER, name)))
    .digest('hex');
}

function read({ values: { data }, positionals }: Typed<typeof OPTIONS>): Request | Wrong {
  if (positionals.length > 0) return { wrong: `calibrate takes no ${JSON.stringify(positionals[0])}` };
  return data === undefined ? { wrong: '--data is needed' } : { data: path.resolve(data) };
}

await startScript({
  usage: 'node training/reader/calibrate.ts --data DIR',
  help: `Fits the scale of the model in data/reader on releases that it has not seen, and writes reader.json.
  --data DIR  holds strangers/
  --help      prints this
`,
  options: OPTIONS,
  read,
  run: calibrate,
});
