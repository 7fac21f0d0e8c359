import { describe, expect, it } from 'vitest';
import { RunLock } from '../../src/reader/run-lock.ts';

describe('the lock on what must not be cut short', () => {
  it('lets the owner end the thread at once while nothing runs', async () => {
    const owner = new RunLock();
    await owner.end();
    owner.endNow();
  });

  it('holds the owner up until what runs has ended, and lets nothing start after that', async () => {
    const owner = new RunLock();
    const thread = new RunLock(owner.memory);
    const { promise: work, resolve: finish } = Promise.withResolvers<string>();
    const order: string[] = [];
    const run = thread.run(() => work).then((value) => order.push(value));
    const ended = owner.end().then(() => order.push('ended'));
    await new Promise(setImmediate);
    expect(order).toEqual([]);
    finish('read');
    await Promise.all([run, ended]);
    expect(order).toEqual(['read', 'ended']);
    await expect(thread.run(async () => order.push('more'))).rejects.toThrow('the reader is closed');
    expect(order).toEqual(['read', 'ended']);
  });

  it('is open again after what ran has failed', async () => {
    const lock = new RunLock();
    await expect(lock.run(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    await lock.end();
  });
});
