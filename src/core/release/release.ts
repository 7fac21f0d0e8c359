import type { Particulars } from './particulars.ts';

/** Someone quoted in the release. `office` is empty where the release gives none. */
export type Speaker = { readonly name: string; readonly office: string };

/** A half-open range of UTF-16 offsets, `start` included and `end` not. */
export type Span = { readonly start: number; readonly end: number };

/**
 * One sentence of the release, word for word. A list item is a sentence of its own; a heading is none.
 * `text` is always `release.text.slice(start, end)`: never trimmed, mended or joined afterwards.
 */
export type Sentence = Span & {
  /** Place in the release, from 1. */
  readonly number: number;
  /** Number of its paragraph, from 1. */
  readonly paragraph: number;
  readonly text: string;
  /** Whose words these are, where the sentence is speech in whole or in part. */
  readonly speaker?: Speaker;
  /** True for a line that only announces speech: "Boris Johnson said:". */
  readonly leadIn: boolean;
};

/** A block of text between blank lines; the items of one list are one paragraph, a heading is none. */
export type Paragraph = Span & {
  /** Place in the release, from 1. */
  readonly number: number;
  /** Numbers of its sentences, in order; never empty. */
  readonly sentences: readonly number[];
  /** The heading it stands under, without its marks; absent before the first one. */
  readonly heading?: string;
};

/** One thing worth posting or asking, and the sentences that prove it. */
export type Fact = {
  readonly id: string;
  readonly text: string;
  /** Numbers of the sentences that prove it, the best first; never empty. */
  readonly sentences: readonly number[];
  /** The fact in a few words: a span of a cited sentence, or listed in `workedOut`. Empty where there is none. */
  readonly short: string;
  /** Strings in `text` or `short` that the release implies and does not spell out ("last year" → "2016"). */
  readonly workedOut: readonly string[];
  /** Ways of asking for it, in English and Japanese; may be empty. */
  readonly questions: { readonly en: readonly string[]; readonly ja: readonly string[] };
  /** The day it is about, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date?: string;
};

/** Something that readers ask and the release does not say. */
export type Unsaid = {
  readonly id: string;
  /** Completes "The release does not say …": "what the treaty costs". */
  readonly text: string;
  /** Ways of asking for it, in English and Japanese; never empty together. */
  readonly questions: { readonly en: readonly string[]; readonly ja: readonly string[] };
};

/** A term of the release that readers may not know, or know by other names. */
export type GlossaryEntry = {
  readonly term: string;
  readonly meaning: string;
  /** Numbers of the sentences that use it; never empty. */
  readonly sentences: readonly number[];
  /** Other names people use for it, in English; may be empty. */
  readonly also: readonly string[];
  /** Its names in Japanese; may be empty. */
  readonly ja: readonly string[];
};

/** A release as it was published, parsed once. */
export type Release = Particulars & {
  /** File name without its ending. */
  readonly id: string;
  readonly title: string;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly date: string;
  readonly publisher: string;
  /** Address of the published page; empty where it is not known: then nothing links to it. */
  readonly url: string;
  readonly licence: string;
  /** Front matter keys this program does not know, kept as they were read. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** The text verbatim, all that follows the front matter. Every offset counts from its start. */
  readonly text: string;
  /** SHA-256 of `text` in UTF-8, 64 hexadecimal digits. */
  readonly hash: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  /** From the facts file, or the self-contained sentences where there is none. */
  readonly facts: readonly Fact[];
  readonly glossary: readonly GlossaryEntry[];
  /** From the facts file; empty where it lists nothing. */
  readonly unsaid: readonly Unsaid[];
};
