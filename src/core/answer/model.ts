import { AID_FEATURES, type AidFeature } from './aid.ts';
import { FEATURES, type FeatureName } from './features.ts';
import { REFUSAL_FEATURES, type RefusalFeature } from './refusal.ts';
import type { Background } from './terms.ts';
import type { WordVectors } from './word-vectors.ts';

/** What was learnt: written by `npm run train`, read at start, never edited by hand. */
export type Model = {
  /** Weight of each of {@link FEATURES}, in their order. */
  readonly ranker: Float64Array;
  /** Weight of each of {@link REFUSAL_FEATURES}, in their order, and the constant. */
  readonly refusal: Float64Array;
  readonly refusalBias: number;
  /** Weight of each of {@link AID_FEATURES}, in their order, and the constant. */
  readonly aid: Float64Array;
  readonly aidBias: number;
  readonly points: OperatingPoints;
  readonly background: Background;
  readonly vectors: WordVectors;
};

/** Where one status ends and the next begins; all from 0 to 1. */
export type OperatingPoints = {
  /** Least confidence of `answered`. */
  readonly answered: number;
  /** Least confidence of `closest`; below it nothing is shown. */
  readonly closest: number;
  /** The same two where the release has example questions. */
  readonly aidedAnswered: number;
  readonly aidedClosest: number;
  /** Least fit of something unsaid, beyond all facts, from which the reply names it. */
  readonly unsaidSure: number;
  /** Least score of a fact that settles the answer by itself. */
  readonly factSure: number;
  /** How much the best fact lifts its sentences, in units of the ranker's score. */
  readonly factLift: number;
};

/** The model as it stands in its file. */
export type ModelFile = {
  readonly ranker: Readonly<Record<string, number>>;
  readonly refusal: Readonly<Record<string, number>>;
  readonly aid: Readonly<Record<string, number>>;
  readonly points: OperatingPoints;
  /** Stems by how rare they are in English: the key is the rarity, the value the stems, parted by spaces. */
  readonly background: Readonly<Record<string, string>>;
};

/** @throws {RangeError} when a weight is missing: the file was written for other features */
export function readModel(file: ModelFile, vectors: WordVectors): Model {
  const weights = (
    from: Readonly<Record<string, number>>,
    names: readonly (FeatureName | RefusalFeature | AidFeature)[],
  ) =>
    Float64Array.from(names, (name) => {
      const weight = from[name];
      if (weight === undefined) throw new RangeError(`the model has no weight for "${name}": train it anew`);
      return weight;
    });
  const rarityByStem = new Map<string, number>();
  for (const [rarity, stems] of Object.entries(file.background)) {
    for (const stem of stems.split(' ')) rarityByStem.set(stem, Number(rarity));
  }
  return {
    ranker: weights(file.ranker, FEATURES),
    refusal: weights(file.refusal, REFUSAL_FEATURES),
    refusalBias: file.refusal.bias ?? 0,
    aid: weights(file.aid, AID_FEATURES),
    aidBias: file.aid.bias ?? 0,
    points: file.points,
    background: { rarity: (stem) => rarityByStem.get(stem) ?? 1 },
    vectors,
  };
}
