import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Model, readModel } from '../core/answer/model.ts';
import { readThesaurus, type Thesaurus } from '../core/answer/terms.ts';
import { Fault } from '../core/fault.ts';

const THESAURUS_FILE = new URL('../../data/thesaurus.yaml', import.meta.url);
/** Written by `npm run train`. */
export const MODEL_FILE = new URL('../../data/ranker.json', import.meta.url);

/**
 * Reads `data/thesaurus.yaml`.
 *
 * @throws {Fault} when the file cannot be read, or a group is not a list of at least two words or phrases
 */
export function loadThesaurus(): Thesaurus {
  const file: unknown = parse(read(THESAURUS_FILE));
  const groups = (key: string): string[][] => {
    const list: unknown = typeof file === 'object' && file !== null ? Reflect.get(file, key) : undefined;
    if (!Array.isArray(list)) throw new Fault(`data/thesaurus.yaml: ${key}: expected a list of groups, found ${typeof list}`);
    return list.map((group: unknown, i) => {
      const whole = Array.isArray(group) && group.length >= 2 && group.every((member) => typeof member === 'string');
      if (!whole) throw new Fault(`data/thesaurus.yaml: ${key}[${i}]: expected a list of at least two words, found ${JSON.stringify(group)}`);
      return group.map(String);
    });
  };
  return readThesaurus(groups('groups'), groups('same'));
}

/** Reads `data/ranker.json`. @throws {Fault} when it is missing or was written for another program */
export function loadModel(): Model {
  try {
    return readModel(JSON.parse(read(MODEL_FILE)));
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Fault(`data/ranker.json: ${reason} (npm run train -- FILE… writes it)`, { cause });
  }
}

function read(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault(`${file.pathname}: cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, { cause });
  }
}
