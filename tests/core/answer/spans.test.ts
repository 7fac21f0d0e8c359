import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/core/answer/features.ts';
import { readQuestion } from '../../../src/core/answer/question.ts';
import { indexSentences } from '../../../src/core/answer/sentence-index.ts';
import { shortFact } from '../../../src/core/answer/short-fact.ts';
import { spansOf, wordsSpan } from '../../../src/core/answer/spans.ts';
import { readTerms } from '../../../src/core/answer/terms.ts';
import { loadModel } from '../../../src/storage/load-model.ts';
import { loadThesaurus } from '../../../src/storage/load-thesaurus.ts';

const model = loadModel();
const thesaurus = loadThesaurus();

function ask(sentence: string, asked: string) {
  const index = indexSentences([{ text: sentence, paragraph: 1 }]);
  const question = readQuestion(asked);
  const terms = readTerms(question, index, thesaurus, model.background);
  return { index, asked: prepare(index, question, terms, model.vectors) };
}

function shortOf(sentence: string, asked: string): string {
  const { index, asked: read } = ask(sentence, asked);
  const found = shortFact(index, read, 0, model.spans);
  return found ? sentence.slice(found.span.start, found.span.end) : '';
}

describe('the short answer in a sentence', () => {
  it.each([
    [
      'The bridge was opened in Leeds on 4 May 2019 by Ann Reid.',
      'When was the bridge opened?',
      '4 May 2019',
    ],
    ['The bridge was opened in Leeds on 4 May 2019 by Ann Reid.', 'Who opened the bridge?', 'Ann Reid'],
    ['The bridge was opened in Leeds on 4 May 2019 by Ann Reid.', 'Where was the bridge opened?', 'Leeds'],
    [
      'The council will spend £4.5 million on 31 new buses.',
      'How much will the council spend?',
      '£4.5 million',
    ],
    ['The council will spend £4.5 million on 31 new buses.', 'How many buses will there be?', '31'],
    ['Some 40% of all visitors came by train.', 'What share of visitors came by train?', '40%'],
  ])('in %j to %j holds %j', (sentence, question, wanted) => {
    expect(shortOf(sentence, question)).toContain(wanted);
  });

  it('keeps the sign before a sum of money and leaves out a possessive ending', () => {
    const text = 'It cost £5,000 at Japan’s shop.';
    const { index } = ask(text, 'what did it cost');
    const { words } = index.profile(0);
    const spanOf = (from: number, to: number) => {
      const span = wordsSpan(text, words, from, to);
      return span && text.slice(span.start, span.end);
    };
    const at = (lower: string) => words.findIndex((word) => word.lower === lower);
    expect(spanOf(at('5000'), at('5000') + 1)).toBe('£5,000');
    expect(spanOf(at('japan'), at('japan') + 1)).toBe('Japan');
  });

  it('is one of whole words that never end in a word of grammar, whatever the sentence', () => {
    const word = fc.constantFrom(
      'The',
      'ship',
      'of',
      'and',
      'Ann',
      'Reid',
      '2019',
      'sailed,',
      '£5',
      'to',
      '(RAF)',
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        sentence,
        fc.constantFrom('who sailed', 'when', 'what ship', 'is it 2018?'),
        (text, asked) => {
          const { index, asked: read } = ask(text, asked);
          const { words, mentions } = index.profile(0);
          for (const { from, to, values } of spansOf(index, read, 0)) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(words.length);
            const closed = words[to - 1]?.stop !== true || mentions.some((mention) => mention.to === to);
            expect(closed).toBe(true);
            for (const value of values) expect(Number.isFinite(value)).toBe(true);
          }
        },
      ),
    );
  });
});
