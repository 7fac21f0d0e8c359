import { rank } from '../../src/core/answer/rank.ts';
import { indexSentences } from '../../src/core/answer/sentence-index.ts';
import { loadModel } from '../../src/storage/load-model.ts';
import { loadThesaurus } from '../../src/storage/load-thesaurus.ts';
import { ask } from '../../training/examples.ts';
import type { Contender } from './contender.ts';

const model = loadModel();
const lexicon = { thesaurus: loadThesaurus(), background: model.background, vectors: model.vectors };

/** The ranking alone, as `npm run eval` measures it: no facts, no refusal. */
export const contender: Contender = {
  index(passages, title) {
    const index = indexSentences(passages, title);
    return (question) =>
      rank(index, ask(index, question, lexicon), model.ranker).map(({ sentence }) => sentence);
  },
};
