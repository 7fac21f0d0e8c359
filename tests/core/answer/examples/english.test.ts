import { describe, expect, it } from 'vitest';
import { readExamples } from '../../../../src/core/answer/examples/english.ts';
import { topicsOf } from '../../../../src/core/answer/examples/topics.ts';
import { museum } from '../../../fixtures/museum.ts';

const topics = topicsOf(museum);
const examples = readExamples(topics);

describe('the topic of which a question is an example', () => {
  it.each([
    ['as it stands', 'How many boats are there?', 'boats'],
    ['whatever its case and its marks', 'HOW MANY BOATS ARE THERE', 'boats'],
    ['with a letter too many', 'What are the openning hours?', 'hours'],
    ['with a letter too few', 'What are the opening hous', 'hours'],
    ['with another letter', 'who cut the rubbon', 'ribbon'],
    ['with two letters in the wrong order', 'who cut the ribobn', 'ribbon'],
    ['with two slips', 'What are the opning huors?', 'hours'],
  ])('is found %s: %j', (_what, question, id) => {
    expect(examples.same(question)?.id).toBe(id);
  });

  it.each([
    ['another word', 'How many ships are there?'],
    ['a word of grammar that is another', 'Who cut a ribbon?'],
    ['a slip in a short word', 'Wha cut the ribbon?'],
    ['three slips', 'Waht are the opning huors?'],
    ['one word more', 'How many boats are there today?'],
    ['no word', '?'],
  ])('is none with %s: %j', (_what, question) => {
    expect(examples.same(question)).toBeUndefined();
  });
});

describe('how like a question is to a topic', () => {
  const boats = topics.find(({ id }) => id === 'boats');

  it.each([
    ['how many boats', 1],
    ['boats of the harbour', 0.5],
    ['who cut the ribbon', 0],
  ])('is, for %j, %s', (question, likeness) => {
    expect(boats && examples.likeness(question, boats)).toBe(likeness);
  });

  it('is nothing for a topic without examples', () => {
    expect(boats && examples.likeness('boats', { ...boats, questions: { en: [], ja: [] } })).toBe(0);
  });
});
