import type { Span } from '../release/release.ts';

/** A sentence that answers, and the words in it that do. */
export type Citation = {
  /** Number of the sentence, from 1. */
  readonly sentence: number;
  /** The words that answer, as offsets in the sentence's text, in order, never overlapping; may be empty. */
  readonly marks: readonly Span[];
};

/** A sentence with its score; higher is better, and scores of one question alone compare. */
export type Ranked = { readonly sentence: number; readonly score: number };

/** What the release says to a question. */
export type Answer = {
  /**
   * `answered`: the cited sentences say it. `closest`: the release does not say it outright, the cited
   * sentence comes nearest. `not_found`: the release does not say; then there are no citations.
   */
  readonly status: 'answered' | 'closest' | 'not_found';
  /** Best first. */
  readonly citations: readonly Citation[];
  /** The answer in a few words; empty where there is none. */
  readonly short: string;
  /** True where `short` is implied by the release and not spelt out in it. */
  readonly workedOut: boolean;
  /** How sure the engine is that the status and first citation are right, 0 to 1. */
  readonly confidence: number;
  /** Language of the question; the bot's own words come in it. */
  readonly language: 'en' | 'ja';
  /** True for a yes/no question or a claim, which is met with what the release says and never with yes or no. */
  readonly claim: boolean;
  /** The half of a double question that the release does not answer, where it answers the other. */
  readonly unanswered?: 'first' | 'second';
  /**
   * What the release is known not to say: it completes "The release does not say …". Empty unless the status is
   * `not_found` or half the question is `unanswered`, and an example question tells.
   */
  readonly unsaid: string;
  /** Up to three questions that the release does answer; given with `not_found` alone. */
  readonly suggestions: readonly string[];
  /** All sentences of the release by score, best first. */
  readonly ranked: readonly Ranked[];
};

/** What an answer is made of once the place is found. */
export type Finding = Pick<Answer, 'citations' | 'short' | 'workedOut'>;
