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
  const compare = (a: number, b: number) => (bm25[a] ?? 0) - (bm25[b] ?? 0) || b - a;
  return greatest(touched, CANDIDATES_MAX, compare).sort((a, b) => compare(b, a));
}

/**
 * The greatest of some items, in no order: a heap with the least of those kept at its root, so that most items cost
 * one comparison.
 */
function greatest(
  items: Int32Array,
  count: number,
  compare: (one: number, other: number) => number,
): number[] {
  const heap = [...items.subarray(0, count)];
  const sink = (item: number, from: number) => {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child + 1 < heap.length && compare(heap[child + 1] ?? 0, heap[child] ?? 0) < 0) child++;
      const below = heap[child];
      if (below === undefined || compare(item, below) <= 0) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = item;
  };
  for (let at = Math.floor(heap.length / 2) - 1; at >= 0; at--) sink(heap[at] ?? 0, at);
  for (const item of items.subarray(count)) if (compare(item, heap[0] ?? 0) > 0) sink(item, 0);
  return heap;
}
