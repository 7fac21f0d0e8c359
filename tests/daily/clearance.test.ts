import { expect, it } from 'vitest';
import { createClearance } from '../../src/daily/clearance.ts';
import type { FindResult } from '../../src/daily/poster.ts';
import { StoreUnavailable } from '../../src/daily/store.ts';

/** A clearance that notes what it asks, with the store's answers in turn and the channel's. */
function clearing(stands: readonly (boolean | Error)[], found: FindResult = { kind: 'absent' }) {
  const asked: string[] = [];
  const errors: string[] = [];
  const left = [...stands];
  const clearance = createClearance({
    mayStillSend: () => true,
    async isStillClaimed() {
      asked.push('store');
      const answer = left.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? false;
    },
    async findEarlierTry() {
      asked.push('channel');
      return found;
    },
    log: { info: () => undefined, warn: () => undefined, error: (_fields, text) => errors.push(text) },
  });
  return { clearance, asked, errors };
}

const FOUND: FindResult = { kind: 'found', messageId: '77' };

it.each<[string, readonly boolean[], FindResult, boolean, readonly string[]]>([
  ['both say yes', [true, true], { kind: 'absent' }, true, ['store', 'channel', 'store']],
  ['the claim is gone', [false], { kind: 'absent' }, false, ['store']],
  ['the channel has the post', [true, true], FOUND, false, ['store', 'channel']],
  ['the claim goes meanwhile', [true, false], { kind: 'absent' }, false, ['store', 'channel', 'store']],
])('asks the store, the channel and the store again: %s', async (_what, stands, found, cleared, order) => {
  const { clearance, asked } = clearing(stands, found);
  expect(await clearance.confirm()).toBe(cleared);
  expect(asked).toEqual(order);
  expect(clearance.earlierTry).toEqual(asked.includes('channel') ? found : { kind: 'absent' });
});

it('clears nothing while the store is out of reach, and says so only where the fault is ours', async () => {
  const away = clearing([new StoreUnavailable('out of reach')]);
  expect(await away.clearance.confirm()).toBe(false);
  expect(away.errors).toEqual([]);
  const broken = clearing([true, new RangeError('a fault')]);
  expect(await broken.clearance.confirm()).toBe(false);
  expect(broken.errors).toEqual(['a daily post could not be cleared']);
});
