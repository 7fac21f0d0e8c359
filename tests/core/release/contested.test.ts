import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/release/parse.ts';

const KNOWN = 'Mayor Ida Roe met Captain Olaf Lund.\n\n';

/** Who speaks the sentences of a text, by surname, "" for nobody. */
function voices(text: string): string[] {
  return parseText(KNOWN + text)
    .sentences.slice(1)
    .map(({ speaker }) => speaker?.name.split(' ').at(-1) ?? '');
}

describe('a sentence with two quotations', () => {
  it.each([
    'Roe said “yes” while Lund said “no”.',
    '“Yes,” said Roe, while “No,” said Lund.',
    'Roe said “yes”, but a sailor said: “No.”',
    '“Yes,” said Roe, and Lund replied: “No.”',
  ])('is nobody’s where two people may speak: %j', (text) => {
    expect(voices(text)).toEqual(['']);
  });

  it.each([
    ['“We sail,” said Roe, “and we mend it.”', ['Roe']],
    ['“We sail,” said Roe, who called it “a joy”.', ['Roe']],
    ['“We sail,” said Roe of the “old” pier that Lund built.', ['Roe']],
    ['“Yes,” said Roe. “No,” said Lund.', ['Roe', 'Lund']],
  ])('keeps its one speaker: %j', (text, expected) => {
    expect(voices(text)).toEqual(expected);
  });
});
