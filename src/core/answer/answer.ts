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

/** Languages that questions are read in. */
export type Language = 'en' | 'ja';

/** What the release says to a question. */
export type Answer = Answered | Closest | NotFound;

type Common = {
  /** How likely the release answers, 0 to 1, as calibrated on releases that nothing was learnt from. */
  readonly confidence: number;
  /** Language of the question; the bot's own words come in it. */
  readonly language: Language;
  /** True for a yes/no question or a claim, which is met with what the release says and never with yes or no. */
  readonly claim: boolean;
  /** All sentences that were read by score, best first. */
  readonly ranked: readonly Ranked[];
};

/** The cited sentences say it. */
export type Answered = Common & {
  readonly status: 'answered';
  /** Best first; never empty. */
  readonly citations: readonly Citation[];
  /** The answer in a few words; empty where there is none. */
  readonly short: string;
  /** True where `short` is implied by the release and not spelt out in it. */
  readonly workedOut: boolean;
  /** The half of a double question that the release does not answer, where it answers the other. */
  readonly unanswered?: { readonly half: 'first' | 'second'; readonly lack: Lack };
};

/** The release does not say it outright; the cited sentence comes nearest. */
export type Closest = Common & { readonly status: 'closest'; readonly citations: readonly Citation[] };

/** The release does not say. */
export type NotFound = Common & {
  readonly status: 'not_found';
  readonly lack: Lack;
  /** Up to three questions that the release does answer. */
  readonly suggestions: readonly string[];
};

/** What is missing, as far as that is known. */
export type Lack =
  | { readonly kind: 'unknown' }
  /** The release has no such name, number or date, as it was typed. */
  | { readonly kind: 'absent'; readonly words: string }
  /** A facts file lists it: completes "The release does not say …". */
  | { readonly kind: 'unsaid'; readonly text: string }
  /** The question is in a language that is not read. */
  | { readonly kind: 'language' };

/** What an answer is made of once the place is found. */
export type Finding = Pick<Answered, 'citations' | 'short' | 'workedOut'>;
