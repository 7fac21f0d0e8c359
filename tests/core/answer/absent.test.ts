import { describe, expect, it } from 'vitest';
import { absentFrom } from '../../../src/core/answer/absent.ts';
import { readQuestion } from '../../../src/core/answer/question.ts';
import { loadRelease } from '../../../src/storage/load-release.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { TREATY_FILE } from '../../fixtures/read-release.ts';

const find = absentFrom(loadRelease(TREATY_FILE));

function absentIn(typed: string): unknown {
  const question = readQuestion(typed);
  return question && find(question);
}

describe('what a question names and the release does not have', () => {
  it.each([
    ['What did Angela Merkel say?', { words: 'Angela', certain: false }],
    ['Who is Emmanuel Macron?', { words: 'Emmanuel', certain: false }],
    ['What happened in Peru?', { words: 'Peru', certain: true }],
    ['what happened in peru', { words: 'peru', certain: true }],
    ['What happened in 1987?', { words: '1987', certain: true }],
    ['Who are the 500 soldiers?', { words: '500', certain: true }],
    ['What are the seven rules?', { words: 'seven', certain: false }],
  ])('in %j is %j', (typed, absent) => {
    expect(absentIn(typed)).toEqual(absent);
  });

  it.each([
    ['words that it has', 'Who is Koji Tsuruoka?'],
    ['a name with a slip', 'Who is Koji Tsuruaka?'],
    ['initials of a name', 'What is the FCO?'],
    ['another name of a place', 'What did Tokyo agree to?'],
    ['the year of its date', 'What was signed in 2017?'],
    ['the day of its date', 'What happened on the 26th?'],
    ['its date in numbers', 'What happened on 26/01/2017?'],
    ['the year of its date, cut short', 'What happened in 17?'],
    ['the first word of a sentence', 'Whereabouts was it signed?'],
    ['words of grammar', 'Which of them did it?'],
    ['a number written with one digit', 'what is it 4'],
    ['a word in small letters', 'who sold bananas'],
    ['a headline, in which capitals tell nothing', 'Who Signed The Bananas Agreement'],
    ['a month', 'Was it in March?'],
  ])('is nothing for %s: %j', (_what, typed) => {
    expect(absentIn(typed)).toBeUndefined();
  });

  it('is a name that begins like a word of grammar', () => {
    const boats = absentFrom(makeRelease([['There were forty boats.']]));
    expect(
      boats({ text: 'Where did Theresa go?', language: 'en', asked: 'place', claim: false, several: false }),
    ).toEqual({
      words: 'Theresa',
      certain: false,
    });
  });

  it('is nothing for a claim, which may be wrong about anything', () => {
    expect(absentIn('Was it signed in Peru?')).toBeUndefined();
  });
});
