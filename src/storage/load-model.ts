import { readFileSync } from 'node:fs';
import { type Model, readModel } from '../core/answer/model.ts';
import { Fault } from '../core/fault.ts';
import { MODEL_FILE } from './files.ts';

/** Reads `data/ranker.json`. @throws {Fault} when it is missing or was written for another program */
export function loadModel(): Model {
  try {
    return readModel(JSON.parse(readFileSync(MODEL_FILE, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Fault(`data/ranker.json: ${reason} (npm run train -- FILE… writes it)`, { cause });
  }
}
