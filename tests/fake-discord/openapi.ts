import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Discord's own description of its API, cut down by trim-openapi.ts to the bodies that the fake Discord takes. */
const DESCRIPTION_FILE = path.join(import.meta.dirname, 'discord-openapi.json');

/** Says what is wrong with a request's body; empty where nothing is. */
export type BodyCheck = (method: string, openApiPath: string, body: unknown) => string[];

let bodyCheck: BodyCheck | undefined;

/** Holds bodies against Discord's description of its API. */
export function loadBodyCheck(): BodyCheck {
  bodyCheck ??= createBodyCheck();
  return bodyCheck;
}

function createBodyCheck(): BodyCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: false, verbose: false });
  addFormats.default(ajv, ['date-time', 'uri', 'int32', 'int64', 'double']);
  ajv.addFormat('snowflake', /^\d{1,20}$/);
  ajv.addFormat('nonce', true);
  ajv.addSchema(JSON.parse(readFileSync(DESCRIPTION_FILE, 'utf8')), 'discord');

  return (method, openApiPath, body) => {
    const operation = `discord#/paths/${pointer(openApiPath)}/${method.toLowerCase()}`;
    const check = ajv.getSchema(`${operation}/requestBody/content/${pointer('application/json')}/schema`);
    if (!check) return [`${method} ${openApiPath} takes no JSON body in ${path.basename(DESCRIPTION_FILE)}`];
    if (check(body)) return [];
    return [`${method} ${openApiPath}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(body)}`];
  };
}

/** Escapes one step of a JSON pointer, as it stands in a URI. */
function pointer(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
