import { likenessAt, type PackedVectors } from '../answer/packed-vectors.ts';

/**
 * What the sentences of releases mean, as far as there is room: a release for which there is none is ranked by its words.
 * Room is reserved before vectors are made, so that none are made in vain.
 */
export class MeaningIndex<Item> {
  readonly #maxBytes: number;
  readonly #reserved = new Map<Item, number>();
  readonly #vectors = new Map<Item, PackedVectors>();
  #bytes = 0;

  /** @param maxBytes most that all vectors take together */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Keeps room for an item's vectors. False where there is none, or the item has it already. */
  reserve(item: Item, bytes: number): boolean {
    if (this.#reserved.has(item) || this.#bytes + bytes > this.#maxBytes) return false;
    this.#reserved.set(item, bytes);
    this.#bytes += bytes;
    return true;
  }

  /** Takes the vectors of an item in; those of one that has no room, or has left since, are let go. */
  put(item: Item, vectors: PackedVectors): void {
    if (this.#reserved.has(item)) this.#vectors.set(item, vectors);
  }

  remove(item: Item): void {
    this.#bytes -= this.#reserved.get(item) ?? 0;
    this.#reserved.delete(item);
    this.#vectors.delete(item);
  }

  has(item: Item): boolean {
    return this.#vectors.has(item);
  }

  /** How near the nearest of an item's sentences is to a vector of length 1; -1 where the item has no vectors. */
  nearest(item: Item, meaning: Float32Array): number {
    const vectors = this.#vectors.get(item);
    if (!vectors) return -1;
    let nearest = -1;
    for (let place = 0; place * vectors.size < vectors.rows.length; place += 1)
      nearest = Math.max(nearest, likenessAt(place, vectors, meaning));
    return nearest;
  }
}
