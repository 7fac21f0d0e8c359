import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedCache } from '../../../src/core/library/bounded-cache.ts';

/** A cache of numbers, each as large as it is, and what was made. */
function numbers(maxBytes: number) {
  const made: number[] = [];
  const cache = new BoundedCache<number>(maxBytes, (size) => size);
  const get = (size: number) =>
    cache.get(`${size}`, async () => {
      made.push(size);
      return size;
    });
  return { cache, made, get };
}

describe('BoundedCache', () => {
  it('makes a value once, however many ask meanwhile', async () => {
    const { made, get, cache } = numbers(100);
    expect(await Promise.all([get(7), get(7), get(7)])).toEqual([7, 7, 7]);
    expect(made).toEqual([7]);
    expect(cache.peek('7')).toBe(7);
    expect(cache.peek('8')).toBeUndefined();
  });

  it('lets go of the one that was unused for longest', async () => {
    const { cache, get } = numbers(60);
    for (const size of [20, 21, 19]) await get(size);
    await get(20);
    await get(5);
    expect([20, 21, 19, 5].map((size) => cache.peek(`${size}`))).toEqual([20, undefined, 19, 5]);
    expect(cache.bytes).toBe(44);
  });

  it('keeps the one in use though it alone is too large', async () => {
    const { cache, get } = numbers(10);
    await get(4);
    await get(50);
    expect([cache.peek('4'), cache.peek('50')]).toEqual([undefined, 50]);
  });

  it('makes anew what failed, and what was deleted', async () => {
    const { cache, made, get } = numbers(100);
    await expect(cache.get('3', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await get(3)).toBe(3);
    cache.delete('3');
    cache.delete('never there');
    expect(await get(3)).toBe(3);
    expect(made).toEqual([3, 3]);
    expect(cache.bytes).toBe(3);
  });

  it('does not count what was deleted while it was made', async () => {
    const { cache, get } = numbers(100);
    const making = get(9);
    cache.delete('9');
    expect(await making).toBe(9);
    expect([cache.peek('9'), cache.bytes]).toEqual([undefined, 0]);
  });

  it('never holds more than its bound beside the last, whatever is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 }), async (sizes) => {
        const { cache, get } = numbers(60);
        for (const size of sizes) {
          await get(size);
          expect(cache.bytes).toBeLessThanOrEqual(60);
          expect(cache.peek(`${size}`)).toBe(size);
        }
      }),
    );
  });
});
