import { namesWhatIsNowhere } from './demands.ts';
import { type Asked, FEATURES, measure } from './features.ts';
import type { Scored } from './rank.ts';
import { REFUSAL_FEATURES } from './refusal.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { ShortFact } from './short-fact.ts';
import { MANNERS, mannerOf } from './spans.ts';

/**
 * What the verdict looks at: whether the release is about the question at all, how well its best sentence measures,
 * and how much of a short answer stands in it. What a measure says depends on what is asked for, so that each manner of
 * question has a constant of its own.
 */
export const VERDICT_FEATURES: readonly string[] = [
  'about',
  'shortScore',
  'shortSum',
  'namesWhatIsNowhere',
  'asksForAdvice',
  ...REFUSAL_FEATURES,
  ...FEATURES.map((name) => `best ${name}`),
  ...MANNERS.map((manner) => `asks ${manner}`),
];

/** Asks something of whoever reads the question, or for whoever asks it. */
const ADVICE = /\b(?:i|me|my|you|your|best|recommend|should)\b/;

/** Log-odds beyond which a chance counts as certain, and what a score for a short answer is counted in. */
const LOG_ODDS_MAX = 4;
const SHORT_UNIT = 5;

/**
 * Measures the ranking of a question for the verdict.
 *
 * @param about chance from 0 to 1 that the release is about it
 * @param refusal the ranking's {@link REFUSAL_FEATURES}
 * @param short the short answer in the best sentence
 */
export function measureVerdict(
  index: SentenceIndex,
  asked: Asked,
  [best]: readonly Scored[],
  about: number,
  refusal: Float64Array,
  short: ShortFact | undefined,
): Float64Array {
  const ofBest = new Float64Array(FEATURES.length);
  if (best) measure(index, asked, best.sentence, ofBest);
  const odds = Math.log((about + 1e-6) / (1 - about + 1e-6));
  const manner = mannerOf(asked.question.type);
  return Float64Array.from([
    Math.max(-LOG_ODDS_MAX, Math.min(LOG_ODDS_MAX, odds)) / LOG_ODDS_MAX,
    (short?.score ?? -SHORT_UNIT) / SHORT_UNIT,
    (short?.logSum ?? -SHORT_UNIT) / SHORT_UNIT,
    namesWhatIsNowhere(asked) ? 1 : 0,
    ADVICE.test(asked.question.text) ? 1 : 0,
    ...refusal,
    ...ofBest,
    ...MANNERS.map((own) => (own === manner ? 1 : 0)),
  ]);
}
