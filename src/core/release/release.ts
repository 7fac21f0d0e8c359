import type { Particulars } from './particulars.ts';

/** Someone quoted in the release. `office` is empty where the release gives none. */
export type Speaker = { readonly name: string; readonly office: string };

/** A half-open range of UTF-16 offsets, `start` included and `end` not. */
export type Span = { readonly start: number; readonly end: number };

/**
 * What a sentence is for that tells nothing of the release's matter: whom to ask or where to look, what a picture shows,
 * when the release may be used, where it ends.
 */
export type Role = 'contact' | 'caption' | 'embargo' | 'end';

/** A cell of a table; offsets count in its sentence's text. `head` is what stands above it, empty where nothing does. */
export type Cell = Span & { readonly head: string };

/**
 * One sentence of the release, word for word. A list item is a sentence of its own, and so is a row of a table; a heading
 * is none. `text` is always `release.text.slice(start, end)`: never trimmed, mended or joined afterwards.
 */
export type Sentence = Span & {
  /** Place in the release, from 1. */
  readonly number: number;
  /** Number of its paragraph, from 1. */
  readonly paragraph: number;
  readonly text: string;
  /** Whose words these are, where the sentence is speech in whole or in part. */
  readonly speaker?: Speaker;
  /** True where the speaker is only known as the one who gives the speech that the release is. */
  readonly ofSpeech?: true;
  /** True for a line that only announces speech: "Boris Johnson said:". */
  readonly leadIn: boolean;
  /** Absent where it tells of the matter: nothing else is a fact or belongs in a summary. */
  readonly role?: Role;
  /** The filled cells of a row, in order; absent where it is none. */
  readonly cells?: readonly Cell[];
};

/** A block of text between blank lines; the items of one list are one paragraph, and so are the rows of a table. */
export type Paragraph = Span & {
  /** Place in the release, from 1. */
  readonly number: number;
  /** Numbers of its sentences, in order; never empty. */
  readonly sentences: readonly number[];
  /** The heading it stands under, without its marks; absent before the first one. */
  readonly heading?: string;
  /** True in a block quote (">"); absent elsewhere. */
  readonly quoted?: true;
};

/** What a question gets for an answer, and the sentences that prove it. */
export type FactAnswer = {
  /** Numbers of the sentences that prove it, the best first; never empty. */
  readonly sentences: readonly number[];
  /** The answer in a few words: a span of a cited sentence, or listed in `workedOut`. Empty where there is none. */
  readonly short: string;
  /** Strings in `short` or the fact's `text` that the release implies and does not spell out ("last year" → "2016"). */
  readonly workedOut: readonly string[];
  /** Ways of asking for it, in English and Japanese; may be empty. */
  readonly questions: { readonly en: readonly string[]; readonly ja: readonly string[] };
};

/** One thing worth posting or asking. Its own answer is the one to whoever asks for all of it. */
export type Fact = FactAnswer & {
  readonly id: string;
  /** Ids of facts that have become part of this one: who was given one of them has been given this. May be empty. */
  readonly aliases: readonly string[];
  readonly text: string;
  /** What is asked of parts of it, such as where it was; may be empty. */
  readonly details: readonly FactAnswer[];
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
  /** The plain text: all that follows the front matter, without the marks of Markdown. Every offset counts from its start. */
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
