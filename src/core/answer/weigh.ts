import type { Fact } from '../release/release.ts';
import type { Aid } from './aid.ts';
import { lacksWhatIsAsked, namesWhatIsNowhere } from './demands.ts';
import type { Match } from './fact-match.ts';
import { type Asked, prepare } from './features.ts';
import type { Model } from './model.ts';
import type { Question } from './question.ts';
import { rank, type Scored } from './rank.ts';
import { answerable } from './refusal.ts';
import type { SentenceIndex } from './sentence-index.ts';
import { readTerms, type Thesaurus } from './terms.ts';
import { type Evidence, gatherEvidence } from './verdict.ts';

/** A question weighed against a release. */
export type Weighed = Omit<Evidence, 'features'> & {
  readonly asked: Asked;
  /** Best first; the facts that fit have lifted their sentences. */
  readonly scored: Scored[];
  /** Chance from 0 to 1 that the release answers, by the ranking without the facts, as all of the evidence is. */
  readonly unaided: number;
  /** The best sentence lacks the kind of thing asked for, or the question turns on what stands nowhere. */
  readonly unmet: boolean;
};

/** What weighing takes beside the question. */
export type Scales = {
  readonly index: SentenceIndex;
  readonly thesaurus: Thesaurus;
  readonly model: Pick<
    Model,
    'ranker' | 'refusal' | 'refusalBias' | 'verdict' | 'verdictBias' | 'spans' | 'background' | 'vectors'
  > & { readonly points: Pick<Model['points'], 'factLift'> };
};

/**
 * Ranks all sentences, and tells how likely the release answers.
 *
 * @param similarity of each sentence to the question, where an encoder outside the core has told
 */
export function weigh(
  { index, thesaurus, model }: Scales,
  question: Question,
  aid: Aid,
  similarity?: ArrayLike<number>,
): Weighed {
  const terms = readTerms(question, index, thesaurus, model.background);
  const asked = prepare(index, question, terms, model.vectors, similarity);
  const scored = rank(index, asked, model.ranker);
  const { features, ...evidence } = gatherEvidence(index, asked, scored, model);
  // Nothing was asked where no word is left.
  const unaided = terms.length === 0 ? 0 : answerable(features, model.verdict, model.verdictBias);
  lift(scored, aid.facts, model.points.factLift);
  const best = scored[0]?.sentence ?? -1;
  const unmet = (best >= 0 && lacksWhatIsAsked(index, asked, best)) || namesWhatIsNowhere(asked);
  return { ...evidence, asked, scored, unaided, unmet };
}

/** How far behind the best fact's score another's may lie and still lift its sentences, the less the farther. */
const LIFT_WINDOW = 0.15;
/** What a fact's further sentences are lifted by, beside 1 for its first. */
const FURTHER_SHARE = 0.9;

/** Lifts the sentences of the facts whose example questions fit best, and sorts anew. */
function lift(scored: Scored[], near: readonly Match<Fact>[], by: number): void {
  const best = near[0];
  if (!best) return;
  const shares = new Map<number, number>();
  for (const { topic, score } of near) {
    const behind = best.score === score ? 0 : best.score - score;
    const share = 1 - behind / LIFT_WINDOW;
    if (share <= 0) break;
    for (const [i, number] of topic.sentences.entries()) {
      const own = i === 0 ? share : share * FURTHER_SHARE;
      shares.set(number - 1, Math.max(shares.get(number - 1) ?? 0, own));
    }
  }
  for (const entry of scored) entry.score += by * (shares.get(entry.sentence) ?? 0);
  scored.sort((a, b) => b.score - a.score || a.sentence - b.sentence);
}
