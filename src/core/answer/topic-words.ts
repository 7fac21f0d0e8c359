import type { Question } from './question.ts';

/** What the words of a question say about its topic. */
export type TopicOdds = {
  /** For each topic, the logarithm of how much likelier these words are among its questions than among all. */
  readonly ofTopic: Float64Array;
  /** The same for the topics of one side together against those of the other. */
  readonly ofSide: number;
};

/** Reads the words of a question against those of each topic's example questions. */
export type TopicWords = (question: Pick<Question, 'words' | 'type'>) => TopicOdds;

/** How many examples' worth of the common words each topic is given beside its own. */
const PRIOR_EXAMPLES = 2;
/** Count given to a word of a side that no question of it holds. */
const UNSEEN = 0.5;

/**
 * Words of a question as they are counted, grammar and kind of question included: "how much" tells as much of what is
 * asked as "cost".
 */
export function countedWords({ words, type }: Pick<Question, 'words' | 'type'>): string[] {
  return [...new Set([...words.map(({ stem }) => stem), `^${type}`])];
}

/**
 * Counts the words of example questions: naive Bayes with each word counted once a question. Source: McCallum and
 * Nigam 1998, "A Comparison of Event Models for Naive Bayes Text Classification".
 *
 * @param examples of each topic, each as {@link countedWords} gives it
 * @param isOnSide whether a topic belongs to the side that `ofSide` speaks for
 */
export function countTopicWords(
  examples: readonly (readonly (readonly string[])[])[],
  isOnSide: (topic: number) => boolean,
): TopicWords {
  type Counts = { readonly topics: number[]; readonly times: number[]; all: number; side: number };
  const byWord = new Map<string, Counts>();
  const sizes = examples.map((questions) => questions.length);
  let total = 0;
  let side = 0;
  for (const [topic, questions] of examples.entries()) {
    total += questions.length;
    if (isOnSide(topic)) side += questions.length;
    for (const word of questions.flat()) {
      const counts = byWord.get(word) ?? { topics: [], times: [], all: 0, side: 0 };
      byWord.set(word, counts);
      counts.all++;
      if (isOnSide(topic)) counts.side++;
      const last = counts.topics.length - 1;
      if (counts.topics[last] === topic) counts.times[last] = (counts.times[last] ?? 0) + 1;
      else {
        counts.topics.push(topic);
        counts.times.push(1);
      }
    }
  }
  // Of a word that no question of the topic holds, only the topic's size tells.
  const unheld = sizes.map((size) => Math.log(PRIOR_EXAMPLES / (size + PRIOR_EXAMPLES)));

  // Nothing below speaks of the examples themselves: they are thousands, and can be let go.
  return (question) => {
    const ofTopic = new Float64Array(sizes.length);
    let ofSide = 0;
    let known = 0;
    for (const word of countedWords(question)) {
      const counts = byWord.get(word);
      if (!counts) continue;
      known++;
      const expected = PRIOR_EXAMPLES * (counts.all / total);
      // Counted by hand here and below: an iterator makes an array at each step, some hundred thousand bytes a question.
      for (let i = 0; i < counts.topics.length; i++) {
        const topic = counts.topics[i] ?? 0;
        ofTopic[topic] = (ofTopic[topic] ?? 0) + Math.log(1 + (counts.times[i] ?? 0) / expected);
      }
      const inSide = (counts.side + UNSEEN) / (side + 1);
      const inOther = (counts.all - counts.side + UNSEEN) / (total - side + 1);
      ofSide += Math.log(inSide / inOther);
    }
    for (let topic = 0; topic < unheld.length; topic++)
      ofTopic[topic] = (ofTopic[topic] ?? 0) + known * (unheld[topic] ?? 0);
    return { ofTopic, ofSide };
  };
}
