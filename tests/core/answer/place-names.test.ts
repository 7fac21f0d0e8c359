import { describe, expect, it } from 'vitest';
import { countryNames, SAME_PLACES } from '../../../src/core/answer/place-names.ts';
import { stemOf } from '../../../src/core/text/words.ts';

describe('the names of places', () => {
  it('lead from each name of a place to all of its others', () => {
    expect(SAME_PLACES.get(stemOf('british'))).toContain(stemOf('uk'));
    expect(SAME_PLACES.get(stemOf('tokyo'))).toContain(stemOf('japanese'));
  });

  it('have countries of one word', () => {
    for (const name of ['peru', 'france', 'germany']) expect(countryNames()).toContain(stemOf(name));
    expect(countryNames()).not.toContain(stemOf('united'));
    expect(countryNames()).not.toContain('boat');
  });
});
