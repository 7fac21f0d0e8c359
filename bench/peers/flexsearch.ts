import { Index } from 'flexsearch';
import { type Contender, FOUND_MAX } from '../ranking/contender.ts';
import { stemsOf } from './stems.ts';

export const contender: Contender = {
  index(passages) {
    const index = new Index({ tokenize: 'strict', encode: stemsOf });
    for (const [place, { text }] of passages.entries()) index.add(place, text);
    // Without `suggest` it finds only sentences that hold every word of the question.
    return (question) => index.search(question, { limit: FOUND_MAX, suggest: true }).map(Number);
  },
};
