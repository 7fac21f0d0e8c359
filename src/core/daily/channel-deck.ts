import { goesBy, idsOf } from '../release/fact-ids.ts';
import type { Fact } from '../release/release.ts';
import { stableHash } from './stable-hash.ts';

/** A fact that was dealt to a channel, and in which round of its deck; rounds count from 0. */
export type Dealt = {
  readonly factId: string;
  readonly round: number;
  /** Key of the release it is of; empty or absent in posts of before there was a choice, whose deck is of one release. */
  readonly releaseKey?: string;
};

/** The next fact of a channel's deck. */
export type DealtFact = {
  readonly fact: Fact;
  readonly round: number;
  /** Its place in the round, from 1. */
  readonly place: number;
  /** Facts in the round: those dealt so far and those still to come. */
  readonly count: number;
};

/** One release of a deck, as facts are dealt from it. */
export type Hand = {
  readonly key: string;
  readonly facts: readonly Fact[];
  /** Facts that the deck's other releases still have in the round; 0 in a deck of one release. */
  readonly elsewhere: number;
};

/**
 * Deals the next fact of a round from one release; undefined where all its facts were dealt, or it has none.
 *
 * A round deals every fact once, in an order of its own for each channel and round. Facts are known by their ids: one that
 * is new joins the round under way, one that was dealt stays dealt, whatever else changed in the file. Of merged facts one
 * that was dealt is enough for the whole to be.
 *
 * @param dealt what the channel was dealt before of this deck, the oldest first: the last round with anything in it is enough
 */
export function dealInRound(
  { key, facts, elsewhere }: Hand,
  channelId: string,
  dealt: readonly Dealt[],
): DealtFact | undefined {
  const round = roundOf(dealt);
  const inRound = dealt.filter((one) => one.round === round);
  const own = new Set(inRound.filter((one) => isOf(key, one)).map(({ factId }) => factId));
  const left = facts.filter((fact) => !idsOf(fact).some((id) => own.has(id)));
  const fact = firstOf(left, channelId, round);
  const before = inRound.length;
  return fact && { fact, round, place: before + 1, count: before + left.length + elsewhere };
}

/**
 * Deals the first fact of the next round from one release; undefined where it has none. Where the release has two facts or
 * more it is not the one that was dealt last.
 */
export function dealNewRound(
  { key, facts, elsewhere }: Hand,
  channelId: string,
  dealt: readonly Dealt[],
): DealtFact | undefined {
  const last = dealt.at(-1);
  const round = last === undefined ? 0 : last.round + 1;
  const others = facts.filter((fact) => !last || !isOf(key, last) || !goesBy(fact, last.factId));
  const fact = firstOf(others.length > 0 ? others : facts, channelId, round);
  return fact && { fact, round, place: 1, count: facts.length + elsewhere };
}

/**
 * The releases of a deck in the order in which they take their turns: those that the last round has not shown, then the
 * others by how long ago. So a long release does not crowd out a short one, and a new one joins without catching up.
 */
export function inTurn<Release extends { readonly key: string }>(
  releases: readonly Release[],
  channelId: string,
  dealt: readonly Dealt[],
): Release[] {
  const lastShown = new Map(dealt.map(({ releaseKey = '' }, at) => [releaseKey, at]));
  const keyed = releases.map((release) => ({
    release,
    shown: lastShown.get(release.key) ?? -1,
    order: stableHash(`${channelId}/${release.key}`),
  }));
  return keyed
    .sort((one, other) => one.shown - other.shown || one.order - other.order)
    .map(({ release }) => release);
}

/** How many facts of a release were dealt in the round under way. */
export function countDealt(key: string, dealt: readonly Dealt[]): number {
  const round = roundOf(dealt);
  return dealt.filter((one) => one.round === round && isOf(key, one)).length;
}

/** Whether a channel was dealt the fact in a round, or one that has become part of it. */
export function wasDealt(
  { key, fact }: { key: string; fact: Fact },
  round: number,
  dealt: readonly Dealt[],
): boolean {
  return dealt.some((one) => one.round === round && isOf(key, one) && goesBy(fact, one.factId));
}

function roundOf(dealt: readonly Dealt[]): number {
  return dealt.at(-1)?.round ?? 0;
}

function isOf(key: string, { releaseKey = '' }: Dealt): boolean {
  return releaseKey === '' || releaseKey === key;
}

function firstOf(facts: readonly Fact[], channelId: string, round: number): Fact | undefined {
  const keyed = facts.map((fact) => ({ fact, key: stableHash(`${channelId}/${round}/${fact.id}`) }));
  const [first] = keyed.sort((one, other) => one.key - other.key || (one.fact.id < other.fact.id ? -1 : 1));
  return first?.fact;
}
