import { likenessAt, type PackedVectors } from '../packed-vectors.ts';
import type { Topic } from './topics.ts';

/** A topic by its example that is nearest in meaning, and how near: 1 for the same words, about 0 for no relation. */
export type Near<Kind extends Topic['kind']> = {
  readonly topic: Extract<Topic, { kind: Kind }>;
  readonly likeness: number;
};
/** The nearest of both kinds, absent where there is none; and the nearest few facts, the nearest first. */
export type Meant = {
  readonly fact?: Near<'fact'>;
  readonly unsaid?: Near<'unsaid'>;
  readonly related: readonly Near<'fact'>[];
};

/** Most facts that count as near. */
const RELATED_MAX = 3;

/** The English example questions of all topics, in the order in which their vectors stand. */
export function exampleQuestions(
  topics: readonly Topic[],
): { readonly topic: Topic; readonly text: string }[] {
  return topics.flatMap((topic) => topic.questions.en.map((text) => ({ topic, text })));
}

/** Finds the examples nearest to a question's vector, which has length 1. @param vectors of {@link exampleQuestions} */
export function nearestExamples(
  topics: readonly Topic[],
  vectors: PackedVectors,
): (meaning: Float32Array) => Meant {
  const examples = exampleQuestions(topics);
  // A reader that is asked again gives the same vector again.
  const known = new WeakMap<Float32Array, Meant>();
  const nearestTo = (meaning: Float32Array): Meant => {
    const facts = new Map<Topic, Near<'fact'>>();
    let unsaid: Near<'unsaid'> | undefined;
    for (const [place, { topic }] of examples.entries()) {
      const likeness = likenessAt(place, vectors, meaning);
      if (topic.kind === 'fact' && likeness > (facts.get(topic)?.likeness ?? -1))
        facts.set(topic, { topic, likeness });
      if (topic.kind === 'unsaid' && likeness > (unsaid?.likeness ?? -1)) unsaid = { topic, likeness };
    }
    const related = [...facts.values()].sort((a, b) => b.likeness - a.likeness).slice(0, RELATED_MAX);
    const [fact] = related;
    return { ...(fact && { fact }), ...(unsaid && { unsaid }), related };
  };
  return (meaning) => {
    const found = known.get(meaning) ?? nearestTo(meaning);
    known.set(meaning, found);
    return found;
  };
}
