import { describe, expect, it } from 'vitest';
import { type Outcome, type Scenario, simulate } from './simulation.ts';

/** Requests a second that one process sends, and two of them would not keep to. */
const PACE_PER_SECOND = 40;

/**
 * Turns keep to the pace, and a request leaves as it is cleared, up to 160 ms after its turn here: those of so much more
 * than a second may leave within one.
 */
const LEAVING_PER_SECOND_MAX = Math.ceil(1.16 * PACE_PER_SECOND);

/** Most seeds that are tried until a run fails without one of the safeguards. */
const SEEDS_MAX = 300;

/** The process that posts is suspended while it sends forty posts, and nothing else goes wrong. */
const suspended40 = { suspensions: true, troubles: false, replicas: 2, channels: 40, days: 1 } as const;

/** What went wrong in a run, with the seed that brings it back. */
function complaints({ seed, lost, doubled, wrong }: Outcome): string[] {
  return [...lost, ...doubled, ...wrong].map((sentence) => `seed ${seed}: ${sentence}`);
}

/** The first run that doubled a post; undefined where none did. */
async function firstDoubled(scenario: Omit<Scenario, 'seed'>): Promise<Outcome | undefined> {
  for (let seed = 1; seed <= SEEDS_MAX; seed += 1) {
    const outcome = await simulate({ ...scenario, seed });
    if (outcome.doubled.length > 0) return outcome;
  }
  return undefined;
}

describe('daily posts in a world that fails', () => {
  it('loses none and doubles none in 300 seeds', { timeout: 120_000 }, async () => {
    let crashes = 0;
    let posted = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const outcome = await simulate({ seed, days: 2 });
      expect(complaints(outcome)).toEqual([]);
      crashes += outcome.crashes;
      posted += outcome.posted;
    }
    expect(crashes).toBeGreaterThan(1_000);
    expect(posted).toBeGreaterThan(1_000);
  });

  it('loses none and doubles none where clocks stand still', { timeout: 120_000 }, async () => {
    let suspended = 0;
    const scenarios = [
      ...Array.from({ length: 60 }, (_, place) => ({ ...suspended40, seed: place + 1 })),
      ...Array.from({ length: 30 }, (_, place) => ({ suspensions: true, days: 1, seed: place + 1 })),
    ];
    for (const scenario of scenarios) {
      const outcome = await simulate(scenario);
      expect(complaints(outcome)).toEqual([]);
      suspended += outcome.suspensions;
    }
    expect(suspended).toBeGreaterThan(300);
  });

  it.each([1, 2])(
    'loses none and doubles none with a crash at every await, among %i',
    { timeout: 60_000 },
    async (replicas) => {
      const scenario = { seed: 7, replicas, channels: 1, days: 1, troubles: false };
      const { awaits } = await simulate(scenario);
      expect(awaits).toBeGreaterThan(20);
      for (let crashAt = 1; crashAt <= awaits; crashAt += 1) {
        const outcome = await simulate({ ...scenario, crashAt });
        expect(complaints(outcome)).toEqual([]);
        expect(outcome.crashes).toBe(1);
      }
    },
  );

  it('runs the same for the same seed', async () => {
    expect(await simulate({ seed: 11 })).toEqual(await simulate({ seed: 11 }));
  });

  it('keeps to the set rate with three processes', async () => {
    const outcome = await simulate({ seed: 2, replicas: 3, channels: 150, days: 1, troubles: false });
    expect(complaints(outcome)).toEqual([]);
    expect(outcome.perSecondMax).toBeLessThanOrEqual(LEAVING_PER_SECOND_MAX);
  });
});

describe('the simulation', () => {
  it.each(['nonce', 'history'] as const)(
    'finds double posts without the %s',
    { timeout: 120_000 },
    async (safeguard) => {
      expect(await firstDoubled({ without: [safeguard] })).toBeDefined();
    },
  );

  it('finds double posts where clocks stand still and nothing is cleared', async () => {
    expect(await firstDoubled({ ...suspended40, without: ['clearance'] })).toBeDefined();
  });

  const handedAround = { replicas: 2, channels: 1, days: 1, troubles: false, handedAround: true } as const;

  it('finds double posts where claims never grow too old and nothing is cleared', async () => {
    const outcome = await firstDoubled({ ...handedAround, without: ['claimAge', 'clearance'] });
    expect(outcome).toBeDefined();
    expect(complaints(await simulate({ ...handedAround, seed: outcome?.seed ?? 0 }))).toEqual([]);
  });

  const hanging = { replicas: 2, channels: 150, days: 1, troubles: false, renewalsHang: true } as const;

  it('finds the set rate broken where a lease is believed that was not renewed, and nothing is cleared', async () => {
    const outcome = await simulate({ ...hanging, seed: 2, without: ['leaseAge', 'clearance'] });
    expect(outcome.perSecondMax).toBeGreaterThan(1.5 * PACE_PER_SECOND);
    const safe = await simulate({ ...hanging, seed: 2 });
    expect(complaints(safe)).toEqual([]);
    expect(safe.perSecondMax).toBeLessThanOrEqual(LEAVING_PER_SECOND_MAX);
  });

  it('finds the set rate broken without the lease', async () => {
    // How often they get in each other's way differs from run to run.
    const scenario = {
      replicas: 3,
      channels: 150,
      days: 1,
      troubles: false,
      without: ['lease', 'clearance'] as const,
    };
    let perSecondMax = 0;
    for (let seed = 1; seed <= 20; seed += 1)
      perSecondMax = Math.max(perSecondMax, (await simulate({ seed, ...scenario })).perSecondMax);
    expect(perSecondMax).toBeGreaterThan(2 * PACE_PER_SECOND);
  });
});
