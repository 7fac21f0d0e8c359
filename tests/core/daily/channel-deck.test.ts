import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Dealt,
  type DealtFact,
  dealInRound,
  dealNewRound,
  inTurn,
  wasDealt,
} from '../../../src/core/daily/channel-deck.ts';
import { idsOf } from '../../../src/core/release/fact-ids.ts';
import type { Fact } from '../../../src/core/release/release.ts';
import { loadRelease } from '../../../src/storage/load-release.ts';
import { TREATY_FILE } from '../../fixtures/read-release.ts';

function factsNamed(ids: readonly string[]): Fact[] {
  return ids.map((id) => ({
    id,
    aliases: [],
    text: id,
    sentences: [1],
    short: '',
    workedOut: [],
    questions: { en: [], ja: [] },
    details: [],
  }));
}

/** Deals the next fact from a deck of one release. */
function dealNext(facts: readonly Fact[], channelId: string, dealt: readonly Dealt[]): DealtFact | undefined {
  const hand = { key: 'museum', facts, elsewhere: 0 };
  return dealInRound(hand, channelId, dealt) ?? dealNewRound(hand, channelId, dealt);
}

/** Deals a number of facts one after the other, after those dealt already. */
function dealMany(
  ids: readonly string[],
  channelId: string,
  count: number,
  before: readonly Dealt[] = [],
): Dealt[] {
  const dealt = [...before];
  for (let at = 0; at < count; at += 1) {
    const next = dealNext(factsNamed(ids), channelId, dealt);
    if (next) dealt.push({ factId: next.fact.id, round: next.round });
  }
  return dealt.slice(before.length);
}

const IDS = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });

describe('a deck of one release', () => {
  it('deals no fact again until all have been dealt, and none on both sides of a reshuffle', () => {
    fc.assert(
      fc.property(IDS, fc.string(), fc.integer({ min: 1, max: 5 }), (ids, channelId, rounds) => {
        const dealt = dealMany(ids, channelId, ids.length * rounds).map(({ factId }) => factId);
        for (let round = 0; round < rounds; round += 1) {
          expect(dealt.slice(round * ids.length, (round + 1) * ids.length).toSorted()).toEqual(
            ids.toSorted(),
          );
        }
        if (ids.length > 1) for (const [at, id] of dealt.entries()) expect(id).not.toBe(dealt[at + 1]);
      }),
    );
  });

  it('needs no more than the last round to go on', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const dealt = dealMany(ids, '1', 7);
    const lastRound = dealt.filter(({ round }) => round === dealt.at(-1)?.round);
    expect(dealNext(factsNamed(ids), '1', lastRound)).toEqual(dealNext(factsNamed(ids), '1', dealt));
  });

  it('keeps what was dealt and adds what is new when the facts file changes', () => {
    fc.assert(
      fc.property(IDS, IDS, fc.nat({ max: 11 }), (before, after, count) => {
        const dealt = dealMany(before, '1', Math.min(count, before.length));
        const left = after.filter((id) => !dealt.some(({ factId }) => factId === id));
        const next = dealMany(after, '1', left.length, dealt).map(({ factId }) => factId);
        expect(next.toSorted()).toEqual(left.toSorted());
      }),
    );
  });

  it('takes a fact that was merged into another for dealt, and deals every other once', () => {
    const merged = factsNamed(['a', 'b', 'c']).map((fact) => ({
      ...fact,
      aliases: [`${fact.id}1`, `${fact.id}2`],
    }));
    const dealtBefore: Dealt[] = [
      { factId: 'a2', round: 3 },
      { factId: 'gone', round: 3 },
      { factId: 'a', round: 3 },
    ];
    const dealt = [...dealtBefore];
    for (let at = 0; at < 3; at += 1) {
      const next = dealNext(merged, '1', dealt);
      if (next) dealt.push({ factId: next.fact.id, round: next.round });
    }
    expect(
      dealt
        .slice(3, 5)
        .map(({ factId, round }) => `${factId} ${round}`)
        .toSorted(),
    ).toEqual(['b 3', 'c 3']);
    expect(dealt[5]?.round).toBe(4);
  });

  it('begins no round with what was dealt last under another id', () => {
    const merged = factsNamed(['a', 'b']).map((fact) => ({ ...fact, aliases: [`old-${fact.id}`] }));
    for (const channelId of ['1', '2', '3', '4']) {
      const dealt = ['b', 'old-a'].map((factId) => ({ factId, round: 0 }));
      expect(dealNext(merged, channelId, dealt)).toMatchObject({ fact: { id: 'b' }, round: 1, count: 2 });
    }
  });

  it('goes on with the treaty’s deck of before its facts were merged: nothing again, everything else once', () => {
    const { facts } = loadRelease(TREATY_FILE);
    const before = facts.flatMap(idsOf);
    expect(before).toHaveLength(85);
    for (const channelId of ['1', '22', '333']) {
      const half = dealMany(before, channelId, 42);
      const seen = facts.filter((fact) => wasDealt({ key: 'museum', fact }, 0, half));
      const dealt = [...half];
      for (;;) {
        const next = dealNext(facts, channelId, dealt);
        if (next?.round !== 0) break;
        dealt.push({ factId: next.fact.id, round: 0 });
      }
      const posted = dealt.slice(half.length).map(({ factId }) => factId);
      const unseen = facts.filter((fact) => !seen.includes(fact));
      expect(posted.toSorted()).toEqual(unseen.map(({ id }) => id).toSorted());
      expect(unseen.length).toBeGreaterThan(0);
    }
  });

  it('counts the place in the round', () => {
    const ids = ['a', 'b', 'c'];
    const places = [0, 1, 2, 3].map((count) => {
      const next = dealNext(factsNamed(ids), '1', dealMany(ids, '1', count));
      return `${next?.place} of ${next?.count}`;
    });
    expect(places).toEqual(['1 of 3', '2 of 3', '3 of 3', '1 of 3']);
  });

  it('counts a fact in the round that was posted and has left the file since', () => {
    expect(dealNext(factsNamed(['b', 'c']), '1', [{ factId: 'a', round: 0 }])).toMatchObject({
      place: 2,
      count: 3,
    });
  });

  it('deals each channel an order of its own', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `fact-${at}`);
    const orders = ['1', '2', '3', '4'].map((channelId) => JSON.stringify(dealMany(ids, channelId, 12)));
    expect(new Set(orders).size).toBe(4);
  });

  it('deals nothing where there are no facts', () => {
    expect(dealNext([], '1', [])).toBeUndefined();
  });
});

describe('the turns of a deck of several releases', () => {
  const releases = ['a', 'b', 'c', 'd'].map((key) => ({ key }));
  const shown = (...keys: string[]): Dealt[] =>
    keys.map((releaseKey) => ({ releaseKey, factId: 'x', round: 0 }));

  it('begin with those that were not shown, and end with the one that was shown last', () => {
    const [first, second, ...rest] = inTurn(releases, '1', shown('a', 'c', 'a', 'c')).map(({ key }) => key);
    expect([first, second].toSorted()).toEqual(['b', 'd']);
    expect(rest).toEqual(['a', 'c']);
  });

  it('come in an order of their own in each channel', () => {
    const orders = ['1', '2', '3', '4', '5', '6'].map((channelId) =>
      inTurn(releases, channelId, [])
        .map(({ key }) => key)
        .join(),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });
});
