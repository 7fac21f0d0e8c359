import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/core/answer/question.ts';
import { countedWords, countTopicWords } from '../../../src/core/answer/topic-words.ts';

const counted = (...questions: readonly string[]) =>
  questions.map((text) => countedWords(readQuestion(text)));
const SIGNING = 0;
const COST = 1;
const oddsOf = countTopicWords(
  [
    counted('When was the treaty signed?', 'On what day did they sign it?', 'signing date'),
    counted('How much does the treaty cost?', 'What is the price of the treaty?', 'who pays for it'),
  ],
  (topic) => topic === SIGNING,
);

describe('countTopicWords', () => {
  it.each([
    ['what was the day of the signing', SIGNING],
    ['how much did they pay', COST],
  ])('finds the topic of %j by all its words together', (text, topic) => {
    const { ofTopic } = oddsOf(readQuestion(text));
    expect(ofTopic.indexOf(Math.max(...ofTopic))).toBe(topic);
  });

  it('speaks for one side where its questions hold the words, and against it where the others do', () => {
    expect(oddsOf(readQuestion('signed on what day')).ofSide).toBeGreaterThan(0);
    expect(oddsOf(readQuestion('how much does it cost')).ofSide).toBeLessThan(0);
  });

  it('says nothing of words that no question holds', () => {
    expect(oddsOf({ ...readQuestion('zebra'), type: 'who-said' })).toEqual({
      ofTopic: Float64Array.of(0, 0),
      ofSide: 0,
    });
  });

  it('goes by which words there are, whatever their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['treaty', 'signed', 'cost', 'day', 'price']), (words) => {
        const one = oddsOf({ words: readQuestion(words.join(' ')).words, type: 'phrase' });
        const other = oddsOf({ words: readQuestion(words.toReversed().join(' ')).words, type: 'phrase' });
        for (const [topic, odds] of one.ofTopic.entries()) expect(other.ofTopic[topic]).toBeCloseTo(odds);
      }),
    );
  });
});
