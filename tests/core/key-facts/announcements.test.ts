import { describe, expect, it } from 'vitest';
import { announcementIn } from '../../../src/core/key-facts/announcements.ts';
import { clausesOf } from '../../../src/core/key-facts/clause.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

function announced(...sentences: string[]) {
  return announcementIn(clausesOf(makeRelease([sentences]), /announced/));
}

describe('announcementIn', () => {
  it('is the first that is told as news', () => {
    const found = announced(
      'Last year Marr announced a fund.',
      'Norway today announced a fund.',
      'Haven announced today.',
    );
    expect(found?.clause.sentence.number).toBe(2);
    expect(found?.time?.day).toBe('2031-04-02');
  });

  it('needs a time of its own behind the first sentences', () => {
    expect(announced('Norway has announced a fund.')).toBeDefined();
    expect(announced('One.', 'Two.', 'Three.', 'Norway has announced a fund.')).toBeUndefined();
  });

  it('is undefined where nobody announces', () => {
    expect(announced('A fund was announced today.')).toBeUndefined();
    expect(announced()).toBeUndefined();
  });
});
