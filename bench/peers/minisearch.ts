import MiniSearch from 'minisearch';
import type { Contender } from '../ranking/contender.ts';
import { stemsOf } from './stems.ts';

export const contender: Contender = {
  index(passages) {
    const index = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      tokenize: stemsOf,
      processTerm: (stem) => stem,
      searchOptions: { prefix: true, fuzzy: 0.2 },
    });
    index.addAll(passages.map(({ text }, id) => ({ id, text })));
    return (question) => index.search(question).map(({ id }) => Number(id));
  },
};
