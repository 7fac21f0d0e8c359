import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/release/parse.ts';
import type { Speaker } from '../../../src/core/release/release.ts';
import { SPOKEN, UNSPOKEN } from './speaker-cases.ts';

/** Everyone who says something in a text, once each. */
function speakersIn(text: string): Speaker[] {
  const speakers = parseText(text).sentences.flatMap(({ speaker }) => speaker ?? []);
  return [...new Map(speakers.map((speaker) => [speaker.name, speaker])).values()];
}

describe('whose words they are', () => {
  it.each(SPOKEN)('is told by %j: %s', (text, expected) => {
    const [name, ...office] = expected.split(', ');
    const given = office.length > 0 ? { office: office.join(', ') } : {};
    expect(speakersIn(text)).toMatchObject([{ name, ...given }]);
  });

  it.each(UNSPOKEN)('is not told by %j', (text) => {
    expect(speakersIn(text)).toEqual([]);
  });
});
