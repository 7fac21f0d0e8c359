import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../src/core/answer/question.ts';
import { isOfKind, shortAnswer } from '../../../src/core/answer/short-answer.ts';
import { readWords } from '../../../src/core/text/words.ts';
import { readByHand } from '../../fixtures/hand-reading.ts';

const TEXT = 'The bridge was opened in Leeds on 4 May 2019 by Ann Reid, and cost £4.5 million in all.';

function shortOf(text: string, short: string, asked: Asked): string | undefined {
  const span = shortAnswer(text, readByHand(text, short), asked);
  return span && text.slice(span.start, span.end);
}

describe('the short answer in a sentence', () => {
  it.each([
    ['4 May 2019', 'date', '4 May 2019'],
    ['Ann Reid', 'person', 'Ann Reid'],
    ['Leeds', 'place', 'Leeds'],
    ['4.5 million', 'money', '£4.5 million'],
    ['4', 'money', '£4.5 million'],
    ['opened in Leeds', 'anything', 'opened in Leeds'],
  ] as const)(
    'that the reader points at with %j is, where a %s is asked for, %j',
    (pointed, asked, short) => {
      const at = pointed === '4' ? '4.5' : pointed;
      expect(shortOf(TEXT, at, asked)).toBe(short);
    },
  );

  it.each([
    ['It was 1,200 metres long and very wide.', '1,200', 'number', '1,200'],
    ['Some 40% of all visitors came by train.', '40', 'number', '40%'],
    ['They paid 300m euros for the whole thing.', '300', 'money', '300m'],
    ['He called it “a great day” for all of Japan.', 'a great day', 'anything', 'a great day'],
    ['He called it (quietly) a great day for all.', 'quietly', 'anything', 'quietly'],
    ['It is home to the U.S. and to many other states.', 'U.S.', 'place', 'U.S.'],
  ] as const)('in %j at %j is of whole words, for a %s: %j', (text, pointed, asked, short) => {
    expect(shortOf(text, pointed, asked)).toBe(short);
  });

  it('is of the kind that is asked for, even where the reader points at another', () => {
    expect(shortOf(TEXT, 'Ann Reid', 'date')).not.toBe('Ann Reid');
  });

  it('is none where the reader is sure of none', () => {
    expect(shortOf(TEXT, '', 'anything')).toBeUndefined();
  });

  it.each(['gist', 'speaker'] as const)('is none where %s are asked for', (asked) => {
    expect(shortOf(TEXT, 'Ann Reid', asked)).toBeUndefined();
  });

  it('is none of more than half of the sentence', () => {
    expect(shortOf('Ann Reid opened it.', 'Ann Reid', 'person')).toBe('Ann Reid');
    expect(shortOf('Ann Reid came.', 'Ann Reid', 'person')).not.toBe('Ann Reid');
  });

  it('is inside, of whole words, at most twelve and half of the sentence, wherever the reader points', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'The',
        'ship',
        'Ann',
        'Reid',
        '2019',
        '£5',
        '(RAF)',
        '“Yes,”',
        '3.5',
        'million',
        'U.S.',
        '–',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
    const asked = fc.constantFrom<Asked>(
      'person',
      'date',
      'place',
      'number',
      'money',
      'duration',
      'anything',
    );
    const logs = fc.array(fc.double({ min: -15, max: 0, noNaN: true }), { minLength: 80, maxLength: 80 });
    let found = 0;
    fc.assert(
      fc.property(sentence, asked, logs, logs, (text, kind, starts, ends) => {
        const span = shortAnswer(text, { ...readByHand(text, ''), starts, ends }, kind);
        if (!span) return;
        found += 1;
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        const short = text.slice(span.start, span.end);
        expect(short).toBe(short.trim());
        const words = readWords(short);
        expect(words.length).toBeGreaterThan(0);
        expect(words.length).toBeLessThanOrEqual(Math.min(12, readWords(text).length / 2));
        // No letter of a word stands alone outside it.
        const whole = /[\p{L}\p{N}]/u;
        for (const [outside, inside] of [
          [text[span.start - 1], text[span.start]],
          [text[span.end], text[span.end - 1]],
        ])
          expect(whole.test(outside ?? '') && whole.test(inside ?? ''), `${text}: ${short}`).toBe(false);
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(100);
  });
});

describe('a short answer of a fact', () => {
  it.each([
    ['person', 'Ann Reid', true],
    ['date', 'Ann Reid', false],
    ['number', 'forty boats', true],
    ['anything', 'because of it', true],
  ] as const)('is, for a %s, with %j of the kind: %s', (asked, short, is) => {
    expect(isOfKind(asked, short)).toBe(is);
  });
});
