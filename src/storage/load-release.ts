import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseFacts } from '../core/release/facts.ts';
import { parseRelease } from '../core/release/parse.ts';
import type { Release } from '../core/release/release.ts';
import { withoutFactsFile } from '../core/release/self-contained.ts';
import { factsFileOf } from './files.ts';
import { readTextFile, readTextFileIfThere } from './read-text-file.ts';

/**
 * Reads a release and, where there is one beside it, its facts file: `NAME.md` and `NAME.facts.yaml`.
 *
 * @throws {Fault} when a file cannot be read, is not UTF-8, or is not what data/README.md says
 */
export function loadRelease(file: string): Release {
  const { name: id } = path.parse(file);
  const parsed = parseRelease(id, file, readTextFile(file));
  const hash = createHash('sha256').update(parsed.text, 'utf8').digest('hex');

  const factsFile = factsFileOf(file);
  const facts = readTextFileIfThere(factsFile);
  if (facts === undefined) return withoutFactsFile({ ...parsed, hash });
  return { ...parsed, hash, ...parseFacts(factsFile, facts, parsed) };
}
