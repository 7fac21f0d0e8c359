/** Where an admin's release comes from. */
export type ReleaseSource =
  | { readonly kind: 'address'; readonly address: string }
  | {
      readonly kind: 'file';
      readonly bytes: Uint8Array;
      /** Whether it is Markdown if it is text: its bytes do not tell. */
      readonly isMarkdown: boolean;
    };

/** What an admin says of a release; it goes before what the source says of itself. */
export type GivenFields = {
  readonly title?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** An https address. */
  readonly url?: string;
};

export type ImportedRelease = {
  readonly kind: 'imported';
  /** Small letters, digits and hyphens, at most 80; another release may have the same. */
  readonly id: string;
  /** Front matter and text. */
  readonly markdown: string;
  /** What the source holds and the text does not: what it is, how much of it, and its first words. */
  readonly leftOut: readonly { readonly what: string; readonly count: number; readonly text: string }[];
  /** What a person should look at, in plain sentences. */
  readonly doubts: readonly { readonly text: string }[];
};

/** Nothing can be done, for a reason that lies with what was typed or pressed. */
export type Refused = {
  readonly kind: 'refused';
  /** One plain sentence for whoever asked. */
  readonly sentence: string;
  /** The fields that would have to be given: "title", "date"; absent where that would not help. */
  readonly missing?: readonly string[];
  /** True where nothing is wrong, and too many wait to be read just now. */
  readonly isBusy?: true;
};

/** Makes a release of an address or a file; what people do wrong is a value. */
export type Importer = (source: ReleaseSource, given: GivenFields) => Promise<ImportedRelease | Refused>;

export function refused(sentence: string): Refused {
  return { kind: 'refused', sentence };
}

/** Whether something is refused, whatever it would be otherwise. */
export function isRefused(value: object): value is Refused {
  return 'kind' in value && value.kind === 'refused';
}
