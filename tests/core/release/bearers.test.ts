import { describe, expect, it } from 'vitest';
import { bearersAmong, keyOfName } from '../../../src/core/release/bearers.ts';

const roe = { name: 'Ida B. Roe', office: '' };
const olaf = { name: 'Olaf Roe', office: '' };
const lund = { name: 'Lord Lund of Low Quay', office: '' };

describe('who bears a part of a name', () => {
  const { bearerOf, hasBearer, allBearersOf } = bearersAmong([roe, olaf, lund]);

  it.each([
    [['Ida'], roe],
    [['Ida', 'Roe'], roe],
    [['Roe', 'Ida'], roe],
    [['I.', 'Roe'], roe],
    [['ROE', 'Olaf'], olaf],
    [['Lund'], lund],
    [['Roe'], undefined],
    [['Nora', 'Roe'], undefined],
    [['Quay'], undefined],
  ])('is the one person with all of %j', (words, expected) => {
    expect(bearerOf(words)).toBe(expected);
  });

  it('is known to be several where no one can be told', () => {
    expect(hasBearer('Roe')).toBe(true);
    expect(allBearersOf(['Roe'])).toEqual([roe, olaf]);
    expect(hasBearer('Quayle')).toBe(false);
  });

  it('is whoever the title fits, of two with one surname', () => {
    const ofGender = bearersAmong([roe, olaf], (speaker) => (speaker === roe ? 'female' : undefined));
    expect(ofGender.bearerOf(['Roe'], 'male')).toBe(olaf);
    expect(ofGender.bearerOf(['Roe'], 'female')).toBeUndefined();
  });
});

describe('the key of a name', () => {
  it('is the same in another order, with an initial, or in capitals', () => {
    expect(new Set(['Ida B. Roe', 'Roe Ida', 'Ida ROE'].map(keyOfName)).size).toBe(1);
    expect(keyOfName('Ida Roe')).not.toBe(keyOfName('Olaf Roe'));
  });
});
