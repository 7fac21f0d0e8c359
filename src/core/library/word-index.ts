import { rarityOf, worthOf } from '../answer/bm25.ts';
import { COUNT_MAX, PackedSegment, type PackedWords, type TakePosting } from './packed-words.ts';

/** Fewest postings outside the packed ones that are worth packing. */
const PACKED_MIN = 100_000;

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
 * and their counts, for the most part packed.
 */
export class WordIndex<Item> {
  #segments: PackedSegment[] = [];
  /** Of what came since the last packing. */
  #grown = new Map<string, Postings>();
  #grownPostings = 0;
  readonly #slotByItem = new Map<Item, number>();
  /** By slot; a slot whose item was removed has none, until the gaps are closed. */
  #items: (Item | undefined)[] = [];
  #lengths: number[] = [];
  #words = 0;

  /** @param stems of all sentences, repeated as they stand there */
  add(item: Item, stems: readonly string[]): void {
    this.remove(item);
    const slot = this.#addSlot(item, stems.length);
    for (const stem of stems) {
      let postings = this.#grown.get(stem);
      if (!postings) {
        postings = { slots: [], counts: [] };
        this.#grown.set(stem, postings);
      }
      const { slots, counts } = postings;
      const last = slots.length - 1;
      if (slots[last] === slot) counts[last] = (counts[last] ?? 0) + 1;
      else {
        slots.push(slot);
        counts.push(1);
        this.#grownPostings += 1;
      }
    }
    const packed = this.#segments.reduce((sum, { postings }) => sum + postings, 0);
    // As much again as is packed: so all is packed anew but a few times, however much comes.
    if (this.#grownPostings > Math.max(PACKED_MIN, packed)) this.#packAll();
  }

  /** Adds those items of {@link pack} that are still wanted. */
  addPacked(words: PackedWords<Item>, isWanted: (item: Item) => boolean): void {
    const wanted = words.items.map((item) => (isWanted(item) ? item : undefined));
    for (const item of wanted) if (item !== undefined) this.remove(item);
    this.#segments.push(new PackedSegment(words, this.#items.length));
    for (const [slot, item] of wanted.entries()) this.#addSlot(item, words.lengths[slot] ?? 0);
  }

  remove(item: Item): void {
    const slot = this.#slotByItem.get(item);
    if (slot === undefined) return;
    this.#slotByItem.delete(item);
    this.#items[slot] = undefined;
    this.#words -= this.#lengths[slot] ?? 0;
    if (this.#slotByItem.size * 2 < this.#items.length) this.#packAll();
  }

  /**
   * Items that share a word with a question, best first.
   *
   * @param isWanted asked once of each item that has as much
   */
  rank(stems: readonly string[], isWanted: (item: Item) => boolean): Ranked<Item>[] {
    const mean = this.#words / Math.max(1, this.#slotByItem.size) || 1;
    const scores = new Float64Array(this.#items.length);
    const had = new Float64Array(this.#items.length);
    const found: number[] = [];
    let asked = 0;
    for (const stem of new Set(stems)) {
      let having = 0;
      this.#eachPosting(stem, () => {
        having += 1;
      });
      const rarity = this.#rarityOf(having);
      asked += rarity;
      this.#eachPosting(stem, (slot, count) => {
        if (had[slot] === 0) found.push(slot);
        const worth = worthOf(count, (this.#lengths[slot] ?? 0) / mean);
        scores[slot] = (scores[slot] ?? 0) + rarity * worth;
        had[slot] = (had[slot] ?? 0) + rarity;
      });
    }
    return found
      .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))
      .flatMap((slot) => {
        const item = this.#items[slot];
        if (item === undefined || !isWanted(item)) return [];
        return [{ item, score: scores[slot] ?? 0, share: (had[slot] ?? 0) / asked }];
      });
  }

  /** What it knows of some of its items, for {@link addPacked} of a later start. */
  pack(isWanted: (item: Item) => boolean): PackedWords<Item> {
    const slotOf = new Int32Array(this.#items.length).fill(-1);
    const items: Item[] = [];
    const lengths: number[] = [];
    for (const [slot, item] of this.#items.entries()) {
      if (item === undefined || !isWanted(item)) continue;
      slotOf[slot] = items.length;
      items.push(item);
      lengths.push(this.#lengths[slot] ?? 0);
    }
    const most = this.#segments.reduce((sum, { postings }) => sum + postings, this.#grownPostings);
    const slots = new Uint32Array(most);
    const counts = new Uint16Array(most);
    const stems: string[] = [];
    const starts = [0];
    let end = 0;
    for (const stem of new Set([...this.#segments.flatMap((one) => [...one.stems]), ...this.#grown.keys()])) {
      this.#eachPosting(stem, (slot, count) => {
        const place = slotOf[slot] ?? -1;
        if (place < 0) return;
        slots[end] = place;
        counts[end] = Math.min(count, COUNT_MAX);
        end += 1;
      });
      if (end === starts.at(-1)) continue;
      stems.push(stem);
      starts.push(end);
    }
    return {
      ...{ items, stems },
      lengths: Uint32Array.from(lengths),
      starts: Uint32Array.from(starts),
      slots: slots.slice(0, end),
      counts: counts.slice(0, end),
    };
  }

  #addSlot(item: Item | undefined, words: number): number {
    const slot = this.#items.length;
    this.#items.push(item);
    this.#lengths.push(words);
    if (item === undefined) return slot;
    this.#slotByItem.set(item, slot);
    this.#words += words;
    return slot;
  }

  /** Of the items that are still there. */
  #eachPosting(stem: string, take: TakePosting): void {
    const takeAlive: TakePosting = (slot, count) => {
      if (this.#items[slot] !== undefined) take(slot, count);
    };
    for (const segment of this.#segments) segment.eachPosting(stem, takeAlive);
    const { slots, counts } = this.#grown.get(stem) ?? NOWHERE;
    for (let at = 0; at < slots.length; at += 1) takeAlive(slots[at] ?? 0, counts[at] ?? 0);
  }

  /** A stem that none has counts as one that a single one has: how rare it is beyond that, nobody can tell. */
  #rarityOf(items: number): number {
    const having = Math.min(Math.max(1, items), this.#slotByItem.size);
    return rarityOf(having, this.#slotByItem.size);
  }

  #packAll(): void {
    const words = this.pack(() => true);
    this.#segments = [];
    this.#grown = new Map();
    this.#grownPostings = 0;
    this.#slotByItem.clear();
    this.#items = [];
    this.#lengths = [];
    this.#words = 0;
    this.addPacked(words, () => true);
  }
}

const NOWHERE: Postings = { slots: [], counts: [] };
