import { describe, expect, it } from 'vitest';
import { namePartsOf, surnameOf } from '../../../src/core/release/name-parts.ts';

describe('the parts of a name', () => {
  it.each([
    ['Lord Lund of Low Quay', ['Lund']],
    ['Ida B. Roe', ['Ida', 'Roe']],
    ['Charles “Chuck” Lund', ['Charles', 'Chuck', 'Lund']],
    ['Seán Ó Lunaigh', ['Seán', 'Ó', 'Lunaigh']],
  ])('of %j are %j', (name, parts) => {
    expect(namePartsOf(name)).toEqual(parts);
    expect(surnameOf(name)).toBe(parts.at(-1));
  });
});
