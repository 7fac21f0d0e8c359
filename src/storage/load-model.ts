import { readFileSync } from 'node:fs';
import { type Model, readModel } from '../core/answer/model.ts';
import { readWordVectors, type WordVectors } from '../core/answer/word-vectors.ts';
import { Fault } from '../core/fault.ts';
import { MODEL_FILE, VECTORS_FILE } from './files.ts';

/**
 * Reads `data/ranker.json` and `data/word-vectors.bin`.
 *
 * @throws {Fault} when one is missing or was written for another program
 */
export function loadModel(): Model {
  const vectors = loadWordVectors();
  try {
    return readModel(JSON.parse(readFileSync(MODEL_FILE, 'utf8')), vectors);
  } catch (cause) {
    throw fault('data/ranker.json', 'npm run train -- FILE… writes it', cause);
  }
}

/** @throws {Fault} when `data/word-vectors.bin` is missing or cut short */
export function loadWordVectors(): WordVectors {
  try {
    const bytes = readFileSync(VECTORS_FILE);
    const lineEnd = bytes.indexOf('\n');
    const stems = bytes.toString('latin1', 0, Math.max(0, lineEnd)).split(' ');
    const numbers = new Int8Array(bytes.buffer, bytes.byteOffset + lineEnd + 1, bytes.length - lineEnd - 1);
    return readWordVectors(stems, numbers);
  } catch (cause) {
    throw fault('data/word-vectors.bin', 'training/vectors/README.md tells how it is made', cause);
  }
}

function fault(file: string, remedy: string, cause: unknown): Fault {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Fault(`${file}: ${reason} (${remedy})`, { cause });
}
