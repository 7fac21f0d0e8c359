import { describe, expect, it } from 'vitest';
import { clauseReader } from '../../../src/core/release/mentions.ts';
import { pagesOf } from '../../../src/core/release/pages.ts';
import { parseText } from '../../../src/core/release/parse.ts';
import { createVoices } from '../../../src/core/release/voices.ts';

const roe = { name: 'Ida Roe', office: 'Mayor' };
const lund = { name: 'Olaf Lund', office: 'Captain' };
const people = [roe, lund];

/** Who speaks each quotation of each paragraph. */
function voicesIn(text: string, announced?: typeof roe): (string | undefined)[][] {
  const { paragraphs, sentences } = parseText(text);
  const voices = createVoices({ people, genderOf: () => undefined, read: clauseReader(people) });
  return pagesOf(text, paragraphs, sentences).map((page, index) =>
    voices
      .ofQuotations(page, index === 0 ? announced : undefined)
      .map((speaker) => speaker?.name.split(' ')[1]),
  );
}

describe('the voices of a paragraph', () => {
  it.each([
    ['go on in the next sentence', '“One,” said Roe. “Two.”', ['Roe', 'Roe']],
    ['go on within a sentence', '“One,” said Roe, “two.”', ['Roe', 'Roe']],
    ['change with whoever speaks', '“One,” said Roe. “Two,” said Lund. “Three.”', ['Roe', 'Lund', 'Lund']],
    [
      'end with somebody unnamed',
      '“One,” said Roe. “Two,” said a sailor. “Three.”',
      ['Roe', undefined, undefined],
    ],
    ['end where another is told of', '“One,” said Roe. Lund came. “Two.”', ['Roe', undefined]],
    [
      'leave words in marks alone',
      '“One,” said Roe. It is a “two” thing. “Three.”',
      ['Roe', undefined, 'Roe'],
    ],
    ['follow reported speech', 'Roe said it is old. “One.”', ['Roe']],
    ['follow reported speech with a title in it', 'Roe said “Dawn” is old. “One.”', [undefined, 'Roe']],
    ['know an office', '“One,” said the Captain.', ['Lund']],
  ])('%s', (_, text, expected) => {
    expect(voicesIn(text)).toEqual([expected]);
  });

  it('begin with whoever was announced, unless the words behind say otherwise', () => {
    expect(voicesIn('“One.”', roe)).toEqual([['Roe']]);
    expect(voicesIn('“One,” said Lund.', roe)).toEqual([[undefined]]);
    expect(voicesIn('“One,” said a sailor.', roe)).toEqual([[undefined]]);
  });

  it('begin with whoever the paragraph before ends on, speaking', () => {
    expect(voicesIn('Roe said it is old.\n\n“One.”')).toEqual([[], ['Roe']]);
    expect(voicesIn('Roe said it is old. It rained.\n\n“One.”')).toEqual([[], [undefined]]);
  });
});
