import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../core/fault.ts';
import { parseFacts } from '../core/release/facts.ts';
import { factsFileOf } from '../storage/files.ts';
import type { Imported } from './import-release.ts';
import { type Refused, refused } from './refusal.ts';

/** What a release's id may be: it becomes the name of a file. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export type Written = { readonly kind: 'written'; readonly file: string };

/**
 * Writes a release into a folder as a whole, or not at all.
 *
 * @param replaces whether a release of that name may be replaced
 * @throws {Error} when the folder cannot be written to
 */
export function writeRelease(
  { markdown, release }: Imported,
  folder: string,
  replaces: boolean,
): Written | Refused {
  if (!ID.test(release.id)) throw new TypeError(`no name for a file: ${release.id}`);
  return writeFile(path.join(folder, `${release.id}.md`), { markdown, release }, replaces);
}

/**
 * Writes a release into a file as a whole, or not at all.
 *
 * @param replaces whether it may take the place of one that is there
 * @throws {Error} when the folder cannot be written to
 */
export function writeFile(
  file: string,
  { markdown, release }: Pick<Imported, 'markdown' | 'release'>,
  replaces: boolean,
): Written | Refused {
  const folder = path.dirname(file);
  if (existsSync(file) && !replaces) return refused('file-exists', `(${file})`);
  const problem = factsProblem(file, release);
  if (problem !== undefined) return refused('facts-break', problem);

  mkdirSync(folder, { recursive: true });
  const draft = path.join(folder, `.${randomUUID()}.tmp`);
  try {
    writeFileSync(draft, markdown, { flag: 'wx' });
    if (replaces) renameSync(draft, file);
    // A link, unlike a new name, never takes the place of a file that has come meanwhile.
    else linkSync(draft, file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')
      return refused('file-exists', `(${file})`);
    throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
  return { kind: 'written', file };
}

/** What would be wrong with the facts that stand beside the release; undefined where they fit it, or there are none. */
function factsProblem(file: string, release: Imported['release']): string | undefined {
  const factsFile = factsFileOf(file);
  if (!existsSync(factsFile)) return undefined;
  try {
    parseFacts(factsFile, readFileSync(factsFile, 'utf8'), release);
    return undefined;
  } catch (cause) {
    if (cause instanceof Fault) return cause.message;
    throw cause;
  }
}
