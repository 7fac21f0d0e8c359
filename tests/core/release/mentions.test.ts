import { describe, expect, it } from 'vitest';
import { clauseReader } from '../../../src/core/release/mentions.ts';

const roe = { name: 'Ida B. Roe', office: 'Mayor' };
const lund = { name: 'Olaf Lund', office: '' };

describe('where a text names people', () => {
  const read = clauseReader([roe, lund]);

  it.each([
    ['Ida B. Roe met Lund.', ['Ida B. Roe', 'Lund']],
    ['Welcoming Ida Roe, Sir Olaf Lund’s crew sang.', ['Ida Roe', 'Olaf Lund']],
    ['The Lund Harbour Trust and Olaf Quayle sang for Haven.', []],
    ['roe and lund', []],
  ])('is in %j at %j', (text, expected) => {
    expect(read(text).mentions.map(({ name }) => text.slice(name.start, name.end))).toEqual(expected);
  });

  it('is found with its title and office, in tokens', () => {
    const { tokens, mentions } = read('Then the Mayor, Dame Ida Roe MP, sang.');
    expect(
      mentions.map(({ from, to }) =>
        tokens
          .slice(from, to)
          .map(({ text }) => text)
          .join(' '),
      ),
    ).toEqual(['the Mayor , Dame Ida Roe MP']);
  });

  it('tells two people of one surname apart by a title that fits one', () => {
    const other = { name: 'Olaf Roe', office: '' };
    const genders = new Map([
      [roe, 'female'],
      [other, 'male'],
    ] as const);
    const { mentions } = clauseReader([roe, other], (speaker) => genders.get(speaker))(
      'Ms Roe met Mr Roe and Roe.',
    );
    expect(mentions.map(({ speaker }) => speaker.name)).toEqual(['Ida B. Roe', 'Olaf Roe']);
  });
});
