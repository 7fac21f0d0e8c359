import { type Document, isMap, parseDocument } from 'yaml';
import { Fault } from '../core/fault.ts';
import { readYaml } from '../core/release/read-yaml.ts';
import type { Fields } from './found.ts';
import { type Refused, refusedBecause } from './refusal.ts';

/** Front matter, and what of its texts is known by name. */
export type OwnFrontMatter = { readonly kind: 'own'; readonly yaml: string; readonly fields: Fields };

/** Longest front matter, in characters: all of its fields and the names of some hundred people take a tenth of it. */
const CHARS_MAX = 64 * 1024;

const TEXTS = ['title', 'date', 'publisher', 'url', 'licence', 'language', 'embargo'] as const;

/**
 * Sets fields of a front matter and leaves everything else in it as it is written.
 *
 * @param wanted what a field is to be, by what the front matter says; what it says already is not touched
 */
export function withFields(yaml: string, wanted: (fields: Fields) => Fields): OwnFrontMatter | Refused {
  if (yaml.length > CHARS_MAX)
    return refusedBecause('fields-wrong', 'Its front matter is longer than any could be.');
  const read = readFields(yaml);
  if (typeof read === 'string') return refusedBecause('fields-wrong', read);
  const before = textsIn(read);
  const changes = Object.entries(wanted(before)).filter(([name, value]) => read[name] !== value);
  if (changes.length === 0) return { kind: 'own', yaml, fields: before };
  const document: Document = parseDocument(yaml);
  for (const [name, value] of changes) document.set(name, value);
  // An empty front matter has no mapping to be written.
  const changed = isMap(document.contents) ? document.toString({ lineWidth: 0 }) : '';
  return { kind: 'own', yaml: changed, fields: { ...before, ...Object.fromEntries(changes) } };
}

/** The fields, or why they cannot be read. */
function readFields(yaml: string): Readonly<Record<string, unknown>> | string {
  try {
    const fields = readYaml('front matter', yaml, 'core', 2) ?? {};
    return typeof fields === 'object' && !Array.isArray(fields)
      ? { ...fields }
      : 'Its front matter holds no lines such as "title: …".';
  } catch (cause) {
    if (cause instanceof Fault) return cause.message;
    throw cause;
  }
}

function textsIn(fields: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(
    TEXTS.flatMap((name) => {
      const value = fields[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [];
    }),
  );
}
