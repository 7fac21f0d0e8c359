import Fuse from 'fuse.js';
import { type Contender, FOUND_MAX } from '../ranking/contender.ts';
import { stemsOf } from './stems.ts';

export const contender: Contender = {
  index(passages) {
    // It compares with the text itself and not with its tokens: so the text is one of stems.
    const index = new Fuse(
      passages.map(({ text }) => stemsOf(text).join(' ')),
      { useTokenSearch: true, tokenize: /[^ ]+/g, threshold: 0, ignoreLocation: true },
    );
    return (question) =>
      index.search(stemsOf(question).join(' '), { limit: FOUND_MAX }).map(({ refIndex }) => refIndex);
  },
};
