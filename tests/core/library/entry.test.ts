import { describe, expect, it } from 'vitest';
import { belongsTo, entryOf, isOut, releaseKey } from '../../../src/core/library/entry.ts';
import { museum } from '../../fixtures/museum.ts';

describe('an entry', () => {
  it('has what a list and a button need of its release', () => {
    expect(entryOf(museum, { owner: 'everyone', revision: 'r1' })).toEqual({
      id: 'museum',
      title: 'Harbour museum opens',
      date: '2031-04-02',
      publisher: 'Town of Haven',
      url: museum.url,
      language: 'en',
      owner: 'everyone',
      key: releaseKey('everyone', 'museum'),
      revision: 'r1',
      version: museum.hash,
      sentenceCount: 9,
      factCount: 3,
    });
  });

  it('has a key of 12 digits, another for each owner and each id', () => {
    const ids = Array.from({ length: 5_000 }, (_, place) => `release-${place}`);
    const owners = ['everyone', { guildId: '1' }, { guildId: '2' }] as const;
    const keys = owners.flatMap((owner) => ids.map((id) => releaseKey(owner, id)));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^[0-9a-f]{12}$/.test(key))).toBe(true);
  });

  it('is seen by everyone, or by its own server alone', () => {
    expect([undefined, '1', '2'].map((guildId) => belongsTo({ owner: 'everyone' }, guildId))).toEqual([
      true,
      true,
      true,
    ]);
    expect([undefined, '1', '2'].map((guildId) => belongsTo({ owner: { guildId: '1' } }, guildId))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is out from the very instant on', () => {
    expect([99, 100, 101].map((nowMs) => isOut({ embargoMs: 100 }, nowMs))).toEqual([false, true, true]);
    expect(isOut({}, 0)).toBe(true);
  });
});
