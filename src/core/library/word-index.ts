import { rarityOf, worthOf } from '../answer/bm25.ts';

/** Where a stem stands: the slots of the releases that have it, and how often each does. */
type Postings = { readonly slots: number[]; readonly counts: number[] };

/** An item that shares words with a question. */
export type Ranked<Item> = {
  readonly item: Item;
  /** BM25. */
  readonly score: number;
  /** How much of what the question is about it has, by how rare the stems are: from 0 to 1. */
  readonly share: number;
};

/**
 * Ranks releases by the words they share with a question (BM25), as they come and go. What it keeps of each is its stems
 * and their counts, in plain arrays of numbers.
 */
export class WordIndex<Item> {
  readonly #postings = new Map<string, Postings>();
  readonly #slotByItem = new Map<Item, number>();
  /** By slot; a slot whose item was removed has none, until the gaps are closed. */
  #items: (Item | undefined)[] = [];
  #lengths: number[] = [];
  #words = 0;

  /** @param stems of all sentences, repeated as they stand there */
  add(item: Item, stems: readonly string[]): void {
    this.remove(item);
    const slot = this.#items.length;
    this.#items.push(item);
    this.#lengths.push(stems.length);
    this.#slotByItem.set(item, slot);
    this.#words += stems.length;
    const counts = new Map<string, number>();
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    for (const [stem, count] of counts) {
      const postings = this.#postings.get(stem) ?? { slots: [], counts: [] };
      postings.slots.push(slot);
      postings.counts.push(count);
      this.#postings.set(stem, postings);
    }
  }

  remove(item: Item): void {
    const slot = this.#slotByItem.get(item);
    if (slot === undefined) return;
    this.#slotByItem.delete(item);
    this.#items[slot] = undefined;
    this.#words -= this.#lengths[slot] ?? 0;
    if (this.#slotByItem.size * 2 < this.#items.length) this.#closeGaps();
  }

  /**
   * Items that share a word with a question, best first.
   *
   * @param isWanted asked of each item once for a stem that it has
   */
  rank(stems: readonly string[], isWanted: (item: Item) => boolean): Ranked<Item>[] {
    const found = new Map<Item, { score: number; rarity: number }>();
    const mean = this.#words / Math.max(1, this.#slotByItem.size) || 1;
    let asked = 0;
    for (const stem of new Set(stems)) {
      const { slots, counts } = this.#postings.get(stem) ?? { slots: [], counts: [] };
      const rarity = this.#rarityOf(slots.filter((slot) => this.#items[slot] !== undefined).length);
      asked += rarity;
      for (const [place, slot] of slots.entries()) {
        const item = this.#items[slot];
        if (item === undefined || !isWanted(item)) continue;
        const count = counts[place] ?? 0;
        const length = (this.#lengths[slot] ?? 0) / mean;
        const worth = worthOf(count, length);
        const { score, rarity: had } = found.get(item) ?? { score: 0, rarity: 0 };
        found.set(item, { score: score + rarity * worth, rarity: had + rarity });
      }
    }
    return [...found]
      .map(([item, { score, rarity }]) => ({ item, score, share: rarity / asked }))
      .sort((one, other) => other.score - one.score);
  }

  /** A stem that none has counts as one that a single one has: how rare it is beyond that, nobody can tell. */
  #rarityOf(items: number): number {
    const having = Math.min(Math.max(1, items), this.#slotByItem.size);
    return rarityOf(having, this.#slotByItem.size);
  }

  #closeGaps(): void {
    const kept = this.#items.flatMap((item, slot) => (item === undefined ? [] : [slot]));
    const newSlots = new Map(kept.map((slot, place) => [slot, place]));
    for (const [stem, { slots, counts }] of this.#postings) {
      const left = slots.flatMap((slot, place) => (newSlots.has(slot) ? [place] : []));
      if (left.length === 0) this.#postings.delete(stem);
      else
        this.#postings.set(stem, {
          slots: left.map((place) => newSlots.get(slots[place] ?? -1) ?? -1),
          counts: left.map((place) => counts[place] ?? 0),
        });
    }
    this.#lengths = kept.map((slot) => this.#lengths[slot] ?? 0);
    this.#items = kept.map((slot) => this.#items[slot]);
    for (const [slot, item] of this.#items.entries())
      if (item !== undefined) this.#slotByItem.set(item, slot);
  }
}
