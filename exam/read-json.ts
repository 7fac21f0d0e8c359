import { existsSync, readFileSync } from 'node:fs';
import { Fault } from '../src/core/fault.ts';

/**
 * @param expected what the file should be, to go on from "expected"
 * @throws {Fault} naming the file when it is missing or no JSON
 */
export function readJson(file: string, expected: string): unknown {
  if (!existsSync(file)) throw new Fault(`${file}: found no such file, expected ${expected}`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Fault(`${file}: found no readable JSON, expected ${expected}`, { cause });
  }
}
