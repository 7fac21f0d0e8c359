import { describe, expect, it } from 'vitest';
import { heldBytes } from '../../../src/core/library/held-bytes.ts';
import { loadRelease } from '../../../src/storage/load-release.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { museum } from '../../fixtures/museum.ts';
import { TREATY_FILE } from '../../fixtures/read-release.ts';

describe('heldBytes', () => {
  it('grows in a straight line with the text', () => {
    const [one, two, three] = [1_000, 2_000, 3_000].map((length) =>
      heldBytes(makeRelease([['x'.repeat(length)]])),
    );
    expect((three ?? 0) - (two ?? 0)).toBe((two ?? 0) - (one ?? 0));
  });

  it('counts the example questions of the facts, and the vectors of these', () => {
    expect(heldBytes(museum)).toBeGreaterThan(heldBytes({ ...museum, facts: [] }));
    expect(heldBytes(museum, 1_234) - heldBytes(museum)).toBe(1_234);
  });

  it('says some megabytes of the treaty, which was measured to hold 3.9', () => {
    const bytes = heldBytes(loadRelease(TREATY_FILE));
    expect(bytes).toBeGreaterThan(2_000_000);
    expect(bytes).toBeLessThan(8_000_000);
  });
});
