import type { Fields } from './found.ts';

/** The order of the fields in a file: what every release has comes first. */
const ORDER = [
  'title',
  'date',
  'publisher',
  'url',
  'licence',
  'type',
  'speaker',
  'organisations',
  'people',
  'language',
  'embargo',
  'withdrawn',
  'political',
  'translations',
  'retrieved',
  'hash',
] as const satisfies readonly (keyof Fields)[];

/** Fields as lines of front matter, in the JSON that YAML takes too: so nothing in them can be read as anything else. */
export function frontMatterLines(fields: Fields): string[] {
  return ORDER.flatMap((name) => {
    const value = fields[name];
    return value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`];
  });
}
