import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startScript, type Wrong } from '../../src/command-line.ts';
import { ROUTES } from './routes.ts';

// npm run trim-openapi -- FILE: cuts Discord's description of its API down to what the fake Discord takes, and writes
// discord-openapi.json beside this file. FILE is specs/openapi.json of https://github.com/discord/discord-api-spec.

/** Where the description comes from, and the licence that its own `info` names. */
const SOURCE = 'https://github.com/discord/discord-api-spec/blob/main/specs/openapi.json';

/** What describes a field to a reader and checks nothing. */
const FOR_READERS = new Set(['description', 'title', 'x-discord-union', 'externalDocs']);

type Json = { readonly [name: string]: unknown };
type Description = {
  readonly openapi: string;
  readonly info: { readonly license: unknown; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};

/** The bodies that the routes take and every schema that those name, however deep; the rest is left out. */
export function trimmed(whole: Description): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const wanted = new Set<string>();
  for (const { method, path: route } of ROUTES) {
    const name = method.toLowerCase();
    const schema = bodySchemaOf(whole.paths[route]?.[name]);
    if (schema === undefined) continue;
    collect(schema, whole, wanted);
    paths[route] = {
      ...paths[route],
      [name]: { requestBody: { content: { 'application/json': { schema: withoutProse(schema) } } } },
    };
  }
  const schemas = [...wanted]
    .sort()
    .map((name): [string, unknown] => [name, withoutProse(whole.components.schemas[name])]);
  const { openapi, info } = whole;
  return {
    openapi,
    info: {
      title: 'Discord HTTP API, cut down',
      version: info.version,
      license: info.license,
      'x-source': SOURCE,
    },
    paths,
    components: { schemas: Object.fromEntries(schemas) },
  };
}

/** Undefined where an endpoint takes no JSON. */
function bodySchemaOf(operation: Json | undefined): unknown {
  const { content } = (operation?.requestBody ?? {}) as { content?: Record<string, { schema?: unknown }> };
  return content?.['application/json']?.schema;
}

/** Adds the names of all schemas that `schema` refers to, and those that they refer to. */
function collect(schema: unknown, whole: Description, names: Set<string>): void {
  for (const [, name = ''] of JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
    if (names.has(name)) continue;
    names.add(name);
    collect(whole.components.schemas[name], whole, names);
  }
}

/** @param areFields true where the names in `value` are those of a body's fields, which may be called "title" */
function withoutProse(value: unknown, areFields = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => areFields || !FOR_READERS.has(name))
      .map(([name, held]) => [name, withoutProse(held, !areFields && name === 'properties')]),
  );
}

if (import.meta.main) {
  await startScript({
    usage: 'npm run trim-openapi -- FILE',
    help: `Cuts Discord's description of its API down to what the fake Discord takes, and writes discord-openapi.json beside it.
FILE is specs/openapi.json of https://github.com/discord/discord-api-spec.
`,
    options: {},
    read({ positionals: [file, ...more] }): { readonly file: string } | Wrong {
      return file === undefined || more.length > 0 ? { wrong: 'One file is wanted' } : { file };
    },
    run({ file }) {
      const whole: Description = JSON.parse(readFileSync(file, 'utf8'));
      const to = path.join(import.meta.dirname, 'discord-openapi.json');
      writeFileSync(to, `${JSON.stringify(trimmed(whole), undefined, 1)}\n`);
      return 0;
    },
  });
}
