import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likenessAt, packVectors } from '../../../src/core/answer/packed-vectors.ts';

const direction = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 })
  .filter((numbers) => Math.hypot(...numbers) > 0.1)
  .map((numbers) => Float32Array.from(numbers, (x) => x / Math.hypot(...numbers)));

describe('packed vectors', () => {
  it('are as near to any other as they were before packing, but for rounding', () => {
    fc.assert(
      fc.property(fc.array(direction, { minLength: 1, maxLength: 9 }), direction, (vectors, meaning) => {
        const packed = packVectors(vectors);
        for (const [place, vector] of vectors.entries()) {
          const exact = vector.reduce((sum, x, i) => sum + x * (meaning[i] ?? 0), 0);
          expect(likenessAt(place, packed, meaning)).toBeCloseTo(exact, 1);
        }
      }),
    );
  });

  it('take a byte a number', () => {
    const { size, rows } = packVectors([Float32Array.of(0.6, -0.8), Float32Array.of(0, 1)]);
    expect({ size, bytes: rows.byteLength }).toEqual({ size: 2, bytes: 4 });
  });

  it('of nothing are empty', () => {
    expect(packVectors([])).toMatchObject({ size: 0, rows: new Int8Array() });
  });
});
