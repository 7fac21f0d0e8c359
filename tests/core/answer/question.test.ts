import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acronymAsked, type Question, readQuestion } from '../../../src/core/answer/question.ts';
import { halvesOf } from '../../../src/core/answer/two-questions.ts';

function read(typed: string): Question {
  const question = readQuestion(typed);
  if (!question) throw new Error(`no word in "${typed}"`);
  return question;
}

describe('what a question asks for', () => {
  it.each([
    ['who signed it', 'person'],
    ['hey, who signed it', 'person'],
    ['can you tell me who signed it', 'person'],
    ['In 2016, who hosted the jets?', 'person'],
    ['hu signed it', 'person'],
    ['by whom was it signed', 'person'],
    ['which minister signed it', 'person'],
    ['When was it signed?', 'date'],
    ['wen was it signed', 'date'],
    ['what date was it signed', 'date'],
    ['it was signed when?', 'date'],
    ['where was it signed', 'place'],
    ['which country hosts the games', 'place'],
    ['how many boats are there', 'number'],
    ['what percentage came by train', 'number'],
    ['how much did it cost', 'money'],
    ['what is the price of a boat', 'money'],
    ['how long did it take', 'duration'],
    ['how many years did it take', 'duration'],
    ['who said it is so', 'speaker'],
    ['who has warned of it', 'speaker'],
    ['which minister said that', 'speaker'],
    ['whose words are these', 'speaker'],
    ['who is quoted', 'speaker'],
    ['what did the ambassador say about Japan', 'words'],
    ['quotes from Fallon', 'words'],
    ['what is this about', 'gist'],
    ['tl;dr', 'gist'],
    ['What happened?', 'gist'],
    ['what happened in Africa', 'anything'],
    ["what's new?", 'gist'],
    ['what is new about the exercise', 'anything'],
    ['summarise the release', 'gist'],
    ['why was it signed', 'anything'],
    ['constructor', 'anything'],
    ['boats', 'anything'],
  ])('is, for %j, %s', (typed, asked) => {
    expect(read(typed)).toMatchObject({ asked, claim: false, language: 'en' });
  });

  it.each([
    'Did Japan sign it?',
    'is it true that Japan signed it',
    'so, was it signed in London',
    'Japan signed it, right?',
    "Japan signed it, didn't it",
    'I heard that Japan signed it',
  ])('is no short answer where it claims something: %j', (typed) => {
    expect(read(typed)).toMatchObject({ asked: 'anything', claim: true });
  });

  it.each([
    ['When?', 'When did this take place?'],
    ['who', 'Who did this?'],
  ])('is, for a question word alone, %j: %j', (typed, text) => {
    expect(read(typed).text).toBe(text);
  });

  it.each([
    ['Hey, can you tell me who signed it?', 'who signed it?'],
    ['I was wondering: when was it signed?', 'when was it signed?'],
  ])('is read without what leads up to it, %j: %j', (typed, text) => {
    expect(read(typed).text).toBe(text);
  });

  it.each([
    ['which countries signed it', true],
    ['list all the speakers', true],
    ['who signed it', false],
    ['when was it signed', false],
  ])('is, in %j, several things: %s', (typed, several) => {
    expect(read(typed).several).toBe(several);
  });

  it.each([
    ['I saw this at school. Who signed it?', 'Who signed it?'],
    ['Thanks for the bot! when was it signed', 'when was it signed'],
    ['One more thing. My aunt works there… How much does it cost?', 'How much does it cost?'],
    ['Sorry if it was asked. Is the pier open?', 'Is the pier open?'],
  ])('is read without what the asker tells before: %j', (typed, text) => {
    expect(readQuestion(typed)?.text).toBe(text);
  });

  it.each([
    ['I heard that Berg resigned. Is that true?'],
    ['We met the mayor. What did she say?'],
    ['Berg opened the pier. When did it close?'],
    ['I read it. The pier is open.'],
  ])('needs what stands before it: %j', (typed) => {
    expect(readQuestion(typed)?.text).toBe(typed);
  });

  it('is nothing where no word is typed', () => {
    for (const typed of ['', '???', '<@1>', '🤔']) expect(readQuestion(typed)).toBeUndefined();
  });

  it('is told of any text, by what is read of it alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const question = readQuestion(typed);
        expect(question && readQuestion(question.text)).toEqual(question);
      }),
      { numRuns: 500 },
    );
  });
});

describe('two questions in one', () => {
  it.each([
    [
      'When was the treaty signed and where was it signed?',
      ['When was the treaty signed', 'where was it signed'],
    ],
    ['What is the treaty for, and what can be shared?', ['What is the treaty for', 'what can be shared']],
    ['who signed the treaty and when?', ['who signed the treaty', 'when signed the treaty']],
    ['when and where was it signed', ['when was it signed', 'where was it signed']],
    ['who signed it? how much did it cost?', ['who signed it', 'how much did it cost']],
    ['Who signed it?? And when was it signed?', ['Who signed it', 'when was it signed']],
    ['when was it signed; who signed it', ['when was it signed', 'who signed it']],
    ['when was it signed, who signed it', ['when was it signed', 'who signed it']],
    ['who signed the treaty, how much did it cost?', ['who signed the treaty', 'how much did it cost']],
    ['Did Japan sign it? Who is quoted?', ['Did Japan sign it', 'Who is quoted']],
    [
      'Where was it signed? Who is quoted in the release?',
      ['Where was it signed', 'Who is quoted in the release'],
    ],
    ['who signed it? when?', ['who signed it', 'when signed it']],
    ['I have an exam. who signed it? when was it signed?', ['who signed it', 'when was it signed']],
  ])('are, in %j, %j', (typed, halves) => {
    expect(halvesOf(read(typed))).toEqual(halves);
  });

  it.each([
    ['who signed it'],
    ['who signed the treaty and the agreement'],
    ['Who comments on the treaty, and what are their jobs?'],
    ['and when was it signed'],
    ['who signed it??'],
    ['who signed it ? !'],
    ['I have an exam tomorrow. who signed it?'],
    ['can I ask something? who signed it?'],
    ['Is anyone here? who signed it?'],
    ['The treaty? Who signed it?'],
    ['Who comments on the treaty? What are their jobs?'],
    ['What is the name of the ambassador, who signed the treaty?'],
    ['What happened in 2016, when Japan agreed to host the jets?'],
    ['In January 2016, who signed it?'],
    ['When the treaty was signed, what was agreed?'],
  ])('are not in %j', (typed) => {
    expect(halvesOf(read(typed))).toBeUndefined();
  });

  it('are found whatever closes the question', () => {
    const halves = halvesOf(read('When was it signed and where was it signed'));
    for (const mark of ['?', ',', '…', ' ?! '])
      expect(halvesOf(read(`When was it signed and where was it signed${mark}`))).toEqual(halves);
  });
});

describe('the acronym that a question wants spelt out', () => {
  it.each([
    ['What does ACSA stand for?', 'acsa'],
    ['what is RAF short for', 'raf'],
    ['is the UN an acronym', 'un'],
    ['ACSA abbreviation?', 'acsa'],
  ])('is, in %j, %j', (typed, acronym) => {
    expect(acronymAsked(read(typed))).toBe(acronym);
  });

  it('is none in a question about anything else', () => {
    expect(acronymAsked(read('who signed the ACSA'))).toBeUndefined();
  });
});
