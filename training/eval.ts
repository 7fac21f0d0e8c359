import { basename } from 'node:path';
import { rank } from '../src/core/answer/rank.ts';
import { answerable } from '../src/core/answer/refusal.ts';
import { indexSentences } from '../src/core/answer/sentence-index.ts';
import { loadModel } from '../src/storage/load-model.ts';
import { loadThesaurus } from '../src/storage/load-thesaurus.ts';
import { ask, type Negative, refusalExamples } from './examples.ts';
import { startFileScript } from './file-script.ts';
import { cutToPieces, type Document, readQuestionSet } from './question-sets.ts';

/** Share of answerable questions that are answered where refusal is measured. */
const ANSWERED_SHARE = 0.95;
/** Sentences of a piece cut from a long text: about the length of a press release. */
const PIECE_SENTENCES = 20;
const NEGATIVES: readonly Negative[] = ['another-document', 'paragraph-removed', 'written-unanswerable'];

const model = loadModel();
const lexicon = { thesaurus: loadThesaurus(), background: model.background, vectors: model.vectors };
const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);

/** Prints how often the right sentence comes first, first or second, and the mean reciprocal rank. */
function printRanking(name: string, documents: readonly Document[]): void {
  let questions = 0;
  let first = 0;
  let second = 0;
  let reciprocal = 0;
  for (const document of documents) {
    const index = indexSentences(document.passages, document.title);
    for (const { text, gold } of document.questions) {
      if (gold.length === 0) continue;
      const place = rank(index, ask(index, text, lexicon), model.ranker).findIndex(({ sentence }) =>
        gold.includes(sentence),
      );
      questions++;
      first += place === 0 ? 1 : 0;
      second += place === 0 || place === 1 ? 1 : 0;
      reciprocal += place < 0 ? 0 : 1 / (place + 1);
    }
  }
  const sentences = documents.reduce((sum, { passages }) => sum + passages.length, 0) / documents.length;
  process.stdout.write(
    `${name}: ${questions} questions, ${sentences.toFixed(0)} sentences a text: hit@1 ${percent(first / questions)}  hit@2 ${percent(second / questions)}  MRR ${percent(reciprocal / questions)}\n`,
  );
}

/** Prints for each kind of unanswerable question how well it is told apart, and how many are refused. */
function printRefusal(name: string, documents: readonly Document[]): void {
  const scored = refusalExamples(documents, lexicon, model.ranker).map(({ features, label, negative }) => ({
    label,
    negative,
    score: answerable(features, model.refusal, model.refusalBias),
  }));
  const right = scored
    .filter(({ label }) => label === 1)
    .map(({ score }) => score)
    .sort((a, b) => a - b);
  const least = right[Math.floor(right.length * (1 - ANSWERED_SHARE))] ?? 0;
  for (const kind of NEGATIVES) {
    const wrong = scored.filter(({ negative }) => negative === kind).map(({ score }) => score);
    if (wrong.length === 0) continue;
    const refused = wrong.filter((score) => score < least).length / wrong.length;
    process.stdout.write(
      `${name}, ${kind}: ${wrong.length} questions: AUROC ${percent(areaUnderCurve(right, wrong))}  refused at ${100 * ANSWERED_SHARE} % answered ${percent(refused)}\n`,
    );
  }
}

/** Chance that an answerable question scores above an unanswerable one; ties count half. `right` ascends. */
function areaUnderCurve(right: readonly number[], wrong: readonly number[]): number {
  let pairs = 0;
  for (const score of wrong) {
    const below = right.filter((other) => other < score).length;
    const same = right.filter((other) => other === score).length;
    pairs += right.length - below - same / 2;
  }
  return pairs / (right.length * wrong.length);
}

function measure(files: readonly string[]): void {
  for (const file of files) {
    const documents = readQuestionSet(file);
    const name = basename(file);
    printRanking(name, documents);
    const long = documents.filter(({ passages }) => passages.length > 2 * PIECE_SENTENCES);
    const pieces = long.flatMap((document) => cutToPieces(document, PIECE_SENTENCES));
    if (pieces.length > 0) printRanking(`${name}, cut to pieces`, pieces);
    printRefusal(name, [...pieces, ...documents.filter((document) => !long.includes(document))]);
  }
}

await startFileScript(
  'eval',
  `Measures how often the right sentence comes first, and how well questions without an answer are told from the others.
training/question-sets.ts says what a FILE holds.
`,
  measure,
);
