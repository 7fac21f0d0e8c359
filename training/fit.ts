/** One list to rank: `features` holds `count` rows, `gold` the rows that answer. */
export type RankingExample = {
  readonly count: number;
  readonly features: Float64Array;
  readonly gold: ReadonlySet<number>;
  readonly weight: number;
  /** Lists of one block, counted from 0, have weights of their own beside those that all share. */
  readonly block?: number;
};

/** Parts that examples are dealt into: each is measured with what was learnt from the others. */
export const FOLDS = 5;

/** @property l2 strength of the pull towards zero @property blocks how many blocks the lists belong to */
export type FitOptions = { readonly rounds?: number; readonly l2?: number; readonly blocks?: number };

/** One question to refuse or not: `label` is 1 where the text answers it. */
export type RefusalExample = {
  readonly features: Float64Array;
  readonly label: 0 | 1;
  readonly weight: number;
};

/**
 * Descends with Adam from zero over the whole set, so that the same examples always give the same weights.
 *
 * @param gradient adds the gradient at `weights` into `into` and returns the sum of example weights
 * @param l2 strength of the pull towards zero
 */
function descend(
  size: number,
  rounds: number,
  l2: number,
  gradient: (weights: Float64Array, into: Float64Array) => number,
): Float64Array {
  const weights = new Float64Array(size);
  const momentum = new Float64Array(size);
  const scale = new Float64Array(size);
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(size);
    const total = gradient(weights, slope);
    const rate = 0.06 * (1 - round / (rounds + 1)) + 0.002;
    for (let f = 0; f < size; f++) {
      const g = (slope[f] ?? 0) / total + l2 * (weights[f] ?? 0);
      momentum[f] = 0.9 * (momentum[f] ?? 0) + 0.1 * g;
      scale[f] = 0.99 * (scale[f] ?? 0) + 0.01 * g * g;
      const step =
        (momentum[f] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((scale[f] ?? 0) / (1 - 0.99 ** round)) + 1e-8);
      weights[f] = (weights[f] ?? 0) - rate * step;
    }
  }
  return weights;
}

/**
 * Fits the listwise softmax: the share of probability on the answering rows of each list is raised.
 *
 * @returns `size` weights that all lists share, then as many for each block
 */
export function fitRanker(
  examples: readonly RankingExample[],
  size: number,
  { rounds = 300, l2 = 1e-4, blocks = 0 }: FitOptions = {},
): Float64Array {
  return descend(size * (1 + blocks), rounds, l2, (weights, into) => {
    let total = 0;
    for (const { count, features, gold, weight, block } of examples) {
      total += weight;
      const odds = new Float64Array(count);
      const own = block === undefined ? undefined : size * (1 + block);
      let top = Number.NEGATIVE_INFINITY;
      for (let row = 0; row < count; row++) {
        let score = 0;
        for (let f = 0; f < size; f++) {
          const both = (weights[f] ?? 0) + (own === undefined ? 0 : (weights[own + f] ?? 0));
          score += both * (features[row * size + f] ?? 0);
        }
        odds[row] = score;
        top = Math.max(top, score);
      }
      let all = 0;
      let good = 0;
      for (let row = 0; row < count; row++) {
        const odd = Math.exp((odds[row] ?? 0) - top);
        odds[row] = odd;
        all += odd;
        if (gold.has(row)) good += odd;
      }
      for (let row = 0; row < count; row++) {
        const odd = odds[row] ?? 0;
        const pull = weight * (odd / all - (gold.has(row) ? odd / good : 0));
        if (Math.abs(pull) < 1e-7) continue;
        for (let f = 0; f < size; f++) {
          const slope = pull * (features[row * size + f] ?? 0);
          into[f] = (into[f] ?? 0) + slope;
          if (own !== undefined) into[own + f] = (into[own + f] ?? 0) + slope;
        }
      }
    }
    return total;
  });
}

/** Fits a logistic regression; the last weight is the constant. */
export function fitRefusal(examples: readonly RefusalExample[], size: number, l2 = 1e-4): Float64Array {
  return descend(size + 1, 400, l2, (weights, into) => {
    let total = 0;
    for (const { features, label, weight } of examples) {
      total += weight;
      let sum = weights[size] ?? 0;
      for (let f = 0; f < size; f++) sum += (weights[f] ?? 0) * (features[f] ?? 0);
      const pull = weight * (1 / (1 + Math.exp(-sum)) - label);
      for (let f = 0; f < size; f++) into[f] = (into[f] ?? 0) + pull * (features[f] ?? 0);
      into[size] = (into[size] ?? 0) + pull;
    }
    return total;
  });
}
