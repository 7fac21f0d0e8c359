import { describe, expect, it } from 'vitest';
import { simulate } from './simulation.ts';

// simulation.slow.test.ts runs the 300 seeds, and each safeguard's absence.
describe('daily posts in a world that fails', () => {
  it('loses none and doubles none in 12 seeds', async () => {
    let crashes = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const { lost, doubled, wrong, ...outcome } = await simulate({ seed, days: 2 });
      expect([lost, doubled, wrong], `seed ${seed}`).toEqual([[], [], []]);
      crashes += outcome.crashes;
    }
    expect(crashes).toBeGreaterThan(20);
  });

  // The look into the channel right before each try stands in for the nonce, and the nonce for it.
  it('doubles some of them without the nonce and that look, in the same seeds', async () => {
    let doubled = 0;
    for (let seed = 1; seed <= 12; seed += 1)
      doubled += (await simulate({ seed, days: 2, without: ['nonce', 'clearance'] })).doubled.length;
    expect(doubled).toBeGreaterThan(0);
  });
});
