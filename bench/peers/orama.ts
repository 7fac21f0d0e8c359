import { create, insertMultiple, search } from '@orama/orama';
import { type Contender, FOUND_MAX } from '../ranking/contender.ts';
import { stemsOf } from './stems.ts';

/** It takes every word as the start of longer ones; this ends it, which finds more right sentences than it loses. */
const END = '$';
/**
 * Its term frequency is a share of the sentence's words, far below 1, so that its own values let single words in short
 * sentences win. These were the best of those tried on a set of questions.
 */
const RELEVANCE = { k: 1.2, b: 0.3, d: 50 };

export const contender: Contender = {
  async index(passages) {
    const index = create({
      schema: { text: 'string' } as const,
      components: {
        tokenizer: {
          language: 'english',
          normalizationCache: new Map(),
          tokenize: (text) => stemsOf(text).map((stem) => stem + END),
        },
      },
    });
    await insertMultiple(
      index,
      passages.map(({ text }, id) => ({ id: String(id), text })),
      passages.length,
    );
    return (question) => {
      const found = search(index, { term: question, limit: FOUND_MAX, threshold: 1, relevance: RELEVANCE });
      if (found instanceof Promise) throw new TypeError('Orama searches at once as long as no hook is set');
      return found.hits.map(({ id }) => Number(id));
    };
  },
};
