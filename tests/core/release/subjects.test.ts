import { describe, expect, it } from 'vitest';
import { clauseReader } from '../../../src/core/release/mentions.ts';
import { type Attribution, subjectBefore } from '../../../src/core/release/subjects.ts';

const read = clauseReader([
  { name: 'Ida Roe', office: 'mayor' },
  { name: 'Olaf Lund', office: '' },
]);

function told(attribution: Attribution | undefined): string | undefined {
  if (attribution?.kind === 'person') return attribution.mention.speaker.name;
  if (attribution?.kind === 'office') return attribution.words.join(' ');
  return attribution?.word;
}

/** The subject of the last "said". */
function subjectIn(text: string): string | undefined {
  const clause = read(text);
  const verb = clause.tokens.findLastIndex((token) => token.text === 'said');
  return told(subjectBefore(clause, verb)?.attribution);
}

describe('the subject of a verb of speech', () => {
  it.each([
    ['Ida Roe said', 'Ida Roe'],
    ['Ida Roe has also said', 'Ida Roe'],
    ['Ida Roe, who met Olaf Lund, said', 'Ida Roe'],
    ['Ida Roe thanked Olaf Lund and said', 'Ida Roe'],
    ['We met Ida Roe, who said', 'Ida Roe'],
    ['In Low Quay, Ida Roe of the Trust said', 'Ida Roe'],
    ['but Ida Roe said', 'Ida Roe'],
    ['LOW QUAY Ida Roe said', 'Ida Roe'],
    ['Yesterday she said', 'she'],
    ['She thanked Olaf Lund and said', 'She'],
    ['The Tides Secretary said', 'Tides Secretary'],
  ])('is, in %j, %s', (text, expected) => {
    expect(subjectIn(text)).toBe(expected);
  });

  it.each([
    'The report by Ida Roe said',
    'Ida Roe’s report said',
    'Ida Roe and Olaf Lund said',
    'The crew and Ida Roe said',
    'Ida Roe left, the crew said',
    'Ida Roe left and the crew cheered and said',
    'A letter to Ida Roe said',
    'The crew that Ida Roe met said',
  ])('is nobody named in %j', (text) => {
    expect(subjectIn(text)).toBeUndefined();
  });
});
