import type { Topic } from './topics.ts';

/** Vectors of the English example questions of all topics, in their order, a row each, rounded to signed bytes. */
export type ExampleVectors = {
  /** Numbers of one vector. */
  readonly size: number;
  /** What a byte is multiplied by. */
  readonly scale: number;
  readonly rows: Int8Array;
};

/** A topic by its example that is nearest in meaning, and how near: 1 for the same words, about 0 for no relation. */
export type Near<Kind extends Topic['kind']> = {
  readonly topic: Extract<Topic, { kind: Kind }>;
  readonly likeness: number;
};
/** The nearest of both kinds; absent where there is none. */
export type Meant = { readonly fact?: Near<'fact'>; readonly unsaid?: Near<'unsaid'> };

/** The example questions that {@link ExampleVectors} has rows for. */
export function exampleQuestions(
  topics: readonly Topic[],
): { readonly topic: Topic; readonly text: string }[] {
  return topics.flatMap((topic) => topic.questions.en.map((text) => ({ topic, text })));
}

/** Finds the examples nearest to a question's vector, which has length 1. */
export function nearestExamples(
  topics: readonly Topic[],
  { size, scale, rows }: ExampleVectors,
): (meaning: Float32Array) => Meant {
  const examples = exampleQuestions(topics);
  // A reader that is asked again gives the same vector again.
  const known = new WeakMap<Float32Array, Meant>();
  const likenessOf = (place: number, meaning: Float32Array): number => {
    let product = 0;
    for (let i = 0; i < size; i++) product += (rows[place * size + i] ?? 0) * (meaning[i] ?? 0);
    return product * scale;
  };
  const nearestTo = (meaning: Float32Array): Meant => {
    let fact: Near<'fact'> | undefined;
    let unsaid: Near<'unsaid'> | undefined;
    for (const [place, { topic }] of examples.entries()) {
      const likeness = likenessOf(place, meaning);
      if (topic.kind === 'fact' && likeness > (fact?.likeness ?? -1)) fact = { topic, likeness };
      if (topic.kind === 'unsaid' && likeness > (unsaid?.likeness ?? -1)) unsaid = { topic, likeness };
    }
    return { ...(fact && { fact }), ...(unsaid && { unsaid }) };
  };
  return (meaning) => {
    const found = known.get(meaning) ?? nearestTo(meaning);
    known.set(meaning, found);
    return found;
  };
}
