import { describe, expect, it } from 'vitest';
import { readSpeech } from '../../../../src/core/answer/speech/speech.ts';
import { makeRelease } from '../../../fixtures/make-release.ts';
import { envoy, mayor, museum } from '../../../fixtures/museum.ts';

const speech = readSpeech(museum);
const numbersOf = (question: string) =>
  speech.sentencesOf(speech.named(question)).map(({ number }) => number);

describe('what somebody said', () => {
  it('are their sentences but the line that announces them', () => {
    expect(numbersOf('what did Berg say')).toEqual([4, 5, 6]);
    expect(numbersOf('what did Ruys and Berg say')).toEqual([4, 5, 6, 7]);
    expect(numbersOf('what did she say')).toEqual([]);
  });

  it.each([
    ['What did Berg say?', true],
    ['What was the statement of Mayor Anna Berg?', true],
    ['What did Berg say of the harbour museum?', true],
    ['Who is quoted?', true],
    ['What did Berg say about children?', false],
    ['What did Smith say?', false],
  ])('is all that %j asks for: %s', (question, is) => {
    expect(speech.isAboutNothingElse(question, speech.named(question))).toBe(is);
  });
});

describe('everyone who is quoted', () => {
  it('is cited by the sentence that names them', () => {
    expect(speech.everyone()).toEqual({
      citations: [
        { sentence: 3, marks: [{ start: 6, end: 15 }] },
        { sentence: 7, marks: [{ start: 25, end: 34 }] },
      ],
      short: 'Anna Berg, Piet Ruys',
      workedOut: false,
    });
  });

  it('is cited by one sentence where that names two, in the order of their names', () => {
    const release = makeRelease([
      [
        { text: '“Yes.”', speaker: envoy },
        { text: '“No.”', speaker: mayor },
        'So said Anna Berg and Piet Ruys.',
      ],
    ]);
    expect(readSpeech(release).everyone()).toEqual({
      citations: [
        {
          sentence: 3,
          marks: [
            { start: 8, end: 17 },
            { start: 22, end: 31 },
          ],
        },
      ],
      short: 'Piet Ruys, Anna Berg',
      workedOut: false,
    });
  });

  it('has marks that do not overlap where two share a surname', () => {
    const son = { name: 'Otto Berg', office: '' };
    const release = makeRelease([
      [{ text: '“Yes.”', speaker: mayor }, { text: '“No.”', speaker: son }, 'So said Anna Berg.'],
    ]);
    expect(readSpeech(release).everyone()?.citations).toEqual([
      { sentence: 3, marks: [{ start: 8, end: 17 }] },
    ]);
  });

  it('is nobody in a release without speech, or where no sentence names who speaks', () => {
    expect(readSpeech(makeRelease([['It rained.']])).everyone()).toBeUndefined();
    expect(readSpeech(makeRelease([[{ text: 'Yes.', speaker: mayor }]])).everyone()).toBeUndefined();
  });
});

describe('who said a sentence', () => {
  const saidBy = (number: number) => {
    const said = museum.sentences[number - 1];
    return said && speech.speakerOf(said);
  };

  it('is told with the sentence that announces them', () => {
    expect(saidBy(5)).toEqual({
      citations: [
        { sentence: 5, marks: [] },
        { sentence: 3, marks: [{ start: 6, end: 15 }] },
      ],
      short: 'Anna Berg',
      workedOut: false,
    });
  });

  it('is told by the sentence itself where it names them', () => {
    expect(saidBy(7)).toMatchObject({
      citations: [{ sentence: 7, marks: [{ start: 25, end: 34 }] }],
      short: 'Piet Ruys',
    });
  });

  it('is not told where no sentence names them', () => {
    const release = makeRelease([[{ text: 'Yes.', speaker: mayor }]]);
    const [said] = release.sentences;
    expect(said && readSpeech(release).speakerOf(said)).toEqual({
      citations: [{ sentence: 1, marks: [] }],
      short: '',
      workedOut: false,
    });
  });
});
