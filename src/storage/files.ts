import path from 'node:path';

/** Where the program's own files are. */
export const PROJECT_FOLDER = path.join(import.meta.dirname, '../..');

export const THESAURUS_FILE = path.join(PROJECT_FOLDER, 'data/thesaurus.yaml');
/** Written by `npm run train`. */
export const MODEL_FILE = path.join(PROJECT_FOLDER, 'data/ranker.json');

/** Written by `npm run make-vectors` in `training/vectors`: a line of stems, then a row of signed bytes for each. */
export const VECTORS_FILE = path.join(PROJECT_FOLDER, 'data/word-vectors.bin');

/** Where the facts of a release stand if there are any: beside `NAME.md`, as `NAME.facts.yaml`. */
export function factsFileOf(releaseFile: string): string {
  const { dir, name } = path.parse(releaseFile);
  return path.join(dir, `${name}.facts.yaml`);
}
