import { indexRelease } from '../src/core/answer/engine.ts';
import type { Model } from '../src/core/answer/model.ts';
import { rank } from '../src/core/answer/rank.ts';
import type { SentenceIndex } from '../src/core/answer/sentence-index.ts';
import type { SpanWeights } from '../src/core/answer/spans.ts';
import { gatherEvidence } from '../src/core/answer/verdict.ts';
import { ask, type Lexicon } from './examples.ts';
import { FOLDS, type RefusalExample } from './fit.ts';
import type { ReleaseSet } from './release-sets.ts';

/** Every how many of another release's questions are asked of a release. */
const STRANGERS_STEP = 6;
/** What questions weigh beside a release's own that it answers with the sentence ranked first, or does not answer. */
const STRANGER_WEIGHT = 0.5;
const OFF_TOPIC_WEIGHT = 3;
/** The same for those it answers with another sentence: to refuse them is better than to answer them wrongly. */
const MISSED_WEIGHT = 0.3;

/** A question on a release, measured for the verdict. `label` is 1 where the sentence ranked first answers. */
export type VerdictExample = RefusalExample & {
  /** The part of the sets that its release belongs to, from 0. */
  readonly fold: number;
  /** Asked of its own release, and not of another. */
  readonly own: boolean;
  readonly answerable: boolean;
};

/**
 * Every question of the sets asked of its release, and some of another's that it does not answer.
 *
 * @param spansWithout weights for short answers that were learnt without a fold: those a question is asked with must
 *   not have seen its answer
 */
export function verdictExamples(
  sets: readonly ReleaseSet[],
  lexicon: Lexicon,
  model: Pick<Model, 'ranker' | 'refusal' | 'refusalBias'>,
  spansWithout: (fold: number) => SpanWeights,
): VerdictExample[] {
  const indexes = sets.map(({ release }) => indexRelease(release));
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const spans = spansWithout(fold);
    const measured = (index: SentenceIndex, text: string) => {
      const asked = ask(index, text, lexicon);
      const scored = rank(index, asked, model.ranker);
      const { shortPlace, features } = gatherEvidence(index, asked, scored, { ...model, spans });
      return { best: shortPlace, features };
    };
    return sets.flatMap(({ questions }, place): VerdictExample[] => {
      const index = indexes[place];
      if (!index || place % FOLDS !== fold) return [];
      const own = questions.map(({ text, kind, gold }): VerdictExample => {
        const { best, features } = measured(index, text);
        const isRight = gold.includes(best);
        const weight =
          kind === 'offtopic' ? OFF_TOPIC_WEIGHT : gold.length > 0 && !isRight ? MISSED_WEIGHT : 1;
        return { features, label: isRight ? 1 : 0, weight, fold, own: true, answerable: gold.length > 0 };
      });
      const others = (sets[(place + 1) % sets.length]?.questions ?? [])
        .filter((_, i) => i % STRANGERS_STEP === 0)
        .map(({ text }): VerdictExample => {
          const { features } = measured(index, text);
          return { features, label: 0, weight: STRANGER_WEIGHT, fold, own: false, answerable: false };
        });
      return [...own, ...others];
    });
  });
}
