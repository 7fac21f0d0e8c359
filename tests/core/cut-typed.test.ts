import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTyped } from '../../src/core/cut-typed.ts';

describe('cutTyped', () => {
  it.each([
    ['who signed it', 'who signed it'],
    ['', ''],
    ['  who signed', '  who signed'],
    ['one two three four five six seven eight nine', 'one two three four five six seven eight'],
    ['x'.repeat(6_000), 'x'.repeat(60)],
    [`${'x'.repeat(59)}😀`, 'x'.repeat(59)],
    [`${'x'.repeat(58)}😀y`, `${'x'.repeat(58)}😀`],
  ])('makes of %j the text %j', (typed, cut) => {
    expect(cutTyped(typed)).toBe(cut);
  });

  it('gives a beginning of at most 60 characters and 8 words, whole characters alone', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 200 });
    const property = fc.property(typed, (text) => {
      const cut = cutTyped(text);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(60);
      expect(cut.split(/\s+/).filter((word) => word !== '').length).toBeLessThanOrEqual(8);
      if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
