import { basename } from 'node:path';
import { FEATURES, type FeatureName } from '../src/core/answer/features.ts';
import { loadModel } from '../src/storage/load-model.ts';
import { loadThesaurus } from '../src/storage/load-thesaurus.ts';
import { rankingExamples } from './examples.ts';
import { startFileScript } from './file-script.ts';
import { FOLDS, fitRanker, type RankingExample } from './fit.ts';
import { cutToPieces, type Document, readQuestionSet } from './question-sets.ts';

// Learns the ranking from four fifths of the texts and measures it on the rest, five times over; then again without
// each family of features.

/** Sentences of a piece cut from a long text: about the length of a press release. */
const PIECE_SENTENCES = 20;

/** What is left out together to see what it is worth. */
const FAMILIES: Readonly<Record<string, readonly FeatureName[]>> = {
  'words matched': [
    'shareByRarity',
    'shareByBackground',
    'shareExact',
    'matchedTerms',
    'missingHeaviest',
    'missingHeaviestBackground',
    'heaviestMatched',
    'density',
    'bestShare',
  ],
  'alike words (vectors)': [
    'likeShare',
    'likeShareByRarity',
    'likeMissing',
    'likeFocus',
    'likeBefore',
    'meaning',
  ],
  'kind of answer': [
    'typePresent',
    'typeNovel',
    'typeNear',
    'whoPerson',
    'whenDate',
    'countMention',
    'reasonWords',
    'definitionWords',
    'lacksWhatIsAsked',
    'numberMissing',
  ],
  'what is asked for': ['focusMatched', 'subjectMatched'],
  context: [
    'contextParagraph',
    'contextBefore',
    'contextAfter',
    'paragraphBm25',
    'pairBm25',
    'aboveBefore',
    'aboveAfter',
  ],
  'what it stands for': ['contextStandsFor', 'contextTitle', 'leans', 'leansCovered'],
  'order and nearness': ['pairs', 'spread', 'orderKept'],
  'length and place': ['length', 'opening', 'newWords'],
};

type Group = { readonly name: string; readonly documents: readonly Document[] };
type Dealt = RankingExample & { readonly group: string; readonly fold: number };

const foldByTitle = new Map<string, number>();
const model = loadModel();
const lexicon = { thesaurus: loadThesaurus(), background: model.background, vectors: model.vectors };

function validate(names: readonly string[]): void {
  const groups = names.flatMap(groupsOf);
  const dealt = groups.flatMap(({ name, documents }) =>
    documents.flatMap((document, place) =>
      rankingExamples([document], lexicon, 1).map(
        (example): Dealt => ({ ...example, group: name, fold: foldOf(document, place) }),
      ),
    ),
  );
  const whole = measure(dealt);
  for (const { name } of groups) {
    const { first, second, byFold, questions } = whole(name);
    const spread = byFold.map((share) => percent(share)).join(' ');
    process.stdout.write(
      `${name}: ${questions} questions: hit@1 ${percent(first)} (folds ${spread})  hit@2 ${percent(second)}\n`,
    );
  }
  for (const [family, features] of Object.entries(FAMILIES)) {
    const without = measure(dealt.map((example) => blanked(example, features)));
    const lost = groups.map(({ name }) => points(whole(name).first - without(name).first)).join('  ');
    process.stdout.write(`without ${family}: hit@1 lost ${lost}\n`);
  }
}

function groupsOf(file: string): Group[] {
  const documents = readQuestionSet(file);
  const long = documents.filter(({ passages }) => passages.length > 2 * PIECE_SENTENCES);
  const pieces = long.flatMap((document) => cutToPieces(document, PIECE_SENTENCES));
  const name = basename(file);
  return [
    { name, documents },
    ...(pieces.length > 0 ? [{ name: `${name}, pieces`, documents: pieces }] : []),
  ];
}

/** Pieces of one text, which have its title, share a fold; the others are dealt in turn. */
function foldOf({ title }: Document, place: number): number {
  if (title === '') return place % FOLDS;
  const fold = foldByTitle.get(title) ?? foldByTitle.size % FOLDS;
  foldByTitle.set(title, fold);
  return fold;
}

function measure(dealt: readonly Dealt[]) {
  const weights = Array.from({ length: FOLDS }, (_, fold) =>
    fitRanker(
      dealt.filter((example) => example.fold !== fold),
      FEATURES.length,
    ),
  );
  return (group: string) => {
    const own = dealt.filter((example) => example.group === group);
    const places = own.map((example) => placeOfGold(example, weights[example.fold] ?? new Float64Array()));
    const shareOf = (isHit: (place: number) => boolean, fold?: number): number => {
      const counted = places.filter((_, i) => fold === undefined || own[i]?.fold === fold);
      return counted.filter(isHit).length / Math.max(1, counted.length);
    };
    return {
      questions: own.length,
      first: shareOf((place) => place === 0),
      second: shareOf((place) => place <= 1),
      byFold: weights.map((_, fold) => shareOf((place) => place === 0, fold)),
    };
  };
}

/** How many sentences stand before the first that answers. */
function placeOfGold({ count, features, gold }: RankingExample, weights: Float64Array): number {
  const scores = Array.from({ length: count }, (_, row) =>
    weights.reduce((sum, weight, f) => sum + weight * (features[row * weights.length + f] ?? 0), 0),
  );
  const best = Math.max(...[...gold].map((row) => scores[row] ?? Number.NEGATIVE_INFINITY));
  return scores.filter((score, row) => score > best && !gold.has(row)).length;
}

function blanked(example: Dealt, names: readonly FeatureName[]): Dealt {
  const left = new Set(names.map((name) => FEATURES.indexOf(name)));
  return {
    ...example,
    features: example.features.map((value, i) => (left.has(i % FEATURES.length) ? 0 : value)),
  };
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function points(share: number): string {
  return (share < 0 ? '−' : '') + Math.abs(100 * share).toFixed(1);
}

await startFileScript(
  'validate',
  `Learns the ranking from four fifths of the texts and measures it on the rest, five times, and again without each
family of measures. training/question-sets.ts says what a FILE holds.
`,
  validate,
);
