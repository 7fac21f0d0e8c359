import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import type { Calibration } from '../core/answer/decide.ts';
import { Fault } from '../core/fault.ts';
import type { WindowSizes } from './windows.ts';
import { type WordPiece, wordPiece } from './word-piece.ts';

/** The form of `reader.json`; another number is for another program. */
export const MODEL_FORMAT = 1;

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const Size = z.int().check(z.positive());
const Card = z.object({
  format: z.literal(MODEL_FORMAT),
  /** SHA-256 of the files beside it. */
  sha256: z.object({ 'reader.onnx': Sha256, 'vocab.txt': Sha256 }),
  sizes: z.object({ window: Size, question: Size, title: Size }),
  calibration: z.object({
    bias: z.number(),
    sum: z.number(),
    lead: z.number(),
    length: z.number(),
    absent: z.number(),
    answered: z.number(),
    closest: z.number(),
  }),
});

/** A trained reader as it lies in a folder. */
export type ModelFiles = {
  readonly model: Uint8Array;
  readonly wordPiece: WordPiece;
  readonly sizes: WindowSizes;
  readonly calibration: Calibration;
  /** SHA-256 of the model. */
  readonly hash: string;
};

/** Reads `reader.json` alone: what a program has to know that does not run the model itself. */
export function readCard(folder: string): z.infer<typeof Card> {
  const file = path.join(folder, 'reader.json');
  let json: unknown;
  try {
    json = JSON.parse(read(file).toString('utf8'));
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault(`${file}: found no JSON, expected what training writes beside the model`, { cause });
  }
  const card = Card.safeParse(json);
  if (card.success) return card.data;
  const [issue] = card.error.issues;
  const field = issue?.path.join('.') || 'the whole';
  const found = JSON.stringify(issue?.path.reduce(partOf, json)) ?? 'nothing';
  if (field === 'format')
    throw new Fault(
      `${file}: format: found ${found}, expected ${MODEL_FORMAT}: the model is for another version of the bot`,
    );
  throw new Fault(`${file}: ${field}: found ${found}, expected what training writes (${issue?.message})`);
}

/**
 * Reads a folder with `reader.json`, `reader.onnx` and `vocab.txt`.
 *
 * @throws {Fault} where one is missing, cut short, not the one that `reader.json` names, or of another format
 */
export function readModelFiles(folder: string): ModelFiles {
  const card = readCard(folder);
  const checked = (name: keyof typeof card.sha256): Buffer => {
    const file = path.join(folder, name);
    const bytes = read(file);
    const found = createHash('sha256').update(bytes).digest('hex');
    const expected = card.sha256[name];
    if (found !== expected)
      throw new Fault(
        `${file}: found ${bytes.length} bytes with SHA-256 ${found.slice(0, 12)}…, expected ${expected.slice(0, 12)}…, as reader.json says: the file was cut short or belongs to another model`,
      );
    return bytes;
  };
  const lines = checked('vocab.txt').toString('utf8').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  try {
    return {
      model: checked('reader.onnx'),
      wordPiece: wordPiece(lines),
      sizes: card.sizes,
      calibration: card.calibration,
      hash: card.sha256['reader.onnx'],
    };
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault(
      `${path.join(folder, 'vocab.txt')}: found ${cause instanceof Error ? cause.message : String(cause)}, expected a vocabulary of BERT`,
      { cause },
    );
  }
}

function partOf(whole: unknown, key: PropertyKey): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, key) : undefined;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new Fault(
      `${file}: found ${isMissing ? 'no such file' : String(cause)}, expected a part of the reader's model`,
      { cause },
    );
  }
}
