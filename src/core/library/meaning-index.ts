import { likenessAt, type PackedVectors } from '../answer/packed-vectors.ts';
import type { Release } from '../release/release.ts';
import type { Entry } from './entry.ts';

/** Bytes of one sentence's vector. */
const VECTOR_BYTES = 384;

/** Where a release's sentence vectors come from. */
export type HeldVectors = {
  /** Those made before; undefined where there are none. */
  kept(): PackedVectors | undefined;
  /** Makes them, while nobody waits for an answer; undefined where that cannot be done. Never rejects. */
  made(): Promise<PackedVectors | undefined>;
};

/**
 * Finds where a release's vectors come from.
 *
 * @param place unlike that of any other release: what was kept is known by it
 * @param load the release anew; undefined where it is gone
 */
export type VectorsFor = (
  place: string,
  entry: Pick<Entry, 'id' | 'version' | 'sentenceCount'>,
  load: () => Promise<Release | undefined>,
) => HeldVectors;

/** Room for the vectors of an item, and they once they are there. */
type Room = { readonly bytes: number; vectors?: PackedVectors };

/** What the sentences of releases mean, as far as there is room. */
export class MeaningIndex<Item> {
  readonly #maxBytes: number;
  readonly #rooms = new Map<Item, Room>();
  #bytes = 0;

  /** @param maxBytes most that all vectors take together */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * Takes an item's vectors in, or has them made where none are kept. Nothing is made for which there is no room, and what
   * comes after the item has left is let go.
   */
  take(item: Item, sentenceCount: number, vectors: HeldVectors): void {
    this.remove(item);
    const room: Room = { bytes: VECTOR_BYTES * sentenceCount };
    if (this.#bytes + room.bytes > this.#maxBytes) return;
    this.#rooms.set(item, room);
    this.#bytes += room.bytes;
    const kept = vectors.kept();
    if (kept) room.vectors = kept;
    else
      void vectors.made().then((made) => {
        if (made) room.vectors = made;
      });
  }

  remove(item: Item): void {
    this.#bytes -= this.#rooms.get(item)?.bytes ?? 0;
    this.#rooms.delete(item);
  }

  has(item: Item): boolean {
    return this.#rooms.get(item)?.vectors !== undefined;
  }

  /** How near the nearest of an item's sentences is to a vector of length 1; -1 where the item has no vectors. */
  nearest(item: Item, meaning: Float32Array): number {
    const vectors = this.#rooms.get(item)?.vectors;
    if (!vectors) return -1;
    let nearest = -1;
    for (let place = 0; place * vectors.size < vectors.rows.length; place += 1)
      nearest = Math.max(nearest, likenessAt(place, vectors, meaning));
    return nearest;
  }
}
