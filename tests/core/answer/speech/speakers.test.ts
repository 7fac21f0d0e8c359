import { describe, expect, it } from 'vitest';
import {
  leadInOf,
  nameSpan,
  speakersNamed,
  speakersOf,
} from '../../../../src/core/answer/speech/speakers.ts';
import { loadRelease } from '../../../../src/storage/load-release.ts';
import { makeRelease } from '../../../fixtures/make-release.ts';
import { envoy, mayor, museum } from '../../../fixtures/museum.ts';
import { TREATY_FILE } from '../../../fixtures/read-release.ts';

const treaty = speakersNamed(loadRelease(TREATY_FILE));
const namesIn = (question: string) => treaty(question).map(({ speaker }) => speaker.name);

describe('the speakers that a question names', () => {
  it.each([
    ['what did johnson say', ['Boris Johnson']],
    ['What did Boris Johnson say?', ['Boris Johnson']],
    ['what did the japanese ambassador say', ['Koji Tsuruoka']],
    ['what did the Foreign Secretary say', ['Boris Johnson']],
    ['what did Johnson and Tsuruoka say', ['Boris Johnson', 'Koji Tsuruoka']],
    ['what did Japan say', []],
    ['who signed it', []],
  ])('in %j are %j', (question, names) => {
    expect(namesIn(question)).toEqual(names);
  });

  it('are given with the places of all words that name them', () => {
    expect(speakersNamed(museum)('What did Anna Berg, the Mayor, say?')).toEqual([
      { speaker: mayor, places: new Set([2, 3, 5]) },
    ]);
  });
});

describe('the speakers of a release', () => {
  it('are in order of their first words, each once, with an office where it is ever given', () => {
    const bare = { name: 'Anna Berg', office: '' };
    const release = makeRelease([
      [
        { text: 'Yes.', speaker: bare },
        { text: 'No.', speaker: envoy },
        { text: 'Well.', speaker: mayor },
      ],
    ]);
    expect(speakersOf(release)).toEqual([mayor, envoy]);
  });
});

describe('the line that announces a speech', () => {
  const leadInTo = (number: number) => {
    const sentence = museum.sentences[number - 1];
    return sentence && leadInOf(museum, sentence)?.number;
  };

  it('is found from each sentence of the speech', () => {
    expect([4, 5, 6].map(leadInTo)).toEqual([3, 3, 3]);
  });

  it('is none of a sentence that nobody announces', () => {
    expect([1, 7, 8].map(leadInTo)).toEqual([undefined, undefined, undefined]);
  });
});

describe('where a sentence names its speaker', () => {
  it.each([
    ['Mayor Anna Berg said:', { start: 6, end: 15 }],
    ['“Yes,” Berg said.', { start: 7, end: 11 }],
    ['“Yes,” she said.', undefined],
  ])('in %j is %j', (text, span) => {
    expect(nameSpan(text, mayor)).toEqual(span);
  });
});
