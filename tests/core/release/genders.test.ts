import { describe, expect, it } from 'vitest';
import { gendersIn, mentionsUnnamed } from '../../../src/core/release/genders.ts';
import { clauseReader } from '../../../src/core/release/mentions.ts';

const roe = { name: 'Ida Roe', office: '' };
const lund = { name: 'Olaf Lund', office: '' };
const read = clauseReader([roe, lund]);

describe('the gender of somebody named', () => {
  it.each([
    ['Dame Ida Roe came.', 'female'],
    ['His wife, Ida Roe, came.', 'female'],
    ['Ida Roe, a mother of six, came.', 'female'],
    ['Spokeswoman Ida Roe came.', 'female'],
    ['Ida Roe came. She sang.', 'female'],
    ['Ida Roe came.', undefined],
    ['Ida Roe, whose son came, sang.', undefined],
    ['Ida Roe met Olaf Lund. She sang.', undefined],
    ['Ida Roe met a woman. She sang.', undefined],
    ['Ida Roe came. She sang. He sang.', undefined],
  ])('is told by %j: %s', (text, gender) => {
    expect(gendersIn([read(text)]).get(roe)).toBe(gender);
  });

  it('is what a title says, whatever a pronoun does', () => {
    expect(gendersIn([read('Sir Olaf Lund came. She sang.')]).get(lund)).toBe('male');
  });
});

describe('a person beside those who are named', () => {
  it.each([
    ['A sailor met the fisherman.', true],
    ['Ida Roe came with her husband.', true],
    ['The firm’s former finance boss came.', true],
    ['Ida Roe, a lawyer, came.', false],
    ['Her deputy for tides, Ida Roe, came.', false],
    ['Ida Roe worked as a teacher.', false],
    ['The crew came.', false],
  ])('is told of in %j: %s', (text, is) => {
    expect(mentionsUnnamed(read(text))).toBe(is);
  });
});
