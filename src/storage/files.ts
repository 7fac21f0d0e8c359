import path from 'node:path';

/** Where the program's own files are. */
export const PROJECT_FOLDER = path.join(import.meta.dirname, '../..');

/** The reader's model; training/reader writes it. */
export const MODEL_FOLDER = path.join(PROJECT_FOLDER, 'data/reader');

/** Where the facts of a release stand if there are any: beside `NAME.md`, as `NAME.facts.yaml`. */
export function factsFileOf(releaseFile: string): string {
  const { dir, name } = path.parse(releaseFile);
  return path.join(dir, `${name}.facts.yaml`);
}
