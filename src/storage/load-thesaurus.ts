import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readThesaurus, type Thesaurus } from '../core/answer/terms.ts';
import { Fault } from '../core/fault.ts';
import { THESAURUS_FILE } from './files.ts';

/** How faults name it. */
const SHOWN_NAME = 'data/thesaurus.yaml';

/**
 * Reads `data/thesaurus.yaml`.
 *
 * @throws {Fault} when the file cannot be read, is no YAML, or a group is not a list of at least two words or phrases
 */
export function loadThesaurus(): Thesaurus {
  const file = readThesaurusFile();
  return readThesaurus(groupsIn(file, 'groups'), groupsIn(file, 'same'));
}

function readThesaurusFile(): unknown {
  try {
    return parse(readFileSync(THESAURUS_FILE, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Fault(`${SHOWN_NAME}: found no readable YAML: ${reason}`, { cause });
  }
}

function groupsIn(file: unknown, key: string): string[][] {
  const list: unknown = typeof file === 'object' && file !== null ? Reflect.get(file, key) : undefined;
  if (!Array.isArray(list))
    throw new Fault(`${SHOWN_NAME}: ${key}: found ${typeof list}, expected a list of groups`);
  return list.map((group: unknown, place) => {
    const isGroup =
      Array.isArray(group) && group.length >= 2 && group.every((member) => typeof member === 'string');
    if (!isGroup) {
      throw new Fault(
        `${SHOWN_NAME}: ${key}[${place}]: found ${JSON.stringify(group)}, expected a list of at least two words`,
      );
    }
    return group.map(String);
  });
}
