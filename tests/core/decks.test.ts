import { describe, expect, it } from 'vitest';
import { createDecks } from '../../src/core/decks.ts';

describe('createDecks', () => {
  it('counts each deck by itself', () => {
    const takePlace = createDecks();
    expect(['one', 'one', 'two', 'one'].map(takePlace)).toEqual([0, 1, 0, 2]);
  });

  it('keeps 10,000 decks, and forgets the one that was unused for longest', () => {
    const takePlace = createDecks();
    for (let deck = 0; deck < 10_000; deck += 1) takePlace(`${deck}`);
    expect(takePlace('0')).toBe(1);
    takePlace('another');
    expect([takePlace('0'), takePlace('2'), takePlace('1')]).toEqual([2, 1, 0]);
  });
});
