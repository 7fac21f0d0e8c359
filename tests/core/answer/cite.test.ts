import { describe, expect, it } from 'vitest';
import { addsTo, citing } from '../../../src/core/answer/cite.ts';
import type { Asked } from '../../../src/core/answer/question.ts';
import { readByHand } from '../../fixtures/hand-reading.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { museum } from '../../fixtures/museum.ts';

const SENTENCES = [
  'Anna Berg opened the museum in the old harbour today.',
  'The museum has had forty boats since it opened last year.',
  'It may be that the town was founded by fishermen in June.',
  'It was opened today, 3 May 2030, by Anna Berg and others.',
];
const cite = citing(makeRelease([SENTENCES], { date: '2031-04-02' }));
const question = (text: string, asked: Asked, claim = false) =>
  ({ text, asked, claim, several: false, language: 'en' }) as const;
const read = (number: number, short: string) =>
  readByHand(SENTENCES[number - 1] ?? '', short, { place: number - 1 });

describe('sentences that answer', () => {
  it('are cited in their order, and the short answer is marked in the first', () => {
    expect(
      cite.sentences(question('Who opened it?', 'person'), [read(1, 'Anna Berg'), read(2, 'forty')]),
    ).toEqual({
      citations: [
        { sentence: 1, marks: [{ start: 0, end: 9 }] },
        { sentence: 2, marks: [] },
      ],
      short: 'Anna Berg',
      workedOut: false,
    });
  });

  it.each([
    ['When was it opened?', 1, 'today', '2 April 2031', 'today'],
    ['When did it open?', 2, 'last year', '2030', 'last year'],
    ['When was the town founded?', 3, 'June', 'June 2030', 'June'],
  ])(
    'give a date that the release implies, marked at its words: %j',
    (text, number, pointed, short, marked) => {
      const { citations, ...found } = cite.sentences(question(text, 'date'), [read(number, pointed)]);
      expect(found).toEqual({ short, workedOut: true });
      const [mark] = citations[0]?.marks ?? [];
      expect(SENTENCES[number - 1]?.slice(mark?.start, mark?.end)).toBe(marked);
    },
  );

  it('give a date as it is spelt out where the reader points at it', () => {
    expect(cite.sentences(question('When was it?', 'date'), [read(4, '3 May 2030')])).toMatchObject({
      short: '3 May 2030',
      workedOut: false,
    });
  });

  it('give no date where another thing is asked for', () => {
    expect(cite.sentences(question('Where was it opened?', 'place'), [read(1, 'harbour')]).workedOut).toBe(
      false,
    );
  });

  it('have no short answer that says again what was asked, but for a claim, which it bears out', () => {
    expect(
      cite.sentences(question('Did Anna Berg open it?', 'anything', true), [read(1, 'Anna Berg')]).short,
    ).toBe('Anna Berg');
    expect(cite.sentences(question('Who is Anna Berg?', 'person'), [read(1, 'Anna Berg')]).short).toBe('');
  });

  it('may be none', () => {
    expect(cite.sentences(question('Who?', 'person'), [])).toEqual({
      citations: [],
      short: '',
      workedOut: false,
    });
  });
});

describe('a fact', () => {
  const facts = new Map(museum.facts.map((fact) => [fact.id, fact]));
  const saidBy = (id: string) => {
    const fact = facts.get(id);
    if (!fact) throw new Error(`the museum has no fact "${id}"`);
    return citing(museum).fact(fact);
  };

  it('cites its sentences, and marks its short answer where it stands', () => {
    expect(saidBy('boats')).toEqual({
      citations: [{ sentence: 2, marks: [{ start: 9, end: 20 }] }],
      short: 'forty boats',
      workedOut: false,
    });
  });

  it('is not worked out where its short answer stands in a sentence', () => {
    expect(saidBy('ribbon')).toMatchObject({ short: 'Anna Berg and Piet Ruys', workedOut: false });
  });

  it('is worked out where its short answer has what the release implies, and no sentence has it', () => {
    const [fact] = museum.facts;
    if (!fact) throw new Error('the museum has facts');
    const found = citing(museum).fact({ ...fact, short: '40 boats', workedOut: ['40'] });
    expect(found).toMatchObject({ workedOut: true, citations: [{ sentence: 2, marks: [] }] });
  });
});

describe('a short answer adds to a question', () => {
  it.each([
    ['Who is Anna Berg?', 'Anna Berg', false],
    ['Who is Anna Berg?', 'the Mayor', true],
    ['Who signed?', 'the', false],
  ])('%j with %j: %s', (asked, short, adds) => {
    expect(addsTo(asked, short)).toBe(adds);
  });
});
