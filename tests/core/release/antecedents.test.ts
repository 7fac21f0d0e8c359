import { describe, expect, it } from 'vitest';
import { followAntecedents } from '../../../src/core/release/antecedents.ts';
import { clauseReader } from '../../../src/core/release/mentions.ts';

const roe = { name: 'Ida Roe', office: '' };
const lund = { name: 'Olaf Lund', office: '' };
const read = clauseReader([roe, lund]);

/** Whom "she" stands for after these paragraphs. */
function she(...paragraphs: string[]): string | undefined {
  const antecedents = followAntecedents(read, (speaker) => (speaker === lund ? 'male' : undefined));
  for (const paragraph of paragraphs) {
    antecedents.turn();
    antecedents.tell(paragraph);
  }
  return antecedents.standsFor('she')?.name;
}

describe('whom a pronoun stands for', () => {
  it('is the one person whom it fits', () => {
    expect(she('Ida Roe met Olaf Lund.')).toBe('Ida Roe');
    expect(she('Olaf Lund came.')).toBeUndefined();
  });

  it('is nobody where somebody unnamed may be meant', () => {
    expect(she('Ida Roe met a sailor.')).toBeUndefined();
  });

  it('is named in the paragraph before, or before that where a pronoun kept them in mind', () => {
    expect(she('Ida Roe came.', 'It rained.')).toBe('Ida Roe');
    expect(she('Ida Roe came.', 'It rained.', 'It poured.')).toBeUndefined();
    expect(she('Ida Roe came.', 'She sang.', 'It poured.')).toBe('Ida Roe');
  });

  it('is whoever spoke last where nobody is named', () => {
    const antecedents = followAntecedents(read, () => undefined);
    antecedents.turn();
    antecedents.hear(roe);
    antecedents.turn();
    expect(antecedents.standsFor('he')).toBe(roe);
    expect(antecedents.standsFor('they')).toBeUndefined();
  });
});
