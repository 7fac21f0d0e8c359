import { parseDocument } from 'yaml';
import { Fault } from '../fault.ts';

/**
 * Reads YAML as plain data: nothing is run, and tags that ask for anything else are refused.
 *
 * @param schema `failsafe` leaves every scalar the string that was typed; `core` knows numbers, booleans and null
 * @throws {Fault} naming `file` and the line, when it is no YAML, repeats a key, has an unknown tag or an alias
 */
export function readYaml(file: string, source: string, schema: 'core' | 'failsafe'): unknown {
  const document = parseDocument(source, { schema });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw new Fault(`${file}: found ${problem.message.trimEnd()}\nexpected valid YAML`);
  try {
    // A few aliases of aliases fill the memory, and one of its own list has no end: none are needed here.
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw new Fault(`${file}: found an alias ("*name"), expected its value written out`, { cause });
  }
}
