import type { Fact } from '../release/release.ts';

/** A fact that was dealt to a channel, in which round of its deck; rounds count from 0. */
export type Dealt = { readonly factId: string; readonly round: number };

/** The next fact of a channel's deck. */
export type DealtFact = {
  readonly fact: Fact;
  readonly round: number;
  /** Its place in the round, from 1. */
  readonly place: number;
  /** Facts in the round, this one included. */
  readonly count: number;
};
