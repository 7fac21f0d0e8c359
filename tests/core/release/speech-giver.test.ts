import { describe, expect, it } from 'vitest';
import { parseRelease, parseText } from '../../../src/core/release/parse.ts';
import { speechGiver } from '../../../src/core/release/speech-giver.ts';

describe('who gives the speech that a release is', () => {
  it.each([
    ['the front matter', { speaker: 'Ida Roe', title: 'Pier', text: 'It is.' }, 'Ida Roe'],
    [
      'a title',
      { speaker: undefined, title: 'Pier opens: speech by Ida Roe', text: 'I open it.' },
      'Ida Roe',
    ],
    [
      'no title of a text in the third person',
      { speaker: undefined, title: 'Speech by Ida Roe', text: 'It is.' },
      undefined,
    ],
    ['no other title', { speaker: undefined, title: 'Ida Roe opens pier', text: 'I open it.' }, undefined],
  ])('is told by %s', (_, release, giver) => {
    expect(speechGiver(release)).toBe(giver);
  });
});

describe('a speech', () => {
  const givers = (text: string, giver: string) =>
    parseText(text, { speaker: giver }).sentences.map(({ speaker, ofSpeech }) => [
      speaker?.name ?? '',
      ofSpeech ?? false,
    ]);

  it('is its giver’s, marked so, but for what others say', () => {
    const text = 'Thank you all. I met Olaf Lund, a sailor. He told me: “It holds.” “Sail,” they said. I do.';
    expect(givers(text, 'Foreign Secretary Ida Roe MP')).toEqual([
      ['Ida Roe', true],
      ['Ida Roe', true],
      ['Olaf Lund', false],
      ['', false],
      ['Ida Roe', true],
    ]);
  });

  it('is nobody’s where it tells of its giver', () => {
    expect(givers('Mayor Ida Roe spoke in Haven. I open the pier.', 'Ida Roe')).toEqual([
      ['', false],
      ['Ida Roe', true],
    ]);
  });

  it('is given by whoever holds the office that is named', () => {
    expect(givers('Tides Secretary Ida Roe spoke. I open it.', 'the Tides Secretary')[1]).toEqual([
      'Ida Roe',
      true,
    ]);
    expect(givers('I open it.', 'the Tides Secretary')).toEqual([['', false]]);
    expect(givers('I open it.', 'Ida Roe and Olaf Lund')).toEqual([['', false]]);
  });

  it('is known by the front matter of its file', () => {
    const head = '---\ntitle: Pier\ndate: 2030-01-02\npublisher: Haven\nlicence: none\n';
    const { sentences, extra } = parseRelease('a', 'a.md', `${head}speaker: Ida Roe, Mayor\n---\nI open it.`);
    expect(sentences[0]?.speaker).toEqual({ name: 'Ida Roe', office: 'Mayor' });
    expect(extra).toEqual({});
    expect(() => parseRelease('a', 'a.md', `${head}speaker: 3\n---\nI open it.`)).toThrow(
      'a.md: speaker: found 3, expected who gives the speech',
    );
  });
});
