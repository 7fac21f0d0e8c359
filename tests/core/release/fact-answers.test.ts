import { describe, expect, it } from 'vitest';
import { answersOf } from '../../../src/core/release/fact-answers.ts';
import { museum } from '../../fixtures/museum.ts';

describe('answersOf', () => {
  it('gives the answer of each fact and, behind it, those of its details', () => {
    const detail = { sentences: [1], short: 'Haven', workedOut: [], questions: { en: ['Where?'], ja: [] } };
    const [boats, ...others] = museum.facts;
    const facts = boats ? [{ ...boats, details: [detail] }, ...others] : [];
    expect(answersOf(facts).map(({ short }) => short)).toEqual([
      'forty boats',
      'Haven',
      'from nine to five',
      'Anna Berg and Piet Ruys',
    ]);
  });
});
