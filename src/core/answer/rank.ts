import { type Asked, FEATURES, measure } from './features.ts';
import type { SentenceIndex } from './sentence-index.ts';

/** A sentence by its place in the index (from 0), with its score. */
export type Scored = { readonly sentence: number; score: number };

/** Most sentences that are measured; the best by BM25 go on, the rest keep their BM25 order behind them. */
const CANDIDATES_MAX = 60;

/** Scores sentences by the learnt weights, best first; equal scores keep the order of the release. */
export function rank(index: SentenceIndex, asked: Asked, weights: Float64Array): Scored[] {
  const features = new Float64Array(FEATURES.length);
  return candidates(index, asked)
    .map((sentence) => {
      measure(index, asked, sentence, features);
      let score = 0;
      for (let f = 0; f < weights.length; f++) score += (weights[f] ?? 0) * (features[f] ?? 0);
      return { sentence, score };
    })
    .sort((a, b) => b.score - a.score || a.sentence - b.sentence);
}

/** All sentences of a short release; of a long one those that share the most with the question. */
export function candidates(index: SentenceIndex, asked: Asked): number[] {
  const all = index.passages.length;
  if (all <= CANDIDATES_MAX) return Array.from({ length: all }, (_, s) => s);
  const { bm25, touched } = asked.matches;
  return [...touched].sort((a, b) => (bm25[b] ?? 0) - (bm25[a] ?? 0) || a - b).slice(0, CANDIDATES_MAX);
}
