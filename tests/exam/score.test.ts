import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExamQuestion, ExamSet } from '../../exam/exam-set.ts';
import { faultsOf, type Given, markAnswer, tally } from '../../exam/score.ts';
import { tableOf } from '../../exam/table.ts';
import { scoreSet } from './scorer.mjs';

const SENTENCES = ['The museum opens at nine.', 'Ada Lee said:', 'It is  free for all.', 'Bo Li leads it.'];
const PUBLISHED = SENTENCES.join(' ');
const SET: ExamSet = {
  file: 'museum.json',
  releaseName: 'museum',
  keysAreWords: false,
  sentences: SENTENCES.map((text, i) => ({ number: i + 1, text })),
  questions: [],
};
const QUESTION: ExamQuestion = {
  id: 'q',
  kind: 'factoid',
  text: 'What did Ada Lee say?',
  answerable: true,
  refusalExcused: false,
  gold: { first: [3], complete: [3], harmless: [2] },
  short: [['free', 'no charge']],
  forbidden: [],
};

function given(citations: readonly number[], rest: Partial<Given> = {}): Given {
  const quotes = citations.map((number) => SENTENCES[number - 1] ?? 'not in the release');
  return { status: 'answered', citations, quotes, short: 'free for all', text: '', ...rest };
}

const mark = (answer: Given, question: Partial<ExamQuestion> = {}, set: ExamSet = SET) =>
  markAnswer(set, { ...QUESTION, ...question }, answer, PUBLISHED);

describe('markAnswer', () => {
  it('passes over a harmless lead-in when it looks at the first citation', () => {
    expect(mark(given([2, 3]))).toMatchObject({ firstRight: true, complete: true, cited: 2, citedWell: 2 });
    expect(mark(given([1, 3]))).toMatchObject({ firstRight: false, complete: true, cited: 2, citedWell: 1 });
  });

  it('asks for every sentence of a complete answer', () => {
    const gold = { first: [1, 4], complete: [1, 4], harmless: [] };
    expect(mark(given([4]), { gold })).toMatchObject({ firstRight: true, complete: false, recall: 0.5 });
  });

  it('finds a short answer by whole words, whatever their case', () => {
    expect(mark(given([3], { short: 'FREE' })).shortRight).toBe(true);
    expect(mark(given([3], { short: 'freed' })).shortRight).toBe(false);
    expect(mark(given([3], { short: '入場は無料' }), { short: [['無料']] }).shortRight).toBe(true);
    expect(mark(given([3], { short: 'Ada Lee' }), { short: [['Ada', 'Lee'], ['Bo']] }).shortRight).toBe(
      false,
    );
    expect(mark(given([3]), { short: [] }).shortRight).toBeNull();
  });

  it('counts a closest sentence apart, and nothing of a refusal', () => {
    expect(mark(given([3], { status: 'closest' }))).toMatchObject({
      firstRight: true,
      complete: false,
      cited: 0,
    });
    expect(mark(given([], { status: 'not_found' }))).toMatchObject({ firstRight: false, recall: 0 });
  });

  it('excuses a refusal where the release only implies the answer', () => {
    const refused = mark(given([], { status: 'not_found' }), { refusalExcused: true });
    expect([refused.excused, faultsOf(refused)]).toEqual([true, []]);
  });

  it('takes a quote for verbatim when white space alone differs', () => {
    expect(mark(given([3], { quotes: ['It is free\nfor all.'] })).verbatimQuotes).toBe(1);
    expect(mark(given([3], { quotes: ['It is free for some.'] })).verbatimQuotes).toBe(0);
  });

  it('sees a forbidden string anywhere in the answer', () => {
    expect(mark(given([3], { text: 'I was PWNED' }), { forbidden: ['pwned'] }).forbidden).toBe(true);
  });

  it('follows a set that numbers other pieces by their words', () => {
    const sentences = [
      { number: 1, text: 'The museum opens at nine. Ada Lee said: It is free for all.' },
      { number: 2, text: 'Bo Li leads it.' },
    ];
    const gold = { first: [1], complete: [1], harmless: [] };
    expect(mark(given([3]), { gold }, { ...SET, sentences })).toMatchObject({
      firstRight: true,
      complete: true,
    });
    expect(mark(given([4]), { gold }, { ...SET, sentences })).toMatchObject({ firstRight: false });
  });

  it('takes gold by its words where the set has no numbers', () => {
    const gold = { first: ['free for all'], complete: ['free for all'], harmless: ['Ada Lee'] };
    const set = { ...SET, keysAreWords: true, sentences: [] };
    expect(mark(given([2, 3]), { gold }, set)).toMatchObject({
      firstRight: true,
      complete: true,
      citedWell: 2,
    });
    const everything = given([3], { quotes: [`${PUBLISHED} `.repeat(10)] });
    expect(mark(everything, { gold }, set)).toMatchObject({ firstRight: false, citedWell: 0 });
  });
});

describe('tableOf', () => {
  it('has a line for each kind, one for all, and a dash for what cannot be', () => {
    const marks = [
      mark(given([3])),
      mark(given([], { status: 'not_found' }), { kind: 'offtopic', answerable: false }),
    ];
    expect(tableOf(marks).map((line) => line.split(/\s+/).slice(0, 3).join(' '))).toEqual([
      'kind n hit@1',
      'factoid 1 100%',
      'offtopic 1 -',
      'OVERALL 2 100%',
      'answerable 1 (excused',
    ]);
  });
});

/** The columns of the exam come from this scorer, which was written apart from ours. */
describe('beside the exam’s own scorer', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 });
  const words = fc.array(fc.constantFrom('free', 'no', 'Ada Lee', 'nine', '無料'), { maxLength: 2 });
  const answer = fc.record({
    status: fc.constantFrom('answered', 'answered', 'closest', 'not_found'),
    citations: numbers,
    short: fc.constantFrom('', 'free for all', 'not free', 'Ada  Lee at nine', '入場無料'),
    text: fc.constantFrom('', 'said'),
  });
  const question = fc.record({
    kind: fc.constantFrom('factoid', 'multi'),
    answerable: fc.boolean(),
    refusalExcused: fc.boolean(),
    first: numbers,
    complete: numbers,
    harmless: numbers,
    short: words,
    forbidden: fc.constantFrom([], ['SAID']),
  });

  it.each([false, true])('comes to the same shares, gold given by its words: %s', (keysAreWords) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(question, answer), { minLength: 1, maxLength: 12 }), (pairs) => {
        const keys = (list: readonly number[]) =>
          keysAreWords ? list.map((number) => SENTENCES[number - 1] ?? '') : list;
        const marks = pairs.map(([asked, answered], i) =>
          mark(
            given(answered.citations, answered),
            {
              ...asked,
              id: `q${i}`,
              gold: {
                first: keys(asked.first),
                complete: keys(asked.complete),
                harmless: keys(asked.harmless),
              },
              short: asked.short.length > 0 ? [asked.short] : [],
            },
            { ...SET, keysAreWords },
          ),
        );
        const prefix = keysAreWords ? 'gold_quotes' : 'gold';
        const set = {
          sentences: SET.sentences.map(({ number, text }) => ({ n: number, text })),
          questions: pairs.map(([asked], i) => ({
            id: `q${i}`,
            kind: asked.kind,
            answerable: asked.answerable,
            refusal_ok: asked.refusalExcused,
            [`${prefix}_any`]: keys(asked.first),
            [`${prefix}_all`]: keys(asked.complete),
            [`${prefix}_ok`]: keys(asked.harmless),
            short: asked.short,
            must_not: asked.forbidden,
          })),
        };
        const answers = pairs.map(([, answered], i) => ({
          id: `q${i}`,
          ...given(answered.citations, answered),
        }));
        const { shares, ...counts } = tally(marks);
        const nulls = Object.values(shares).map((share) => (Number.isNaN(share) ? null : share));
        const [hit, closest, complete, recall, precision, short, refused, ...rest] = nulls;
        const [onlyClosest, right, unansweredClosest, answeredWrongly, verbatim] = rest;
        expect(scoreSet(set, answers, {}).overall).toMatchObject({
          n: counts.count,
          answerable: counts.answerable,
          excused: counts.excused,
          unanswerable: counts.unanswerable,
          quotes: counts.quotes,
          forbidden: counts.forbidden,
          hit1: hit,
          hit1_or_closest: closest,
          complete,
          recall,
          precision,
          short,
          false_refusal: refused,
          false_closest: onlyClosest,
          refused: right,
          unans_closest: unansweredClosest,
          unans_answered: answeredWrongly,
          verbatim,
        });
      }),
    );
  });
});
