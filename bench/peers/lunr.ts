import lunr from 'lunr';
import type { Contender } from '../ranking/contender.ts';
import { stemsOf } from './stems.ts';

export const contender: Contender = {
  index(passages) {
    const builder = new lunr.Builder();
    builder.ref('id');
    builder.field('stems');
    for (const [id, { text }] of passages.entries()) builder.add({ id, stems: stemsOf(text) });
    const index = builder.build();
    return (question) =>
      index
        .query((query) => {
          for (const stem of stemsOf(question)) query.term(stem, { usePipeline: false });
        })
        .map(({ ref }) => Number(ref));
  },
};
