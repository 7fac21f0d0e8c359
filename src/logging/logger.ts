import process from 'node:process';
import { type Logger, pino } from 'pino';
import type { Config } from '../config.ts';
import type { LineWriter } from './line-writer.ts';
import { loggable } from './loggable.ts';
import { prettyLine } from './pretty.ts';
import { Repeats, repeatKey } from './repeats.ts';
import { secretHider } from './secrets.ts';
import { standardError } from './standard-error.ts';

export type LogSettings = Pick<Config, 'logLevel' | 'logFormat' | 'token' | 'database' | 'colour'>;

export type Log = {
  readonly logger: Logger;
  /** Tells at once how often lines repeated that were held back. */
  tellRepeats(): void;
};

/**
 * Makes the log of this process: lines of JSON, or for people, without secrets. A warning or an error that repeats is
 * written once a minute with its number.
 */
export function createLog(settings: LogSettings, writer: LineWriter = standardError): Log {
  const { logLevel, logFormat, colour } = settings;
  const withStack = logLevel === 'debug' || logLevel === 'trace';
  const hideSecrets = secretHider(settings);
  const coloured = colour && process.stderr.isTTY === true;
  const format = (json: string): string =>
    hideSecrets(logFormat === 'pretty' ? prettyLine(json, coloured) : json);
  const repeats = new Repeats();

  const logger = pino(
    {
      level: logLevel,
      serializers: {
        error: (error: unknown) => (error instanceof Error ? loggable(error, withStack) : error),
      },
      hooks: {
        logMethod(args, method, level) {
          const { fields, text } = partsOf(args);
          const mayRepeat = level === pino.levels.values.warn || level === pino.levels.values.error;
          const isWritten =
            !mayRepeat ||
            repeats.isFirst(repeatKey(level, text, fields), fields, (counted) =>
              method.call(this, { ...fields, ...counted }, text),
            );
          if (isWritten) method.apply(this, args);
        },
      },
    },
    { write: (json: string) => writer.write(format(json)) },
  );
  writer.wordDropped = (count) =>
    format(
      `${JSON.stringify({ level: pino.levels.values.warn, time: Date.now(), msg: droppedText(count) })}\n`,
    );
  return { logger, tellRepeats: () => repeats.flush() };
}

function droppedText(count: number): string {
  return count === 1 ? '1 line dropped' : `${count} lines dropped`;
}

/** pino's methods take fields and a text, or a text alone. */
function partsOf([first, second]: readonly unknown[]): { fields: Record<string, unknown>; text: string } {
  const fields = typeof first === 'object' && first !== null ? { ...first } : {};
  const text = typeof first === 'string' ? first : second;
  return { fields, text: typeof text === 'string' ? text : '' };
}
