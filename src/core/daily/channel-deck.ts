import { goesBy, idsOf } from '../release/fact-ids.ts';
import type { Fact } from '../release/release.ts';
import { stableHash } from './stable-hash.ts';

/** A fact that was dealt to a channel, and in which round of its deck; rounds count from 0. */
export type Dealt = { readonly factId: string; readonly round: number };

/** The next fact of a channel's deck. */
export type DealtFact = {
  readonly fact: Fact;
  readonly round: number;
  /** Its place in the round, from 1. */
  readonly place: number;
  /** Facts in the round: those dealt so far and those still to come. */
  readonly count: number;
};

/**
 * Deals the next fact to a channel; undefined where there are no facts.
 *
 * A round deals every fact once, in an order of its own for each channel and round, and the first of a round is
 * never the last of the one before where there are two or more. Facts are known by their ids: one that is new joins
 * the round under way, one that was dealt stays dealt, whatever else changed in the file. Of merged facts one that
 * was dealt is enough for the whole to be.
 *
 * @param dealt what the channel was dealt before, the oldest first: the last round with anything in it is enough
 */
export function dealNext(
  facts: readonly Fact[],
  channelId: string,
  dealt: readonly Dealt[],
): DealtFact | undefined {
  const last = dealt.at(-1);
  const round = last?.round ?? 0;
  const inRound = new Set(dealt.filter((one) => one.round === round).map(({ factId }) => factId));
  const left = facts.filter((fact) => !idsOf(fact).some((id) => inRound.has(id)));
  if (left.length > 0) return dealFrom(left, channelId, round, inRound.size);

  const others = facts.filter((fact) => last === undefined || !goesBy(fact, last.factId));
  const first = dealFrom(others.length > 0 ? others : facts, channelId, round + 1, 0);
  return first && { ...first, count: facts.length };
}

/** Whether a channel was dealt the fact in a round, or one that has become part of it. */
export function wasDealt(fact: Fact, round: number, dealt: readonly Dealt[]): boolean {
  return dealt.some((one) => one.round === round && goesBy(fact, one.factId));
}

function dealFrom(
  left: readonly Fact[],
  channelId: string,
  round: number,
  before: number,
): DealtFact | undefined {
  const keyed = left.map((fact) => ({ fact, key: stableHash(`${channelId}/${round}/${fact.id}`) }));
  const [next] = keyed.sort((one, other) => one.key - other.key || (one.fact.id < other.fact.id ? -1 : 1));
  return next && { fact: next.fact, round, place: before + 1, count: before + left.length };
}
