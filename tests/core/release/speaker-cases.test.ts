import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/release/parse.ts';
import type { Speaker } from '../../../src/core/release/release.ts';
import { ODD_SPOKEN, ODD_UNSPOKEN, ONE_OF_TWO } from './odd-speaker-cases.ts';
import { SPOKEN, UNSPOKEN } from './speaker-cases.ts';

/** Everyone who says something in a text, once each. */
function speakersIn(text: string): Speaker[] {
  const speakers = parseText(text).sentences.flatMap(({ speaker }) => speaker ?? []);
  return [...new Map(speakers.map((speaker) => [speaker.name, speaker])).values()];
}

describe('whose words they are', () => {
  it.each([...SPOKEN, ...ODD_SPOKEN])('is told by %j: %s', (text, expected) => {
    const [name, ...office] = expected.split(', ');
    const given = office.length > 0 ? { office: office.join(', ') } : {};
    expect(speakersIn(text)).toMatchObject([{ name, ...given }]);
  });

  it('is not told by a pronoun that may mean somebody who only acts', () => {
    expect(parseText(ONE_OF_TWO).sentences.map(({ speaker }) => speaker?.name)).toEqual([
      'Ida Roe',
      undefined,
      undefined,
    ]);
  });

  it('is told of two people who differ by an initial', () => {
    const text = 'A. Lund said: “We sail.” B. Lund said: “We wait.” “We mend it,” Mr Lund said.';
    expect(parseText(text).sentences.map(({ speaker }) => speaker?.name)).toEqual([
      'A. Lund',
      'B. Lund',
      undefined,
    ]);
  });

  it.each([...UNSPOKEN, ...ODD_UNSPOKEN])('is not told by %j', (text) => {
    expect(speakersIn(text)).toEqual([]);
  });
});
