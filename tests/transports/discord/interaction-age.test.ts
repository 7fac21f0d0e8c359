import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InteractionAge } from '../../../src/transports/discord/interaction-age.ts';
import { snowflake } from '../../fake-discord/snowflake.ts';

const BEGAN_MS = Date.UTC(2030, 0, 1);

/** A machine whose clocks differ from Discord's, and what it says of them. */
function makeMachine(wallSkewMs = 0, steadyStartMs = 1_000) {
  const discord = { nowMs: BEGAN_MS, count: 0n };
  const machine = { wallSkewMs, steadyOffsetMs: steadyStartMs - BEGAN_MS, warnings: [] as number[] };
  const age = new InteractionAge(
    {
      wallMs: () => discord.nowMs + machine.wallSkewMs,
      steadyMs: () => discord.nowMs + machine.steadyOffsetMs,
    },
    (skewMs) => machine.warnings.push(skewMs),
  );
  return {
    age,
    machine,
    pass(ms: number) {
      discord.nowMs += ms;
    },
    /** One that is delivered after so long. Gives its id. */
    deliver(afterMs: number): string {
      discord.count += 1n;
      const id = snowflake(discord.nowMs, discord.count);
      discord.nowMs += afterMs;
      age.arrived(id);
      return id;
    },
  };
}

describe('InteractionAge', () => {
  it.each([-3_600_000, -3_000, 0, 3_000, 3_600_000])(
    'takes nothing for old on a machine whose clock differs by %s ms',
    (skewMs) => {
      const { age, deliver, pass } = makeMachine(skewMs);
      for (let count = 0; count < 100; count += 1) {
        expect(age.ageMs(deliver(80 + (count % 40)))).toBeLessThanOrEqual(40);
        pass(700);
      }
    },
  );

  it('counts what passes while an interaction is under way or waits', () => {
    const { age, deliver, pass } = makeMachine();
    deliver(100);
    const late = deliver(2_100);
    expect(age.ageMs(late)).toBe(2_000);
    pass(600);
    expect(age.ageMs(late)).toBe(2_600);
  });

  it.each([
    [3_000, [3_100]],
    [-3_000, [-2_900]],
    [1_000, []],
    [-1_000, []],
  ])('warns once of a clock that differs by %s ms, if that is much', (skewMs, warnings) => {
    const { deliver, machine } = makeMachine(skewMs);
    for (let count = 0; count < 50; count += 1) deliver(100);
    expect(machine.warnings).toEqual(warnings);
  });

  it('does not warn of a clock because a few deliveries take long', () => {
    const { deliver, machine } = makeMachine();
    for (const afterMs of [4_000, 4_000, 100, 4_000, 4_000, 4_000]) deliver(afterMs);
    expect(machine.warnings).toEqual([]);
  });

  it('never says for more than two minutes that something new is old, however the clock jumps', () => {
    const jump = fc.record({
      jumpMs: fc.integer({ min: -10_000_000, max: 10_000_000 }),
      everyMs: fc.integer({ min: 100, max: 50_000 }),
    });
    const property = fc.property(fc.array(jump, { minLength: 1, maxLength: 5 }), (jumps) => {
      const { age, deliver, pass, machine } = makeMachine();
      for (const { jumpMs, everyMs } of jumps) {
        machine.steadyOffsetMs += jumpMs;
        for (let passedMs = 0; passedMs < 200_000; passedMs += everyMs + 50) {
          const id = deliver(50);
          if (passedMs > 120_000 + everyMs) expect(age.ageMs(id)).toBeLessThan(2_500);
          pass(everyMs);
        }
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
