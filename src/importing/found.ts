import type { Particulars } from '../core/release/particulars.ts';

/** Something of the source that is not in the release's text, so that a person can see what is missing. */
export type LeftOut = {
  /** What it is, in plain words: "navigation", "script", "hidden". */
  readonly what: string;
  /** How many there are of it: more than 1 only where none holds words. */
  readonly count: number;
  /** Its first words, as they stand there; empty where it has none. */
  readonly text: string;
};

/** Something that a person should look at before the release is served. */
export type Doubt = {
  /** What kind of doubt; docs/releases.md lists them. */
  readonly code: DoubtCode;
  /** A plain sentence that names the place. */
  readonly text: string;
};

export type DoubtCode =
  | 'address-unknown'
  | 'attachments'
  | 'charset-guessed'
  | 'damaged-letters'
  | 'embargo'
  | 'embargo-in-text'
  | 'hyphen-at-line-end'
  | 'language-not-english'
  | 'licence-unknown'
  | 'publisher-unknown'
  | 'raised-text'
  | 'struck-out'
  | 'table-as-paragraphs'
  | 'withdrawn';

/** The fields of the front matter; one that is absent is not known. */
export type Fields = Particulars & {
  readonly title?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  readonly publisher?: string;
  /** An https address. */
  readonly url?: string;
  readonly licence?: string;
  /** Whose words a speech is, as its publisher writes the name. */
  readonly speaker?: string;
};

/** What was read from a source: a text in Markdown that holds its very words, and what is known about it. */
export type Found = {
  readonly kind: 'found';
  readonly text: string;
  /** Front matter that the source has itself, in YAML: it is kept as it stands. */
  readonly frontMatter?: string;
  readonly fields: Fields;
  readonly leftOut: readonly LeftOut[];
  readonly doubts: readonly Doubt[];
};

/** What the title is called among what was left out. */
export const TITLE_LEFT_OUT = 'title, which the front matter has';
