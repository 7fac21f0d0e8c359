import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Discord's own description of its API, which lies beside the project and not in it. */
const DESCRIPTION_FILE = path.join(import.meta.dirname, '../../../shared/reference/discord-openapi.json');

/** False where bodies cannot be checked. */
export const descriptionIsThere = existsSync(DESCRIPTION_FILE);

/** Says what is wrong with a request's body; empty where nothing is. */
export type BodyCheck = (method: string, openApiPath: string, body: unknown) => string[];

let bodyCheck: BodyCheck | undefined;

/** Holds bodies against Discord's description of its API; where that is missing, says so once and finds nothing wrong. */
export function loadBodyCheck(): BodyCheck {
  bodyCheck ??= descriptionIsThere ? checkAgainst(DESCRIPTION_FILE) : skipped();
  return bodyCheck;
}

function skipped(): BodyCheck {
  process.stdout.write(
    `skipped: bodies are not held against Discord's OpenAPI description, ${DESCRIPTION_FILE} is missing\n`,
  );
  return () => [];
}

function checkAgainst(file: string): BodyCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: false, verbose: false });
  addFormats.default(ajv, ['date-time', 'uri', 'int32', 'int64', 'double']);
  ajv.addFormat('snowflake', /^\d{1,20}$/);
  ajv.addFormat('nonce', true);
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')), 'discord');

  return (method, openApiPath, body) => {
    const operation = `discord#/paths/${pointer(openApiPath)}/${method.toLowerCase()}`;
    const check = ajv.getSchema(`${operation}/requestBody/content/${pointer('application/json')}/schema`);
    if (!check) return [`${method} ${openApiPath} takes no JSON body`];
    if (check(body)) return [];
    return [`${method} ${openApiPath}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(body)}`];
  };
}

/** Escapes one step of a JSON pointer, as it stands in a URI. */
function pointer(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
