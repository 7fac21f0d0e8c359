import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exampleQuestions } from '../core/answer/examples/meaning.ts';
import { topicsOf } from '../core/answer/examples/topics.ts';
import { type PackedVectors, packVectors } from '../core/answer/packed-vectors.ts';
import type { Release } from '../core/release/release.ts';

/** The first line of the file; the bytes of the rows follow. */
type Head = {
  /** SHA-256 of the model that made the vectors, and of the questions. */
  readonly model: string;
  readonly questions: string;
  readonly size: number;
  readonly scale: number;
};

/**
 * The vectors of a release's example questions, as `npm run vectors` wrote them beside it. Undefined where there are none, or
 * where they were made by another model or for other questions: examples are then compared by their words alone.
 */
export function readExampleVectors(
  releaseFile: string,
  release: Release,
  model: string,
): PackedVectors | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(vectorsFileOf(releaseFile));
  } catch {
    return undefined;
  }
  const lineEnd = bytes.indexOf('\n');
  const head = headOf(bytes.toString('utf8', 0, Math.max(0, lineEnd)));
  if (head?.model !== model || head.questions !== hashOf(release)) return undefined;
  const { size, scale } = head;
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset + lineEnd + 1, bytes.length - lineEnd - 1);
  return rows.length === size * exampleQuestions(topicsOf(release)).length
    ? { size, scale, rows }
    : undefined;
}

/** @param vectors of the example questions, in their order, each of length 1 */
export function writeExampleVectors(
  releaseFile: string,
  release: Release,
  model: string,
  vectors: readonly Float32Array[],
): void {
  const { size, scale, rows } = packVectors(vectors);
  const head = JSON.stringify({ model, questions: hashOf(release), size, scale } satisfies Head);
  writeFileSync(
    vectorsFileOf(releaseFile),
    Buffer.concat([Buffer.from(`${head}\n`), Buffer.from(rows.buffer)]),
  );
}

export function vectorsFileOf(releaseFile: string): string {
  const { dir, name } = path.parse(releaseFile);
  return path.join(dir, `${name}.vectors.bin`);
}

function hashOf(release: Release): string {
  const hash = createHash('sha256');
  for (const { text } of exampleQuestions(topicsOf(release))) hash.update(`${text}\n`);
  return hash.digest('hex');
}

/** Without a package that checks: every start reads it. */
function headOf(line: string): Head | undefined {
  try {
    const { model, questions, size, scale } = JSON.parse(line);
    const isHead =
      typeof model === 'string' &&
      typeof questions === 'string' &&
      typeof size === 'number' &&
      typeof scale === 'number';
    return isHead ? { model, questions, size, scale } : undefined;
  } catch {
    return undefined;
  }
}
