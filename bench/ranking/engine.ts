import { indexBm25 } from '../../src/core/answer/bm25.ts';
import { stemsOf } from '../../src/core/answer/passages.ts';
import type { Contender } from './contender.ts';

/** How the sentences of a long release are chosen that the reader reads. */
export const contender: Contender = {
  index(passages) {
    const search = indexBm25(passages.map(({ text }) => stemsOf(text)));
    return (question) => search(stemsOf(question)).map(({ place }) => place);
  },
};
