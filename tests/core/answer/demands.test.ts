import { describe, expect, it } from 'vitest';
import { acronymAsked, expansionIn, isOfKindAsked } from '../../../src/core/answer/demands.ts';
import { readQuestion } from '../../../src/core/answer/question.ts';

describe('isOfKindAsked', () => {
  it.each([
    ['When was it signed?', '26 January 2017', true],
    ['When was it signed?', 'the Foreign Office', false],
    ['Who signed it?', 'Koji Tsuruoka', true],
    ['Which politician came?', 'crisis preparedness', false],
    ['Where was it signed?', 'Tokyo', true],
    ['How many ships came?', 'four ships', true],
    ['How many ships came?', 'ships', false],
    ['What is it for?', 'anything at all', true],
  ])('of %j and %j is %j', (question, short, isOfKind) => {
    expect(isOfKindAsked(readQuestion(question), short)).toBe(isOfKind);
  });
});

describe('an acronym', () => {
  it.each([
    ['What does ACSA stand for?', 'acsa'],
    ['what is RAF short for', 'raf'],
    ['wat does the 2+2 stand for', '2+2'],
    ['What do the Typhoons stand by?', undefined],
    ['Who signed it?', undefined],
  ])('is found in %j: %j', (question, acronym) => {
    expect(acronymAsked(readQuestion(question))).toBe(acronym);
  });

  it.each([
    ['The Civil Aviation Authority (CAA) agreed.', 'caa', 'Civil Aviation Authority'],
    [
      'It is the Ministry of Education, Culture and Sports (MECS).',
      'mecs',
      'Ministry of Education, Culture and Sports',
    ],
    ['The agency (CAA) agreed.', 'caa', undefined],
    ['Nothing is in brackets.', 'caa', undefined],
  ])('is spelt out in %j for %j: %j', (text, acronym, expansion) => {
    expect(expansionIn(text, acronym)).toBe(expansion);
  });
});
