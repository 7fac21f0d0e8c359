import { describe, expect, it } from 'vitest';
import { holderFinder } from '../../../src/core/release/holders.ts';

const roe = { name: 'Ida Roe', office: 'Secretary of State for Tides' };
const lund = { name: 'Olaf Lund', office: 'Deputy Tides Director' };
const quist = { name: 'Nils Quist', office: 'former mayor of Haven' };

describe('the holder of an office', () => {
  const holderOf = holderFinder([roe, lund, quist]);

  it.each([
    [['Secretary'], roe],
    [['Tides', 'Secretary'], roe],
    [['Deputy', 'Director'], lund],
    [['Director'], undefined],
    [['mayor'], undefined],
    [['Fish', 'Secretary'], undefined],
  ])('of %j is told where one person has all of its words, and the same rank', (words, expected) => {
    expect(holderOf(words)).toBe(expected);
  });
});
