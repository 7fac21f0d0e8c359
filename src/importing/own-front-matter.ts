import { type Document, isMap, parseDocument } from 'yaml';
import { Fault } from '../core/fault.ts';
import { readYaml } from '../core/release/read-yaml.ts';
import type { Fields } from './found.ts';
import { type Refused, refusedBecause } from './refusal.ts';

/** Front matter, and what of its texts is known by name. */
export type OwnFrontMatter = { readonly kind: 'own'; readonly yaml: string; readonly fields: Fields };

const TEXTS = ['title', 'date', 'publisher', 'url', 'licence', 'language', 'embargo'] as const;

/**
 * Sets fields of a front matter and leaves everything else in it as it is written.
 *
 * @param wanted what a field is to be, by what the front matter says; what it says already is not touched
 */
export function withFields(yaml: string, wanted: (fields: Fields) => Fields): OwnFrontMatter | Refused {
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
    const fields = readYaml('front matter', yaml, 'core') ?? {};
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
