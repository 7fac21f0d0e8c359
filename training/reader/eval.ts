import path from 'node:path';
import process from 'node:process';
import { faultsOf, type Mark, markAnswer } from '../../exam/score.ts';
import { tableOf } from '../../exam/table.ts';
import { startScript, type Typed, type Wrong } from '../../src/command-line.ts';
import type { Answer } from '../../src/core/answer/answer.ts';
import { createEngine } from '../../src/core/answer/engine.ts';
import { readModelFiles } from '../../src/reader/model-files.ts';
import { openReader } from '../../src/reader/reader.ts';
import { MODEL_FOLDER } from '../../src/storage/files.ts';
import { auroc, calibrationError, readOutcomes, reliability, tell } from './likelihoods.ts';
import { LISTS, type List, type ReleaseQuestions, readList } from './question-lists.ts';

const OPTIONS = { data: { type: 'string' }, list: { type: 'string' }, fails: { type: 'boolean' } } as const;
type Request = { readonly data: string; readonly lists: readonly List[]; readonly fails: boolean };

/** Marks the bot's answers on releases that nothing was learnt from, and holds its likelihoods against the truth. */
async function evaluate({ data, lists, fails }: Request): Promise<number> {
  const { calibration, wordPiece } = readModelFiles(MODEL_FOLDER);
  const reader = openReader({ folder: MODEL_FOLDER });
  for (const list of lists) {
    const sets = readList(list, data);
    const marks: Mark[] = [];
    for (const { release, set } of sets) {
      const answer = createEngine(release, reader, calibration, { isWord: wordPiece.knows });
      for (const question of set.questions) {
        const given = await answer(question.text);
        const shown = givenOf({ release, set }, given);
        const mark = markAnswer(set, question, shown, release.text);
        marks.push(mark);
        const faults = faultsOf(mark);
        if (fails && faults.length > 0)
          print(
            [
              release.id,
              question.kind,
              question.text,
              faults.join('; '),
              shown.citations.join(','),
              shown.short,
            ].join('\t'),
          );
      }
    }
    print(`${list}: ${sets.length} releases`, ...tableOf(marks));
    const told = tell(await readOutcomes(sets, reader), calibration);
    const bins = reliability(told);
    print(`AUROC ${(100 * auroc(told)).toFixed(1)}, calibration error ${calibrationError(bins).toFixed(3)}`);
    for (const { from, count, told: mean, true: share } of bins)
      print(
        `  from ${from.toFixed(1)}  told ${mean.toFixed(2)}  true ${share.toFixed(2)}  ${count} questions`,
      );
    print('');
  }
  await reader.close();
  return 0;
}

function givenOf({ release }: ReleaseQuestions, answer: Answer) {
  const numbers = answer.status === 'not_found' ? [] : answer.citations.map(({ sentence }) => sentence);
  return {
    status: answer.status,
    citations: numbers,
    quotes: numbers.map((number) => release.sentences[number - 1]?.text ?? ''),
    short: answer.status === 'answered' ? answer.short : '',
    text: '',
  };
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

function read({ values: { data, list, fails }, positionals }: Typed<typeof OPTIONS>): Request | Wrong {
  if (positionals.length > 0) return { wrong: `eval takes no ${JSON.stringify(positionals[0])}` };
  if (data === undefined) return { wrong: '--data is needed' };
  const lists = LISTS.filter((name) => list === undefined || name === list);
  if (lists.length === 0) return { wrong: `--list takes ${LISTS.join(' or ')}` };
  return { data: path.resolve(data), lists, fails: fails === true };
}

await startScript({
  usage: 'npm run eval -- --data DIR [--list calibrate | held] [--fails]',
  help: `Marks the bot's answers on releases that its model has not seen, and holds its likelihoods against the truth.
  --data DIR   holds strangers/, as training/README.md says
  --list NAME  one of the two lists alone
  --fails      also lists the questions that were not answered as they should be
  --help       prints this
`,
  options: OPTIONS,
  read,
  run: evaluate,
});
