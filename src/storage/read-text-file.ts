import { lstatSync, readFileSync, statSync } from 'node:fs';
import { Fault } from '../core/fault.ts';

/** What a reading error is in plain words, by its code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
  EPERM: 'a file that may not be read',
};

/** @throws {Fault} when the file cannot be read or is not UTF-8 */
export function readTextFile(file: string): string {
  try {
    return decode(file, bytesOf(file));
  } catch (cause) {
    throw faultOf(file, cause);
  }
}

/**
 * @returns undefined where there is no such file
 * @throws {Fault} when it cannot be read for another reason, or is not UTF-8
 */
export function readTextFileIfThere(file: string): string | undefined {
  try {
    return decode(file, bytesOf(file));
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw faultOf(file, cause);
  }
}

/** A device has no end to read to. */
function bytesOf(file: string): Buffer {
  const found = statSync(file);
  if (found.isFile() || found.isDirectory()) return readFileSync(file);
  throw new Fault(`${file}: found a device or a pipe, expected a readable text file`);
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Fault(`${file}: found bytes that are not UTF-8, expected a text file in UTF-8`, { cause });
  }
}

function faultOf(file: string, cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  const reason = isDeadLink(file, cause) ? 'a link that leads nowhere' : REASONS[codeOf(cause)];
  const found = reason ?? (cause instanceof Error ? cause.message : String(cause));
  return new Fault(`${file}: found ${found}, expected a readable text file`, { cause });
}

function isDeadLink(file: string, cause: unknown): boolean {
  return codeOf(cause) === 'ENOENT' && lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
