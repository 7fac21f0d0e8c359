import { describe, expect, it } from 'vitest';
import { exampleQuestions, nearestExamples } from '../../../../src/core/answer/examples/meaning.ts';
import type { Topic } from '../../../../src/core/answer/examples/topics.ts';

const topic = (id: string, ...en: string[]): Topic => ({
  kind: 'unsaid',
  id,
  text: id,
  questions: { en, ja: [] },
});
const TOPICS = [topic('price', 'What does it cost?', 'How dear is it?'), topic('age', 'How old is it?')];
/** One row a question, at right angles to each other but for the first two. */
const VECTORS = { size: 2, scale: 0.01, rows: Int8Array.from([100, 0, 60, 80, 0, 100]) };

describe('the example nearest in meaning', () => {
  it('is the one whose vector points the most where the question does', () => {
    const nearest = nearestExamples(TOPICS, VECTORS);
    expect(nearest(Float32Array.from([1, 0]))).toMatchObject({
      unsaid: { topic: { id: 'price' }, likeness: 1 },
    });
    expect(nearest(Float32Array.from([0, 1]))).toMatchObject({
      unsaid: { topic: { id: 'age' }, likeness: 1 },
    });
    expect(nearest(Float32Array.from([0.6, 0.8]))).toMatchObject({ unsaid: { topic: { id: 'price' } } });
  });

  it('is none where nobody wrote an example', () => {
    const none = { ...VECTORS, rows: new Int8Array() };
    expect(nearestExamples([], none)(Float32Array.from([1, 0]))).toEqual({ related: [] });
  });

  it('has a row for every English example, topic by topic', () => {
    expect(exampleQuestions(TOPICS).map(({ text }) => text)).toEqual([
      'What does it cost?',
      'How dear is it?',
      'How old is it?',
    ]);
  });
});
