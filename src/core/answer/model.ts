import { AID_FEATURES } from './aid.ts';
import { FEATURES } from './features.ts';
import { REFUSAL_FEATURES } from './refusal.ts';
import { MANNERS, type Manner, SPAN_FEATURES, type SpanWeights } from './spans.ts';
import type { Background } from './terms.ts';
import { VERDICT_FEATURES } from './verdict.ts';
import type { WordVectors } from './word-vectors.ts';

/** What was learnt: written by `npm run train`, read at start, never edited by hand. */
export type Model = {
  /** Weight of each of {@link FEATURES}, in their order. */
  readonly ranker: Float64Array;
  /** Weight of each of {@link REFUSAL_FEATURES}, in their order, and the constant. */
  readonly refusal: Float64Array;
  readonly refusalBias: number;
  /** Weight of each of {@link VERDICT_FEATURES}, in their order, and the constant. */
  readonly verdict: Float64Array;
  readonly verdictBias: number;
  /** Weight of each of {@link AID_FEATURES}, in their order, and the constant. */
  readonly aid: Float64Array;
  readonly aidBias: number;
  readonly spans: SpanWeights;
  readonly points: OperatingPoints;
  readonly background: Background;
  readonly vectors: WordVectors;
};

/**
 * Where one status ends and the next begins. Confidences and fits go from 0 to 1; a score is a fit with what all words
 * of a topic's examples say added.
 */
export type OperatingPoints = {
  /** Least chance that a release without example questions is about the question; below it nothing is shown. */
  readonly about: number;
  /** Least confidence of `answered`. */
  readonly answered: number;
  /** Least confidence of `closest`; below it nothing is shown. */
  readonly closest: number;
  /** The same two where the release has example questions. */
  readonly aidedAnswered: number;
  readonly aidedClosest: number;
  /** Least fit of a Japanese question to a fact's Japanese examples that is an answer. */
  readonly japaneseAnswered: number;
  /** Least fit of something unsaid, beyond all facts, from which the reply names it; the second in Japanese. */
  readonly unsaidSure: number;
  readonly japaneseUnsaidSure: number;
  /** Least score of a fact that settles the answer by itself. */
  readonly factSure: number;
  /** Least fit of a fact that goes before the speech itself where someone's words are asked for. */
  readonly factBeforeSpeech: number;
  /** Least score of a fact whose short answer may stand for its sentence; the second where it takes several. */
  readonly factShort: number;
  readonly factListShort: number;
  /** How much the best fact lifts its sentences, in units of the ranker's score. */
  readonly factLift: number;
  /** Least confidence of the answer to half a double question. */
  readonly halfSure: number;
};

/** The model as it stands in its file. */
export type ModelFile = {
  readonly ranker: Readonly<Record<string, number>>;
  readonly refusal: Readonly<Record<string, number>>;
  readonly verdict: Readonly<Record<string, number>>;
  readonly aid: Readonly<Record<string, number>>;
  /** Weights in the order of {@link SPAN_FEATURES}, for each manner. */
  readonly spans?: Readonly<Record<string, readonly number[]>>;
  readonly points: OperatingPoints;
  /** Stems by how rare they are in English: the key is the rarity, the value the stems, parted by spaces. */
  readonly background: Readonly<Record<string, string>>;
};

/** @throws {RangeError} when a weight is missing: the file was written for other features */
export function readModel(file: ModelFile, vectors: WordVectors): Model {
  const weights = (from: Readonly<Record<string, number>>, names: readonly string[]) =>
    Float64Array.from(names, (name) => {
      const weight = from[name];
      if (weight === undefined) throw new RangeError(`the model has no weight for "${name}": train it anew`);
      return weight;
    });
  const spansOf = (manner: Manner): Float64Array => {
    const own = file.spans?.[manner];
    if (own?.length !== SPAN_FEATURES.length)
      throw new RangeError(
        `the model has ${own?.length ?? 'no'} weights for the short answers of "${manner}", not ${SPAN_FEATURES.length}: train it anew`,
      );
    return Float64Array.from(own);
  };
  const rarityByStem = new Map<string, number>();
  for (const [rarity, stems] of Object.entries(file.background)) {
    for (const stem of stems.split(' ')) rarityByStem.set(stem, Number(rarity));
  }
  return {
    ranker: weights(file.ranker, FEATURES),
    refusal: weights(file.refusal, REFUSAL_FEATURES),
    refusalBias: file.refusal.bias ?? 0,
    verdict: weights(file.verdict, VERDICT_FEATURES),
    verdictBias: file.verdict.bias ?? 0,
    aid: weights(file.aid, AID_FEATURES),
    aidBias: file.aid.bias ?? 0,
    spans: Object.fromEntries(MANNERS.map((manner) => [manner, spansOf(manner)])) as Record<
      Manner,
      Float64Array
    >,
    points: file.points,
    background: { rarity: (stem) => rarityByStem.get(stem) ?? 1 },
    vectors,
  };
}
