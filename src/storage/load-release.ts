import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../core/fault.ts';
import { parseFacts } from '../core/release/facts.ts';
import { parseRelease } from '../core/release/parse.ts';
import type { Release } from '../core/release/release.ts';
import { selfContainedFacts } from '../core/release/self-contained.ts';
import { factsFileOf } from './files.ts';

/** What a reading error is in plain words, by its code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
  EPERM: 'a file that may not be read',
};

/**
 * Reads a release and, where there is one beside it, its facts file: `NAME.md` and `NAME.facts.yaml`.
 *
 * @throws {Fault} when a file cannot be read, is not UTF-8, or is not what data/README.md says
 */
export function loadRelease(file: string): Release {
  const { name: id } = path.parse(file);
  const parsed = parseRelease(id, file, decode(file, read(file)));
  const hash = createHash('sha256').update(parsed.text, 'utf8').digest('hex');

  const factsFile = factsFileOf(file);
  const facts = readIfThere(factsFile);
  if (!facts) return { ...parsed, hash, facts: selfContainedFacts(parsed), glossary: [], unsaid: [] };
  return { ...parsed, hash, ...parseFacts(factsFile, decode(factsFile, facts), parsed) };
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw faultOf(file, cause);
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw faultOf(file, cause);
  }
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Fault(`${file}: found bytes that are not UTF-8, expected a text file in UTF-8`, { cause });
  }
}

function faultOf(file: string, cause: unknown): Fault {
  const found = REASONS[codeOf(cause)] ?? (cause instanceof Error ? cause.message : String(cause));
  return new Fault(`${file}: found ${found}, expected a readable text file`, { cause });
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
