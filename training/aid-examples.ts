import { measureAid, partTopics } from '../src/core/answer/aid.ts';
import { citedText, indexRelease } from '../src/core/answer/engine.ts';
import { matchTopics, readExamples } from '../src/core/answer/fact-match.ts';
import { readQuestion } from '../src/core/answer/question.ts';
import { withGlossary } from '../src/core/answer/terms.ts';
import { type Scales, weigh } from '../src/core/answer/weigh.ts';
import type { Release } from '../src/core/release/release.ts';
import { FOLDS, type RefusalExample } from './fit.ts';

/** What a question about another text weighs, beside one on what the release does not say. */
const STRANGERS_SHARE = 0.5;

/**
 * An example question asked of the rest, and whether the sentence ranked first is one that its fact cites; or a question
 * about another text.
 */
export type AidExample = RefusalExample & { readonly right: boolean; readonly stranger: boolean };

/**
 * What the example questions of a release make of one another: each fifth of every topic's is asked while only the
 * others are known, so that none is met by itself. `label` is 1 for a fact's and 0 for what the release does not say;
 * both sides weigh the same together.
 *
 * @param strangers questions about other texts, which the release does not answer either
 */
export function aidExamples(
  release: Release,
  scales: Omit<Scales, 'index'>,
  strangers: readonly string[],
): AidExample[] {
  const index = indexRelease(release);
  const thesaurus = withGlossary(scales.thesaurus, release.glossary);
  const topics = [...release.facts, ...release.unsaid];
  const read = readExamples(topics);
  const count = (list: readonly { readonly questions: { readonly en: readonly string[] } }[]) =>
    list.reduce((sum, { questions }) => sum + questions.en.length, 0);
  const total = count(release.facts) + count(release.unsaid);
  const weightOf = {
    0: total / 2 / Math.max(1, count(release.unsaid)),
    1: total / 2 / Math.max(1, count(release.facts)),
  };

  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const isAsked = (place: number) => place > 0 && place % FOLDS === fold;
    const match = matchTopics(
      topics,
      read.map((examples) => examples.filter((_, place) => !isAsked(place))),
      (topic) => citedText(release, topic),
      thesaurus,
      scales.model.background,
    );
    const ask = (text: string) => {
      const question = readQuestion(text);
      const aid = partTopics(match(question));
      const weighed = weigh({ ...scales, thesaurus, index }, question, aid);
      const best = (weighed.scored[0]?.sentence ?? -1) + 1;
      return { best, features: measureAid(aid, weighed, best) };
    };
    const strange = strangers
      .filter((_, place) => place % FOLDS === fold)
      .map(
        (text): AidExample => ({
          features: ask(text).features,
          label: 0,
          weight: STRANGERS_SHARE * weightOf[0],
          right: false,
          stranger: true,
        }),
      );
    const own = topics.flatMap((topic, t) =>
      (read[t] ?? []).flatMap(({ text }, place): AidExample[] => {
        if (!isAsked(place)) return [];
        const { best, features } = ask(text);
        const label = 'sentences' in topic ? 1 : 0;
        const right = release.facts[t]?.sentences.includes(best) === true;
        return [{ features, label, weight: weightOf[label], right, stranger: false }];
      }),
    );
    return [...own, ...strange];
  });
}
