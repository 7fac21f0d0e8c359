import { Fault } from '../fault.ts';
import { isDay } from './dates.ts';
import { isHttps, PARTICULAR_FIELDS, type Particulars, readParticulars } from './particulars.ts';
import { readYaml } from './read-yaml.ts';
import type { Release } from './release.ts';

type FrontMatter = Pick<Release, 'title' | 'date' | 'publisher' | 'url' | 'licence' | 'extra'> &
  Particulars & {
    /** All that follows the front matter, as it stands in the file. */
    readonly body: string;
    /** Where `body` begins in the file, in UTF-16 units. */
    readonly bodyStart: number;
  };

const FENCE = '---';
/** The line of the file that stands below the first fence. */
const FIRST_LINE = 2;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads what stands between the two `---` lines of a release's file, and finds the text below it.
 *
 * @throws {Fault} with a line for each field that is missing or wrong
 */
export function readFrontMatter(file: string, content: string): FrontMatter {
  const { yaml, bodyStart } = splitFrontMatter(file, content);
  const fields = readYaml(file, yaml, 'core', FIRST_LINE);
  if (!isMapping(fields)) {
    throw new Fault(`${file}: front matter: found ${shown(fields)}, expected lines such as "title: …"`);
  }

  const problems: string[] = [];
  const take = (field: string, expected: string, isRight: (value: string) => boolean): string => {
    const value = fields[field];
    if (typeof value === 'string' && isRight(value.trim())) return value.trim();
    const found =
      value === undefined ? `nothing (there is: ${Object.keys(fields).join(', ')})` : shown(value);
    problems.push(`${file}: ${field}: found ${found}, expected ${expected}`);
    return '';
  };

  const isFilled = (value: string) => value !== '';
  const { url } = fields;
  const known = {
    title: take('title', 'the title of the release', isFilled),
    date: take('date', 'a day that exists, as YYYY-MM-DD', isDay),
    publisher: take('publisher', 'who published the release', isFilled),
    url:
      url === undefined || url === null || url === ''
        ? ''
        : take('url', 'an https address, or nothing', isHttps),
    licence: take('licence', 'the licence of the text', isFilled),
  };
  const particulars = readParticulars(fields, (path, found, expected) =>
    problems.push(`${file}: ${path.join('.')}: found ${shown(found)}, expected ${expected}`),
  );
  if (problems.length > 0) throw new Fault(problems.join('\n'));
  const extra = Object.fromEntries(
    Object.entries(fields).filter(([key]) => !Object.hasOwn(known, key) && !PARTICULAR_FIELDS.has(key)),
  );
  return { ...known, ...particulars, extra, body: content.slice(bodyStart), bodyStart };
}

/**
 * Parts a release's file into what stands between its two `---` lines and the text below them.
 *
 * @throws {Fault} when it does not begin with such a line, or has no second one
 */
export function splitFrontMatter(file: string, content: string): { yaml: string; bodyStart: number } {
  const start = content.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const yamlStart = afterLine(content, start);
  if (content.slice(start, yamlStart).trimEnd() !== FENCE) {
    const found = JSON.stringify(content.slice(start, Math.min(yamlStart, start + 40)).trimEnd());
    throw new Fault(`${file}: line 1: found ${found}, expected "${FENCE}" and the front matter below it`);
  }
  for (let line = yamlStart; line < content.length; ) {
    const next = afterLine(content, line);
    if (content.startsWith(FENCE, line) && content.slice(line, next).trimEnd() === FENCE) {
      return { yaml: content.slice(yamlStart, line), bodyStart: next };
    }
    line = next;
  }
  throw new Fault(`${file}: front matter: found no end, expected a second line "${FENCE}" before the text`);
}

/** Where the line after the one at `start` begins. */
function afterLine(content: string, start: number): number {
  const newline = content.indexOf('\n', start);
  return newline < 0 ? content.length : newline + 1;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
