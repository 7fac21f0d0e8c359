/** Vectors of length 1, a row each, rounded to signed bytes. */
export type PackedVectors = {
  /** Numbers of one vector. */
  readonly size: number;
  /** What a byte is multiplied by. */
  readonly scale: number;
  readonly rows: Int8Array;
};

const LARGEST_BYTE = 127;

/** @param vectors all of one size, each of length 1 */
export function packVectors(vectors: readonly Float32Array[]): PackedVectors {
  const size = vectors[0]?.length ?? 0;
  let largest = 0;
  for (const vector of vectors) for (const x of vector) largest = Math.max(largest, Math.abs(x));
  const scale = largest / LARGEST_BYTE;
  const rows = new Int8Array(size * vectors.length);
  for (const [place, vector] of vectors.entries())
    rows.set(
      vector.map((x) => Math.round(x / scale)),
      place * size,
    );
  return { size, scale, rows };
}

/** How near a row is to a vector of length 1: 1 for the same meaning, about 0 for no relation. */
export function likenessAt(
  place: number,
  { size, scale, rows }: PackedVectors,
  meaning: Float32Array,
): number {
  let product = 0;
  for (let i = 0; i < size; i++) product += (rows[place * size + i] ?? 0) * (meaning[i] ?? 0);
  return product * scale;
}

/** How near the first two vectors are, each of length 1: 1 for the same meaning, about 0 for no relation. */
export function likenessOf([one, other]: readonly Float32Array[]): number {
  return one && other ? one.reduce((sum, x, i) => sum + x * (other[i] ?? 0), 0) : 0;
}
