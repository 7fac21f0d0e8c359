import { RecentMap } from './recent-map.ts';
import type { SentenceIndex } from './sentence-index.ts';

/** Which words stand in like places in English at large: "flew" and "travelled", "pledge" and "commitment". */
export type WordVectors = {
  /** Row of a stem, or undefined where it is not among the common ones. */
  rowOf(stem: string): number | undefined;
  /** How alike two rows are, from 0 (no more than any two words) to 1 (the same). */
  likeness(one: number, other: number): number;
  /**
   * What some words mean together: their rows added up, the rarer a word the heavier, and brought to length 1. Zeros
   * where none of them has a row.
   */
  meaningOf(stems: Iterable<string>): Float32Array;
};

/** How alike a word of a question is to a term of the release, from 0 to 1. */
export type LikenessOf = (term: number) => number;

/** Cosine from which two words count as alike at all; below it lie most pairs of unrelated words. */
const LEAST_COSINE = 0.2;

/**
 * @param stems one a row, commonest first
 * @param numbers the rows one after the other, signed bytes, as many for each
 * @throws {RangeError} when the numbers do not make whole rows
 */
export function readWordVectors(stems: readonly string[], numbers: Int8Array): WordVectors {
  const size = numbers.length / stems.length;
  if (!Number.isInteger(size) || size === 0) {
    throw new RangeError(`expected whole rows for ${stems.length} words, got ${numbers.length} numbers`);
  }
  const rows = new Map(stems.map((stem, row) => [stem, row]));
  const product = (one: number, other: number): number => {
    let sum = 0;
    const from = one * size;
    const to = other * size;
    for (let i = 0; i < size; i++) sum += (numbers[from + i] ?? 0) * (numbers[to + i] ?? 0);
    return sum;
  };
  const lengths = new Float32Array(stems.length);
  const lengthOf = (row: number): number => {
    if (lengths[row] === 0) lengths[row] = Math.sqrt(product(row, row)) || 1;
    return lengths[row] ?? 1;
  };
  const mostRows = Math.log(1 + stems.length);
  return {
    rowOf: (stem) => rows.get(stem),
    meaningOf(words) {
      const sum = new Float32Array(size);
      for (const stem of words) {
        const row = rows.get(stem);
        if (row === undefined) continue;
        // The rows stand by how common their words are.
        const weight = Math.log(1 + row) / mostRows / lengthOf(row);
        for (let i = 0; i < size; i++) sum[i] = (sum[i] ?? 0) + weight * (numbers[row * size + i] ?? 0);
      }
      let square = 0;
      for (const value of sum) square += value * value;
      const length = Math.sqrt(square) || 1;
      return sum.map((value) => value / length);
    },
    likeness(one, other) {
      if (one === other) return 1;
      const cosine = product(one, other) / (lengthOf(one) * lengthOf(other));
      return Math.max(0, (cosine - LEAST_COSINE) / (1 - LEAST_COSINE));
    },
  };
}

/** Words of questions whose likeness to a release's terms is kept. */
const KEPT_WORDS = 256;

type Kept = {
  readonly rows: Int32Array;
  readonly byStem: RecentMap<LikenessOf>;
  /** Of each sentence, once it was asked for. */
  readonly meanings: (Float32Array | undefined)[];
  /** Of all words of the release, once it was asked for. */
  whole: Float32Array | undefined;
};
const keptByIndex = new WeakMap<SentenceIndex, WeakMap<WordVectors, Kept>>();

/** How alike a stem is to each term of a release, worked out when asked for and kept; undefined where it has no row. */
export function likenessTo(index: SentenceIndex, vectors: WordVectors, stem: string): LikenessOf | undefined {
  const row = vectors.rowOf(stem);
  if (row === undefined) return undefined;
  const kept = keptOf(index, vectors);
  const known = kept.byStem.get(stem);
  if (known) return known;
  const values = new Float64Array(index.stems.length).fill(-1);
  const likenessOf: LikenessOf = (term) => {
    const value = values[term] ?? 0;
    if (value >= 0) return value;
    const other = kept.rows[term] ?? -1;
    const found = other < 0 ? 0 : vectors.likeness(row, other);
    values[term] = found;
    return found;
  };
  kept.byStem.set(stem, likenessOf);
  return likenessOf;
}

function keptOf(index: SentenceIndex, vectors: WordVectors): Kept {
  const byVectors = keptByIndex.get(index) ?? new WeakMap<WordVectors, Kept>();
  keptByIndex.set(index, byVectors);
  const known = byVectors.get(vectors);
  if (known) return known;
  const made = {
    rows: Int32Array.from(index.stems, (stem) => vectors.rowOf(stem) ?? -1),
    byStem: new RecentMap<LikenessOf>(KEPT_WORDS),
    meanings: [],
    whole: undefined,
  };
  byVectors.set(vectors, made);
  return made;
}

/** How alike what some words mean is to what is said, from -1 to 1. */
export type MeaningLike = {
  /** By a sentence of the release. */
  sentence(place: number): number;
  /** By all its words together. */
  release(): number;
};

export function meaningTo(index: SentenceIndex, vectors: WordVectors, stems: Iterable<string>): MeaningLike {
  const asked = vectors.meaningOf(stems);
  const kept = keptOf(index, vectors);
  const like = (said: Float32Array | undefined): number => {
    let sum = 0;
    for (let i = 0; i < asked.length; i++) sum += (asked[i] ?? 0) * (said?.[i] ?? 0);
    return sum;
  };
  return {
    sentence(place) {
      const { words } = index.profile(place);
      kept.meanings[place] ??= vectors.meaningOf(words.flatMap(({ stem, stop }) => (stop ? [] : [stem])));
      return like(kept.meanings[place]);
    },
    release() {
      kept.whole ??= vectors.meaningOf(index.stems);
      return like(kept.whole);
    },
  };
}
