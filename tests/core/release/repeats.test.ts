import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatsAmong } from '../../../src/core/release/repeats.ts';

const AGREEMENT =
  'The new lease agreement will allow the System to use land for a collaborative environment.';

describe('repeatsAmong', () => {
  it('finds what stands twice, however it is broken into lines', () => {
    expect(repeatsAmong(['The museum is open.', 'Rain fell.', 'The museum\nis open.'])).toEqual([
      undefined,
      undefined,
      0,
    ]);
  });

  it('finds what says the same in all but a few words', () => {
    const again =
      'The lease agreement will allow the System to use land for a collaborative development environment.';
    expect(repeatsAmong(['Rain fell.', AGREEMENT, again])).toEqual([undefined, undefined, 1]);
  });

  it.each([
    [
      'another number',
      'The fund pays £33 for the volunteers of the harbour.',
      'The fund pays £44 for the volunteers of the harbour.',
    ],
    [
      'another name',
      'The fund pays the fire volunteers of Haven.',
      'The fund pays the fire volunteers of Bergen.',
    ],
    [
      'other words',
      AGREEMENT,
      'The museum will allow children to use the land for games and a new lease of life.',
    ],
  ])('does not take for the same what has %s', (_, one, other) => {
    expect(repeatsAmong([one, other])).toEqual([undefined, undefined]);
  });

  it('points at an earlier text that repeats none itself', () => {
    const words = fc.constantFrom('museum', 'boats', 'rope', 'harbour', 'Haven', '40', 'opens');
    const text = fc.array(words, { maxLength: 5 }).map((parts) => `The ${parts.join(' ')}.`);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const repeats = repeatsAmong(texts);
        expect(repeats).toHaveLength(texts.length);
        for (const [place, earlier] of repeats.entries()) {
          if (earlier !== undefined) expect([earlier < place, repeats[earlier]]).toEqual([true, undefined]);
          const same = texts.indexOf(texts[place] ?? '');
          if (same < place) expect(earlier).toBeDefined();
        }
      }),
    );
  });
});
