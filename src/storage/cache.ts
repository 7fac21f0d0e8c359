import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** SHA-256, in bytes. */
const DIGEST_BYTES = 32;

/**
 * What `make` gives, or what it gave at an earlier start under the same key. A kept value is taken only whole and
 * only for its own key; where it is damaged, missing or cannot be kept, `make` does the work: nothing else changes.
 *
 * @param file keeps one value, the last; its folder is made where there is none. It is trusted as the packages are,
 *   so it belongs where only those may write who may change them
 * @param keyOf says all that the value depends on. It is asked again after `make`: what changed meanwhile is not kept
 * @param makeElsewhere has another process make and keep the value, which saves this one the memory; where it does not
 *   come about, `make` does it after all
 * @throws what `keyOf` and `make` throw
 */
export async function remember<Value>(
  file: string,
  keyOf: () => string,
  make: () => Promise<Value>,
  makeElsewhere?: () => Promise<void>,
): Promise<Value> {
  const key = keyOf();
  const kept = recall(file, key);
  if (kept) return deserialize(kept);

  await makeElsewhere?.();
  const made = makeElsewhere && recall(file, key);
  if (made) return deserialize(made);

  const value = await make();
  if (keyOf() === key) keep(file, key, serialize(value));
  return value;
}

/** The bytes of a value that was kept under this key; undefined where there is none, or where it is damaged. */
export function recall(file: string, key: string): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    // Not kept yet, or not readable: either way the value is made anew.
    return undefined;
  }
  const value = bytes.subarray(DIGEST_BYTES);
  return digest(key, value).equals(bytes.subarray(0, DIGEST_BYTES)) ? value : undefined;
}

/** Keeps the bytes of a value under a key, in the place of what the file kept. Where that is not possible, nothing happens. */
export function keep(file: string, key: string, value: Buffer): void {
  // Written aside and moved, so that another start never reads half a file.
  const aside = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    try {
      writeFileSync(aside, Buffer.concat([digest(key, value), value]));
      renameSync(aside, file);
    } finally {
      rmSync(aside, { force: true });
    }
  } catch {
    // A folder that cannot be written, or a full disk, costs the next start some time and nothing else.
  }
}

function digest(key: string, value: Buffer): Buffer {
  return createHash('sha256').update(`${key.length} ${key}`).update(value).digest();
}
