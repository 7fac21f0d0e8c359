import { describe, expect, it } from 'vitest';
import { Backlog } from '../../src/reader/backlog.ts';

describe('what waits to be read', () => {
  it('takes no time when there is none, whatever came before', () => {
    const backlog = new Backlog();
    expect(backlog.waitMs).toBe(0);
    backlog.add(3_000);
    expect(backlog.waitMs).toBeGreaterThan(0);
    backlog.remove(3_000, 90);
    expect(backlog.waitMs).toBe(0);
  });

  it('lets fifty questions on a whole release wait before the first was read', () => {
    const backlog = new Backlog();
    for (let question = 0; question < 50; question++) backlog.add(3_500);
    expect(backlog.waitMs).toBeLessThan(10_000);
  });

  it('is reckoned at the speed of late, and one slow reading does not decide', () => {
    const backlog = new Backlog();
    const read = (msPerLetter: number) => {
      backlog.add(1_000);
      backlog.remove(1_000, 1_000 * msPerLetter);
    };
    for (let i = 0; i < 40; i++) read(0.25);
    backlog.add(2_000);
    expect(backlog.waitMs).toBeCloseTo(500, 0);
    read(2.5);
    expect(backlog.waitMs).toBeCloseTo(1_400, 0);
  });

  it('learns nothing from what failed', () => {
    const backlog = new Backlog();
    backlog.add(1_000);
    const before = backlog.waitMs;
    backlog.add(500);
    backlog.remove(500);
    expect(backlog.waitMs).toBeCloseTo(before);
  });

  it('tells whoever waits for its end once nothing waits any more, however often it filled again', async () => {
    const backlog = new Backlog();
    await backlog.empty();
    backlog.add(0);
    backlog.add(10);
    let isEmpty = false;
    const told = backlog.empty().then(() => {
      isEmpty = true;
    });
    backlog.remove(0, 1);
    await Promise.resolve();
    expect(isEmpty).toBe(false);
    backlog.remove(10);
    backlog.add(10);
    await Promise.resolve();
    await Promise.resolve();
    expect(isEmpty).toBe(false);
    backlog.remove(10);
    await told;
  });
});
