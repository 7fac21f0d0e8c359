import { namesWhatIsNowhere } from './demands.ts';
import { type Asked, FEATURES } from './features.ts';
import type { Model } from './model.ts';
import type { Scored } from './rank.ts';
import { answerable, measureBest, measureRefusal, REFUSAL_FEATURES } from './refusal.ts';
import type { SentenceIndex } from './sentence-index.ts';
import { type ShortFact, shortFact } from './short-fact.ts';
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

/** What a ranking comes to before the verdict. */
export type Evidence = {
  /** Chance from 0 to 1 that the release is about the question at all. */
  readonly about: number;
  /** The short answer in the sentence ranked first, and that sentence's place. */
  readonly short: ShortFact | undefined;
  readonly shortPlace: number;
  /** One number for each of {@link VERDICT_FEATURES}. */
  readonly features: Float64Array;
};

/** Measures the ranking of a question for the verdict. */
export function gatherEvidence(
  index: SentenceIndex,
  asked: Asked,
  scored: readonly Scored[],
  model: Pick<Model, 'refusal' | 'refusalBias' | 'spans'>,
): Evidence {
  const ofBest = measureBest(index, asked, scored);
  const refusal = measureRefusal(index, asked, scored, ofBest);
  const about = answerable(refusal, model.refusal, model.refusalBias);
  const shortPlace = scored[0]?.sentence ?? -1;
  const short = shortFact(index, asked, shortPlace, model.spans);
  const odds = Math.log((about + 1e-6) / (1 - about + 1e-6));
  const manner = mannerOf(asked.question.type);
  const features = Float64Array.from([
    Math.max(-LOG_ODDS_MAX, Math.min(LOG_ODDS_MAX, odds)) / LOG_ODDS_MAX,
    (short?.score ?? -SHORT_UNIT) / SHORT_UNIT,
    (short?.logSum ?? -SHORT_UNIT) / SHORT_UNIT,
    namesWhatIsNowhere(asked) ? 1 : 0,
    ADVICE.test(asked.question.text) ? 1 : 0,
    ...refusal,
    ...ofBest,
    ...MANNERS.map((own) => (own === manner ? 1 : 0)),
  ]);
  return { about, short, shortPlace, features };
}
