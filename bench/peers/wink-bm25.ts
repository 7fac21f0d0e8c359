import bm25 from 'wink-bm25-text-search';
import { type Contender, FOUND_MAX } from '../ranking/contender.ts';
import { stemsOf } from './stems.ts';

/** It throws below that many texts. */
const TEXTS_MIN = 3;

export const contender: Contender = {
  index(passages) {
    const index = bm25();
    index.defineConfig({ fldWeights: { text: 1 }, bm25Params: { k1: 0.9, b: 0.3 } });
    index.definePrepTasks([stemsOf]);
    for (const [place, { text }] of passages.entries()) index.addDoc({ text }, place);
    for (let place = passages.length; place < TEXTS_MIN; place += 1) index.addDoc({ text: '' }, place);
    index.consolidate();
    return (question) => index.search(question, FOUND_MAX).map(([place]) => Number(place));
  },
};
