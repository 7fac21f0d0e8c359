import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntityKind, findEntities } from '../../../src/core/text/english/entities.ts';

function kindsOf(text: string, words: string): EntityKind[] {
  const found = findEntities(text).find(({ span }) => text.slice(span.start, span.end) === words);
  return [...(found?.kinds ?? [])];
}

describe('what a stretch of a sentence names', () => {
  it.each([
    ['It opened on 4 May 2019 in Leeds.', '4 May 2019', 'date'],
    ['It opened in May.', 'May', 'date'],
    ['It opened on May 4th.', 'May 4th', 'date'],
    ['It opened last year.', 'last year', 'date'],
    ['It opened in the 19th century.', '19th century', 'date'],
    ['It opens at nine.', 'nine', 'date'],
    ['It holds forty boats.', 'forty', 'number'],
    ['It holds 1,200 boats.', '1,200', 'number'],
    ['It cost £5 million.', '5 million', 'money'],
    ['It cost 5 million dollars.', '5 million', 'money'],
    ['Some 40% came.', '40', 'percent'],
    ['Some 40 per cent came.', '40', 'percent'],
    ['It took three years.', 'three years', 'duration'],
    ['It took several years.', 'several years', 'duration'],
    ['It was opened by Ann Reid.', 'Ann Reid', 'person'],
    ['It opened in Leeds.', 'Leeds', 'place'],
    ['It went to the Ministry of Defence.', 'Ministry of Defence', 'organisation'],
    ['It met Japan’s Ambassador today.', 'Ambassador', 'person'],
  ] as const)('in %j with %j is a %s', (text, words, kind) => {
    expect(kindsOf(text, words)).toContain(kind);
  });

  it.each([
    ['no name at the start of a sentence', 'Boats sail.', 'Boats'],
    ['no date that is "may"', 'It may open.', 'may'],
    ['no age', 'He is 40 years old.', '40 years'],
  ])('is %s: %j', (_what, text, words) => {
    expect(kindsOf(text, words)).toEqual([]);
  });

  it('stands inside any text, in order, never overlapping, and is of some kind', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'Ann',
        'Reid',
        'the',
        'of',
        '4',
        'May',
        '2019',
        '£5',
        'million',
        'years',
        'last',
        'at',
        'The',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
        (text) => {
          let from = 0;
          for (const { span, kinds } of findEntities(text)) {
            expect(span.start).toBeGreaterThanOrEqual(from);
            expect(span.end).toBeGreaterThan(span.start);
            expect(kinds.size).toBeGreaterThan(0);
            from = span.end;
          }
          expect(from).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
