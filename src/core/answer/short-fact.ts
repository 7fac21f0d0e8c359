import type { Span } from '../release/release.ts';
import type { Asked } from './features.ts';
import type { SentenceIndex } from './sentence-index.ts';
import { mannerOf, type SpanWeights, spansOf, wordsSpan } from './spans.ts';

/** The likeliest short answer in a sentence. */
export type ShortFact = {
  /** Offsets in the sentence's text. */
  readonly span: Span;
  /** How much it looks like the short answer to the question, as an odds' logarithm without a fixed zero. */
  readonly score: number;
  /** The same for all stretches of the sentence together. */
  readonly logSum: number;
};

/** Finds the short answer in sentence `s`; absent where it has no words. */
export function shortFact(
  index: SentenceIndex,
  asked: Asked,
  s: number,
  weights: SpanWeights,
): ShortFact | undefined {
  const own = weights[mannerOf(asked.question.type)];
  let best: { readonly from: number; readonly to: number; readonly score: number } | undefined;
  let sum = 0;
  for (const { from, to, values } of spansOf(index, asked, s)) {
    let score = 0;
    for (let f = 0; f < values.length; f++) score += (own[f] ?? 0) * (values[f] ?? 0);
    sum += Math.exp(score);
    if (!best || score > best.score) best = { from, to, score };
  }
  const text = index.passages[s]?.text ?? '';
  const span = best && wordsSpan(text, index.profile(s).words, best.from, best.to);
  return best && span && { span, score: best.score, logSum: Math.log(sum) };
}

/** The words of sentence `s` that match the question's, neighbours as one stretch. */
export function marksFor(index: SentenceIndex, asked: Asked, s: number): Span[] {
  const { words, terms } = index.profile(s);
  const text = index.passages[s]?.text ?? '';
  const joined: { start: number; end: number }[] = [];
  for (const [i, word] of words.entries()) {
    if (!asked.placeOfTerm.has(terms[i] ?? -1)) continue;
    const last = joined.at(-1);
    if (last && /^[\s-]?$/.test(text.slice(last.end, word.start))) last.end = word.end;
    else joined.push({ start: word.start, end: word.end });
  }
  return joined;
}
