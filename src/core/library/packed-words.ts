/**
 * The words of many items in arrays of numbers: a tenth of the objects that they were gathered in, and what a file can
 * keep as it is.
 */
export type PackedWords<Item> = {
  /** By slot. */
  readonly items: readonly Item[];
  /** How many words each item has, by slot. */
  readonly lengths: Uint32Array;
  /** Every stem that an item has, once; its place here is its row. */
  readonly stems: readonly string[];
  /** Where the postings of each row begin; behind the last, where they end. */
  readonly starts: Uint32Array;
  /** For each posting, the item that has the stem. */
  readonly slots: Uint32Array;
  /** For each posting, how often the item has the stem: at most {@link COUNT_MAX}. */
  readonly counts: Uint16Array;
};

/** Beyond some hundred, how often an item has a stem changes nothing. */
export const COUNT_MAX = 65_535;

/** Told of a posting: which slot has a stem, and how often. */
export type TakePosting = (slot: number, count: number) => void;

/** Packed words as an index looks them up, their slots counted from one of its own. */
export class PackedSegment {
  readonly #rows: ReadonlyMap<string, number>;
  readonly #words: PackedWords<unknown>;
  readonly #firstSlot: number;

  constructor(words: PackedWords<unknown>, firstSlot: number) {
    this.#rows = new Map(words.stems.map((stem, row) => [stem, row]));
    this.#words = words;
    this.#firstSlot = firstSlot;
  }

  get stems(): Iterable<string> {
    return this.#rows.keys();
  }

  get postings(): number {
    return this.#words.slots.length;
  }

  eachPosting(stem: string, take: TakePosting): void {
    const row = this.#rows.get(stem);
    if (row === undefined) return;
    const { starts, slots, counts } = this.#words;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? end; at < end; at += 1)
      take(this.#firstSlot + (slots[at] ?? 0), counts[at] ?? 0);
  }
}
