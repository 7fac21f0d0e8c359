import { styleText } from 'node:util';
import * as z from 'zod';

const LINE = z.looseObject({ level: z.number(), time: z.number(), msg: z.string().default('') });

/** pino's numbers for its levels, with the colour that each has on a terminal. */
const LEVELS: ReadonlyMap<number, readonly [name: string, colour: 'red' | 'yellow' | 'cyan' | 'gray']> =
  new Map([
    [10, ['TRACE', 'gray']],
    [20, ['DEBUG', 'gray']],
    [30, ['INFO', 'cyan']],
    [40, ['WARN', 'yellow']],
    [50, ['ERROR', 'red']],
    [60, ['FATAL', 'red']],
  ]);

/** Whatever could move the cursor, end the line or turn the text round. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A line of the log for people: "2026-01-26 09:00:00.000Z WARN  waiting for the database reason=…". An error's stack
 * follows on lines of its own, indented.
 *
 * @param json one of pino's lines; `pid` and `hostname` are left out
 */
export function prettyLine(json: string, colour: boolean): string {
  const { level, time, msg, pid: _pid, hostname: _hostname, ...fields } = LINE.parse(JSON.parse(json));
  const [name, tint] = LEVELS.get(level) ?? [String(level), 'gray'];
  const styled = colour ? styleText(tint, name.padEnd(5), { validateStream: false }) : name.padEnd(5);
  const when = new Date(time).toISOString().replace('T', ' ');
  const shown = Object.entries(fields).map(([field, value]) => `${plain(field)}=${fieldText(value)}`);
  const stacks = stacksIn(fields.error).map((stack) => `${stack}\n`);
  return `${[when, styled, plain(msg), ...shown].join(' ')}\n${stacks.join('')}`;
}

function fieldText(value: unknown): string {
  if (typeof value === 'string') return /^[\w.:/@…-]+$/.test(value) ? value : quoted(value);
  return quoted(value, (name, inner) => (name === 'stack' ? undefined : inner));
}

function stacksIn(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const stack: unknown = Reflect.get(error, 'stack');
  const own = typeof stack === 'string' && stack !== '' ? [stack.split('\n').map(plain).join('\n')] : [];
  return [...own, ...stacksIn(Reflect.get(error, 'cause'))];
}

function quoted(value: unknown, replacer?: (name: string, inner: unknown) => unknown): string {
  return plain(JSON.stringify(value, replacer) ?? String(value));
}

function plain(text: string): string {
  return text.replace(CONTROL, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}
