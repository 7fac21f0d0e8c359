import type { Release, Span } from '../release/release.ts';

/** A text as it is read. One object is tokenised once, so a release keeps its own. */
export type ReadableText = { readonly title: string; readonly sentences: readonly string[] };

/** A release as it is read. */
export function readableText({ title, sentences }: Pick<Release, 'title' | 'sentences'>): ReadableText {
  return { title, sentences: sentences.map(({ text }) => text) };
}

/** Sentences that are read together, by place from 0, `first` included and `end` not. */
export type Passage = { readonly first: number; readonly end: number };

/** What the reader makes of one sentence. */
export type SentenceReading = {
  /** Place in the text, from 0. */
  readonly place: number;
  /** Logit; higher answers better. Compares with the other sentences and `nothing` of the same reading alone. */
  readonly score: number;
  /** The pieces of words that the reader knows, in order, as UTF-16 offsets in the sentence. */
  readonly tokens: readonly Span[];
  /** Log probability that the short answer starts with each token; of the sentence's tokens it sums to 1. */
  readonly starts: ArrayLike<number>;
  /** The same for the token it ends with. */
  readonly ends: ArrayLike<number>;
};

/** What the reader makes of a question. */
export type Reading = {
  /** Those of the passages, in their order. */
  readonly sentences: readonly SentenceReading[];
  /** Logit of "none of these answers". */
  readonly nothing: number;
};

/** Reads questions beside a text. It points at words and never writes any. */
export type Reader = {
  /**
   * @param question as it was typed, without what a transport put in
   * @param passages in ascending order; they may share sentences
   * @throws {ReaderBusyError} when more waits than can be answered in time
   */
  read(question: string, text: ReadableText, passages: readonly Passage[]): Promise<Reading>;
  /** Vectors of phrases, of length 1: the nearer their product to 1, the nearer in meaning. */
  meaningsOf(phrases: readonly string[]): Promise<readonly Float32Array[]>;
};

/** More questions wait than can be answered in time. */
export class ReaderBusyError extends Error {
  override name = 'ReaderBusyError';
}
