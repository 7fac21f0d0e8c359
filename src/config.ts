import path from 'node:path';
import process from 'node:process';
import * as z from 'zod';
import { DEFAULT_COMMAND_NAME } from './core/command.ts';
import { readZone } from './core/daily/zones/read-zone.ts';
import { Fault } from './core/fault.ts';
import {
  type EnvFile,
  type Environment,
  readEnvFile,
  SECRETS,
  settingsFrom,
  withSecretsFromFiles,
} from './env-file.ts';
import { RUNTIMES, type Runtime } from './reader/runtime.ts';
import { type Address, parseAddress } from './storage/database/address.ts';

/** The settings as the rest of the program takes them. */
export type Config = {
  /** Starts the bot on Discord; absent, it runs in the terminal. */
  readonly token?: string;
  /** The one server that gets the commands; absent, every server does. */
  readonly guildId?: string;
  /** Where Discord's API is, without version or closing slash. */
  readonly apiUrl: string;
  readonly logLevel: LogLevel;
  /** Lines of JSON for programs, or lines for people. */
  readonly logFormat: LogFormat;
  /** Absolute path of the default release. */
  readonly releaseFile: string;
  /** Absolute path of the folder whose other releases can be asked too; absent, the default one stands alone. */
  readonly releasesFolder?: string;
  /** Most that the releases in use hold in memory, beside the default one, in bytes. */
  readonly releaseMemoryBytes: number;
  /** The name of the top-level command, without a slash. */
  readonly commandName: string;
  /** Hosts that releases may be fetched from, in small letters. */
  readonly releaseHosts: readonly string[];
  /** How much one server may keep of releases of its own. */
  readonly serverLimits: { readonly releasesMax: number; readonly sentencesMax: number };
  /** Where daily posts and the releases of servers are kept. */
  readonly database: Address;
  /** The IANA time zone of a schedule for which none is typed. */
  readonly defaultZone: string;
  /** How late a daily post may go out, in milliseconds. */
  readonly dailyGraceMs: number;
  /** Most requests a second for daily posts. */
  readonly dailyPostsPerSecond: number;
  /** Runs the reader; absent, the native runtime does, or the web runtime where that cannot be loaded. */
  readonly readerRuntime?: Runtime;
  /** False where the terminal is not to be coloured whatever it can do. */
  readonly colour: boolean;
  /** The `.env` file and what was found in it; absent where only the environment was looked at. */
  readonly envFile?: EnvFile;
};

/** pino's levels, most talkative first, and `silent`. */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** An id of Discord's: milliseconds since 2015 and a counter in one number, so never shorter by now. */
export const SERVER_ID = /^\d{17,20}$/;

/** A host by its name; one by its number is none that publishes releases. */
const HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9}\.[a-z-]{2,63}$/;

/** What paths in settings start from. */
export const PROJECT_FOLDER = path.join(import.meta.dirname, '..');

const WHERE_TO_GET_A_TOKEN =
  'copy it from discord.com/developers/applications: your application, Bot, Reset Token';

const MS_PER_HOUR = 3_600_000;
const BYTES_PER_MB = 1_000_000;

/** Where releases are looked for that no setting names. */
const RELEASES_FOLDER = path.join(PROJECT_FOLDER, 'data/releases');

/** As Discord takes it. The admins' command has the same name with an ending, within the same 32 characters. */
const COMMAND_NAME = /^(?!.{26}-admin$)[a-z0-9_-]{1,32}$/;

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
  LOG_FORMAT: z.enum(LOG_FORMATS, `expected one of ${LOG_FORMATS.join(', ')}`).default('json'),
  COMMAND_NAME: z
    .string()
    .regex(
      COMMAND_NAME,
      'expected 1 to 32 of a-z, 0-9, - and _, and no 32 of them that end in -admin, as the command of the admins does',
    )
    .default(DEFAULT_COMMAND_NAME),
  RELEASE_FILE: z.string().default('data/releases/uk-japan-defence-logistics-treaty.md'),
  RELEASES_FOLDER: z.string().optional(),
  RELEASE_MEMORY_MB: wholeNumber(16, 9999).default(256),
  RELEASE_HOSTS: z
    .string()
    .transform((typed) =>
      typed
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((host) => host !== ''),
    )
    .refine(
      (hosts) => hosts.every((host) => HOST.test(host)),
      'expected names of hosts with commas between, such as www.gov.uk, www.nasa.gov',
    )
    .default(['www.gov.uk']),
  SERVER_RELEASES_MAX: wholeNumber(1, 100).default(20),
  SERVER_SENTENCES_MAX: wholeNumber(10, 9999).default(2_000),
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
  DEFAULT_ZONE: z
    .string()
    .transform((typed, context) => {
      const reading = readZone(typed);
      if ('zone' in reading) return reading.zone;
      context.addIssue({
        code: 'custom',
        message: 'expected a time zone such as Europe/London or Asia/Tokyo',
      });
      return z.NEVER;
    })
    .default('Europe/London'),
  DAILY_GRACE_HOURS: wholeNumber(1, 23).default(6),
  DAILY_POSTS_PER_SECOND: wholeNumber(1, 50).default(40),
  READER_RUNTIME: z
    .enum(RUNTIMES, `expected one of ${RUNTIMES.join(', ')}; leave it out to have it chosen`)
    .optional(),
  NO_COLOR: z.string().optional(),
  TERM: z.string().optional(),
});

/** Settings whose values can hold no secret, not even by mistake, and what such a value looks like. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  GUILD_ID: /^[\d\s]{1,30}$/,
  LOG_LEVEL: /^\w{1,12}$/,
  COMMAND_NAME: /^[\w-]{1,40}$/,
  RELEASE_MEMORY_MB: /^[\w.,+ -]{1,12}$/,
  RELEASE_HOSTS: /^[\w., :/-]{1,200}$/,
  SERVER_RELEASES_MAX: /^[\w.,+ -]{1,12}$/,
  SERVER_SENTENCES_MAX: /^[\w.,+ -]{1,12}$/,
  DEFAULT_ZONE: /^[\w/+ -]{1,40}$/,
  DAILY_GRACE_HOURS: /^[\w.,+ -]{1,12}$/,
  DAILY_POSTS_PER_SECOND: /^[\w.,+ -]{1,12}$/,
  READER_RUNTIME: /^\w{1,12}$/,
};

/** The names of all settings, in `.env` or the environment. */
export const SETTING_NAMES = [...Object.keys(SETTINGS.shape), ...SECRETS.map((name) => `${name}_FILE`)];

/**
 * The settings of this process: its environment, and below it the `.env` file of the project's folder or, where that
 * has none, of the working folder. A variable that is set but empty hides the file's, so `DISCORD_TOKEN= npm start`
 * gives a terminal for once.
 *
 * @throws {Fault} when `.env` or the file of a secret cannot be read, or a setting is wrong
 */
export function loadConfig(projectFolder = PROJECT_FOLDER): Config {
  const { values, envFile } = environment(projectFolder);
  return { ...readConfig(values), envFile };
}

/**
 * What is set, in `.env` or in the environment, whether the bot has such a setting or not.
 *
 * @throws {Fault} as {@link loadConfig}
 */
export function environment(projectFolder = PROJECT_FOLDER): {
  readonly values: Environment;
  readonly envFile: EnvFile;
} {
  const envFile = readEnvFile([projectFolder, process.cwd()], SETTING_NAMES);
  const settings = settingsFrom(process.env, envFile.values);
  return { values: withSecretsFromFiles(settings, projectFolder), envFile };
}

/**
 * Checks the settings; an empty one counts as unset.
 *
 * @throws {Fault} naming every wrong setting, what was found unless it may be a secret, and where to get a right one
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
    logFormat: settings.LOG_FORMAT,
    ...releasePaths(settings),
    releaseMemoryBytes: settings.RELEASE_MEMORY_MB * BYTES_PER_MB,
    commandName: settings.COMMAND_NAME,
    releaseHosts: settings.RELEASE_HOSTS,
    serverLimits: {
      releasesMax: settings.SERVER_RELEASES_MAX,
      sentencesMax: settings.SERVER_SENTENCES_MAX,
    },
    database: settings.DATABASE_URL,
    defaultZone: settings.DEFAULT_ZONE,
    ...(settings.READER_RUNTIME && { readerRuntime: settings.READER_RUNTIME }),
    dailyGraceMs: settings.DAILY_GRACE_HOURS * MS_PER_HOUR,
    dailyPostsPerSecond: settings.DAILY_POSTS_PER_SECOND,
    colour: settings.NO_COLOR === undefined && settings.TERM !== 'dumb',
  };
}

/** A default release of one's own, elsewhere, is not joined by the releases that come with the bot. */
function releasePaths({
  RELEASE_FILE,
  RELEASES_FOLDER: folder,
}: Pick<z.infer<typeof SETTINGS>, 'RELEASE_FILE' | 'RELEASES_FOLDER'>): Pick<
  Config,
  'releaseFile' | 'releasesFolder'
> {
  const releaseFile = path.resolve(PROJECT_FOLDER, RELEASE_FILE);
  if (folder !== undefined) return { releaseFile, releasesFolder: path.resolve(PROJECT_FOLDER, folder) };
  const isAmongThem = path.dirname(releaseFile) === RELEASES_FOLDER;
  return { releaseFile, ...(isAmongThem && { releasesFolder: RELEASES_FOLDER }) };
}

/** @throws {Fault} when there is none */
export function tokenOf(config: Config): string {
  if (config.token === undefined) throw new Fault(noTokenText(config));
  return config.token;
}

/** Says in a line that there is no token, where it was looked for, and what to do. */
export function noTokenText({ envFile }: Config): string {
  if (envFile?.path !== undefined && (envFile.values.DISCORD_TOKEN || envFile.values.DISCORD_TOKEN_FILE)) {
    return `No DISCORD_TOKEN was found: it is empty in the environment, which hides the one in ${envFile.path}`;
  }
  const inFile = envFile?.path
    ? ` or in ${envFile.path}`
    : ` (and there is no ${envFile?.lookedIn.join(', nor ') ?? '.env'})`;
  return `No DISCORD_TOKEN was found in the environment${inFile}; ${WHERE_TO_GET_A_TOKEN}, and put it into .env (see .env.example)`;
}

/** What was found, where it can be no secret. */
function foundText(name: string, value: string): string {
  return SHOWN[name]?.test(value) ? JSON.stringify(value) : 'a value that is not shown here';
}

function isApiUrl(typed: string): boolean {
  const url = URL.parse(typed);
  if (!url || url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function wholeNumber(min: number, max: number) {
  const expected = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,4}$/, expected)
    .transform(Number)
    .refine((number) => number >= min && number <= max, expected);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
