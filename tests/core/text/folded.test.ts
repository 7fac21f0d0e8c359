import { describe, expect, it } from 'vitest';
import { folded, foldedWords } from '../../../src/core/text/folded.ts';

describe('folding', () => {
  it('leaves small letters without accents, and signs as they are', () => {
    expect(folded('São Paulo, ＵＫ’s ÅSE')).toBe('sao paulo, uk’s ase');
  });

  it('parts words at all that is no letter and no digit', () => {
    expect(foldedWords(' Élan-vital: 2+2, 東京! ')).toEqual(['elan', 'vital', '2', '2', '東京']);
    expect(foldedWords('…')).toEqual([]);
  });
});
