import { lacksWhatIsAsked } from './demands.ts';
import { type Asked, FEATURES, type FeatureName, measure } from './features.ts';
import type { Scored } from './rank.ts';
import type { SentenceIndex } from './sentence-index.ts';

/** What the second model looks at to tell whether the best sentence answers at all. */
export const REFUSAL_FEATURES = [
  'topScore',
  'margin',
  'share',
  'shareExact',
  'missingHeaviest',
  'missingHeaviestBackground',
  'absentHeaviest',
  'absentShare',
  'typeWanted',
  'typeNovel',
  'typeMissing',
  'lacksWhatIsAsked',
  'numberAbsent',
  'absentFew',
  'numberMissing',
  'focusMissing',
  'fewTerms',
  'matched',
  'context',
  'nameMissing',
  'meaning',
  'meaningMost',
  'meaningRelease',
] as const;

export type RefusalFeature = (typeof REFUSAL_FEATURES)[number];

/**
 * Measures a ranking for refusal. A ranking without sentences measures as one that shares no word.
 *
 * @param ofBest what {@link measureBest} gives, where it was measured before
 */
export function measureRefusal(
  index: SentenceIndex,
  asked: Asked,
  ranked: readonly Scored[],
  ofBest = measureBest(index, asked, ranked),
): Float64Array {
  const values = (name: FeatureName) => ofBest[FEATURES.indexOf(name)] ?? 0;
  const top = ranked[0]?.score ?? 0;
  const second = ranked[1]?.score ?? top;
  let absentHeaviest = 0;
  let absent = 0;
  for (const term of asked.terms) {
    if (term.variants.size > 0) continue;
    absentHeaviest = Math.max(absentHeaviest, term.background);
    absent += term.background;
  }
  const best = ranked[0]?.sentence ?? -1;
  const wanted = asked.question.wants.size > 0 ? 1 : 0;
  const novel = wanted * values('typeNovel');
  const nameMissing = asked.terms.some(
    (term, t) => term.background > 0.85 && (asked.matches.strengths[t]?.[best] ?? 0) === 0,
  )
    ? 1
    : 0;
  let meaningMost = 0;
  for (const { sentence } of ranked) meaningMost = Math.max(meaningMost, asked.meaning.sentence(sentence));
  const measured: Record<RefusalFeature, number> = {
    topScore: top / 5,
    margin: Math.min(3, top - second) / 3,
    share: values('shareByBackground'),
    shareExact: values('shareExact'),
    missingHeaviest: values('missingHeaviest'),
    missingHeaviestBackground: values('missingHeaviestBackground'),
    absentHeaviest,
    absentShare: absent / asked.totalBackground,
    typeWanted: wanted,
    typeNovel: novel,
    typeMissing: wanted - novel,
    lacksWhatIsAsked: best >= 0 && lacksWhatIsAsked(index, asked, best) ? 1 : 0,
    numberAbsent: asked.terms.some((term) => term.isNumber && term.variants.size === 0) ? 1 : 0,
    absentFew: asked.terms.length <= 5 ? absent / asked.totalBackground : 0,
    numberMissing: values('numberMissing'),
    focusMissing: asked.terms.some((term) => term.isFocus) ? 1 - values('focusMatched') : 0,
    fewTerms: asked.terms.length <= 1 ? 1 : 0,
    matched: values('matchedTerms'),
    context: values('contextParagraph') + values('contextTitle') + values('contextStandsFor'),
    nameMissing,
    meaning: values('meaning'),
    meaningMost,
    meaningRelease: asked.meaning.release(),
  };
  return Float64Array.from(REFUSAL_FEATURES, (name) => measured[name]);
}

/** The ranker's {@link FEATURES} of the sentence ranked first; zeros where there is none. */
export function measureBest(index: SentenceIndex, asked: Asked, [best]: readonly Scored[]): Float64Array {
  const ofBest = new Float64Array(FEATURES.length);
  if (best) measure(index, asked, best.sentence, ofBest);
  return ofBest;
}

/** How likely it is that the release answers, from 0 to 1. */
export function answerable(features: Float64Array, weights: Float64Array, bias: number): number {
  let sum = bias;
  for (let f = 0; f < weights.length; f++) sum += (weights[f] ?? 0) * (features[f] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
