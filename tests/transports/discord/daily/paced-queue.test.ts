import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotWanted, PacedQueue } from '../../../../src/transports/discord/daily/paced-queue.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('PacedQueue', () => {
  it('starts as many a second as it is set to, without drifting', async () => {
    const queue = new PacedQueue(40);
    const startedAtMs: number[] = [];
    const beganAtMs = performance.now();
    for (let place = 0; place < 400; place += 1) {
      void queue.add({ dueMs: 0, channelId: `${place}` }, async () => startedAtMs.push(performance.now()));
    }
    await vi.advanceTimersByTimeAsync(11_000);
    expect(startedAtMs).toHaveLength(400);
    expect((startedAtMs.at(-1) ?? 0) - beganAtMs).toBeGreaterThan(9_700);
    expect((startedAtMs.at(-1) ?? 0) - beganAtMs).toBeLessThan(10_100);
    for (const fromMs of startedAtMs) {
      const inOneSecond = startedAtMs.filter((ms) => ms >= fromMs && ms < fromMs + 1_000).length;
      expect(inOneSecond).toBeLessThanOrEqual(45);
    }
  });

  it('begins with no more than its pace, at first and after it had nothing to do', async () => {
    const queue = new PacedQueue(40);
    for (let round = 0; round < 2; round += 1) {
      let started = 0;
      for (let place = 0; place < 100; place += 1) {
        void queue.add({ dueMs: 0, channelId: `${place}` }, async () => (started += 1));
      }
      expect(started).toBe(1);
      await vi.advanceTimersByTimeAsync(999);
      expect(started).toBe(40);
      await vi.advanceTimersByTimeAsync(60_000);
    }
  });

  it('lets go first what was due first, however late it came', async () => {
    const queue = new PacedQueue(10);
    const order: string[] = [];
    const add = (dueMs: number, channelId: string) =>
      void queue.add({ dueMs, channelId }, async () => order.push(`${dueMs} ${channelId}`));
    // What comes first has nothing to wait for.
    for (let place = 0; place < 3; place += 1) add(3_000, 'a');
    add(3_000, 'b');
    add(2_000, 'b');
    add(1_000, 'b');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(order).toEqual(['3000 a', '1000 b', '2000 b', '3000 a', '3000 a', '3000 b']);
  });

  it('orders the channels of one moment the same way every time', async () => {
    const orderOf = async (channels: readonly string[]) => {
      const queue = new PacedQueue(100);
      const order: string[] = [];
      // What comes first has nothing to wait for, and takes the places that are free.
      for (let place = 0; place < 20; place += 1)
        void queue.add({ dueMs: 0, channelId: '' }, async () => undefined);
      for (const channelId of channels)
        void queue.add({ dueMs: 1, channelId }, async () => order.push(channelId));
      await vi.advanceTimersByTimeAsync(2_000);
      return order;
    };
    const channels = Array.from({ length: 30 }, (_, place) => `130000000000000${1_000 + place}`);
    const once = await orderOf(channels);
    expect(once).toHaveLength(30);
    expect(await orderOf(channels.toReversed())).toEqual(once);
    expect(once).not.toEqual(channels);
  });

  it('goes on at its pace when the wall clock jumps back', async () => {
    const queue = new PacedQueue(10);
    let started = 0;
    for (let place = 0; place < 20; place += 1)
      void queue.add({ dueMs: 0, channelId: `${place}` }, async () => (started += 1));
    vi.setSystemTime(Date.now() - 3_600_000);
    await vi.advanceTimersByTimeAsync(2_100);
    expect(started).toBe(20);
  });

  it('gives up what is not wanted any more, though others go before it all the time', async () => {
    const queue = new PacedQueue(10);
    const isWantedUntil = performance.now() + 1_000;
    for (let place = 0; place < 50; place += 1)
      void queue.add({ dueMs: 0, channelId: `${place}` }, async () => undefined);
    const work = vi.fn();
    const last = queue.add({ dueMs: 1, channelId: '' }, work, () => performance.now() < isWantedUntil);
    const outcome = last.then(
      () => 'done',
      (error: unknown) => error,
    );
    await vi.advanceTimersByTimeAsync(1_200);
    await expect(outcome).resolves.toBeInstanceOf(NotWanted);
    expect(work).not.toHaveBeenCalled();
  });

  it('passes on what the work throws, and goes on', async () => {
    const queue = new PacedQueue(10);
    const broken = queue.add({ dueMs: 0, channelId: '' }, async () => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    const fine = queue.add({ dueMs: 0, channelId: '' }, async () => 'fine');
    await vi.advanceTimersByTimeAsync(200);
    await expect(fine).resolves.toBe('fine');
  });
});
