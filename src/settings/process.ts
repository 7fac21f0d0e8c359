import * as z from 'zod';
import { RUNTIMES } from '../reader/runtime.ts';
import { type Address, parseAddress } from '../storage/database/address.ts';
import { PROJECT_FOLDER } from '../storage/files.ts';

/** pino's levels, most talkative first, and `silent`. */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** What the process uses, and how it tells of itself. */
export const PROCESS_SETTINGS = {
  LOG_LEVEL: z.enum(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`).default('info'),
  LOG_FORMAT: z.enum(LOG_FORMATS, `expected one of ${LOG_FORMATS.join(', ')}`).default('json'),
  DATABASE_URL: z
    .string()
    .default('var/treaty.db')
    .transform((typed, context): Address => {
      const address = parseAddress(typed, PROJECT_FOLDER);
      if (address.kind !== 'problem') return address;
      context.addIssue({
        code: 'custom',
        message: `${address.problem}; leave it out for var/treaty.db`,
      });
      return z.NEVER;
    }),
  READER_RUNTIME: z
    .enum(RUNTIMES, `expected one of ${RUNTIMES.join(', ')}; leave it out to have it chosen`)
    .optional(),
  NO_COLOR: z.string().optional(),
  TERM: z.string().optional(),
};

export const SHOWN_PROCESS_SETTINGS = { LOG_LEVEL: /^\w{1,12}$/, READER_RUNTIME: /^\w{1,12}$/ };
