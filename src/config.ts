import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'dotenv';
import * as z from 'zod';
import { Fault } from './core/fault.ts';

/** The settings as the rest of the program takes them. */
export type Config = {
  /** Starts the bot on Discord; absent, it runs in the terminal. */
  readonly token?: string;
  /** The one server that gets the commands; absent, every server does. */
  readonly guildId?: string;
  /** Where Discord's API is, without version or closing slash. */
  readonly apiUrl: string;
  readonly logLevel: LogLevel;
  /** Absolute path of the release. */
  readonly releaseFile: string;
  /** False where the terminal is not to be coloured whatever it can do. */
  readonly colour: boolean;
};

/** pino's levels, most talkative first, and `silent`. */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** An id of Discord's: milliseconds since 2015 and a counter in one number, so never shorter by now. */
export const SERVER_ID = /^\d{17,20}$/;

type Environment = Readonly<Record<string, string | undefined>>;

const PROJECT_FOLDER = path.join(import.meta.dirname, '..');

const WHERE_TO_GET_A_TOKEN =
  'copy it from discord.com/developers/applications: your application, Bot, Reset Token';

/** Each message says what would do and where to get it. */
const SETTINGS = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, `expected a bot token without spaces; ${WHERE_TO_GET_A_TOKEN}`)
    .optional(),
  GUILD_ID: z
    .string()
    .regex(
      SERVER_ID,
      'expected the 17 to 20 digits of a server id; in Discord switch on Developer Mode, right-click the server, Copy Server ID',
    )
    .optional(),
  DISCORD_API_URL: z
    .string()
    .refine(
      isApiUrl,
      'expected an https address without user name, password or query (http on this machine only); leave it out for https://discord.com/api',
    )
    .default('https://discord.com/api'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`).default('info'),
  RELEASE_FILE: z.string().default('data/releases/uk-japan-defence-logistics-treaty.md'),
  NO_COLOR: z.string().optional(),
  TERM: z.string().optional(),
});

/**
 * The settings of this process: its environment, and below it the `.env` file of the working folder. A variable
 * that is set but empty hides the file's, so `DISCORD_TOKEN= npm start` gives a terminal for once.
 *
 * @throws {Fault} when `.env` cannot be read or a setting is wrong
 */
export function loadConfig(): Config {
  return readConfig({ ...readEnvFile(path.resolve('.env')), ...process.env });
}

/**
 * Checks the settings; an empty one counts as unset.
 *
 * @throws {Fault} naming every wrong setting, what was found (never the token) and where to get a right one
 */
export function readConfig(env: Environment): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const checked = SETTINGS.safeParse(set);
  if (!checked.success) {
    const problems = checked.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name}: found ${foundText(name, env[name] ?? '')}, ${issue.message}`;
    });
    throw new Fault(
      ['Wrong settings in .env or the environment (see .env.example):', ...problems].join('\n'),
    );
  }

  const settings = checked.data;
  return {
    ...(settings.DISCORD_TOKEN !== undefined && { token: settings.DISCORD_TOKEN }),
    ...(settings.GUILD_ID !== undefined && { guildId: settings.GUILD_ID }),
    apiUrl: settings.DISCORD_API_URL.replace(/\/+$/, ''),
    logLevel: settings.LOG_LEVEL,
    releaseFile: path.resolve(PROJECT_FOLDER, settings.RELEASE_FILE),
    colour: settings.NO_COLOR === undefined && settings.TERM !== 'dumb',
  };
}

/** @throws {Fault} when there is none */
export function tokenOf(config: Config): string {
  if (config.token === undefined) {
    throw new Fault(`.env: DISCORD_TOKEN is missing; ${WHERE_TO_GET_A_TOKEN} (see .env.example)`);
  }
  return config.token;
}

/** What was found, unless it is the token, or may be one or a password in the wrong place. */
function foundText(name: string, value: string): string {
  if (name === 'DISCORD_TOKEN' || value.length > 50 || value.includes('@'))
    return 'a value that is kept secret';
  return JSON.stringify(value);
}

function readEnvFile(file: string): Environment {
  try {
    return parse(readFileSync(file));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {};
    throw new Fault(`${file}: found but not readable, expected a file of NAME=value lines`, { cause });
  }
}

function isApiUrl(typed: string): boolean {
  const url = URL.parse(typed);
  if (!url || url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
