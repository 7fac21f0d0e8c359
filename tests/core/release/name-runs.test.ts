import { describe, expect, it } from 'vitest';
import { nameRunAt } from '../../../src/core/release/name-runs.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';

describe('a run of words that reads as a name', () => {
  it.each([
    ['Ida Roe sang', 'Ida Roe'],
    ['Dr Ida B. Roe FRS sang', 'Ida B. Roe'],
    ['Ursula von der Quay sang', 'Ursula von der Quay'],
    ['Ms von der Quay sang', 'von der Quay'],
    ['Nasser al-Rashid sang', 'Nasser al-Rashid'],
    ['Seán Ó Lunaigh sang', 'Seán Ó Lunaigh'],
    ['Ida HOLT sang', 'Ida HOLT'],
    ['Ida HHA sang', 'Ida'],
    ['Tom Bishop sang', 'Tom Bishop'],
    ['Ida Roe’s crew sang', 'Ida Roe'],
    ['Charles “Chuck” Lund sang', 'Charles “Chuck” Lund'],
    ['Lord Lund of Low Quay sang', 'Lord Lund of Low Quay'],
    ['Lord Olaf Lund sang', 'Olaf Lund'],
    ['Theresa May sang', 'Theresa May'],
    ['Ida Roe Minister of Fish', 'Ida Roe'],
  ])('is found at the start of %j: %s', (text, name) => {
    const run = nameRunAt(tokensOf(text), 0);
    expect(run && text.slice(run.shown.start, run.shown.end)).toBe(name);
  });

  it.each(['The crew sang', 'HHA sang', 'In May', 'Minister sang', 'A. B. sang', 'crew'])(
    'is none in %j',
    (text) => {
      expect(nameRunAt(tokensOf(text), 0)).toBeUndefined();
    },
  );
});
