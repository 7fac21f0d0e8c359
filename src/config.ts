import process from 'node:process';
import * as z from 'zod';
import { Fault } from './core/fault.ts';
import {
  type EnvFile,
  type Environment,
  readEnvFile,
  SECRETS,
  settingsFrom,
  withSecretsFromFiles,
} from './env-file.ts';
import type { Runtime } from './reader/runtime.ts';
import { DISCORD_SETTINGS, SHOWN_DISCORD_SETTINGS, WHERE_TO_GET_A_TOKEN } from './settings/discord.ts';
import { POST_SETTINGS, SHOWN_POST_SETTINGS } from './settings/posts.ts';
import {
  type LogFormat,
  type LogLevel,
  PROCESS_SETTINGS,
  SHOWN_PROCESS_SETTINGS,
} from './settings/process.ts';
import { RELEASE_SETTINGS, releasePaths, SHOWN_RELEASE_SETTINGS } from './settings/releases.ts';
import type { Address } from './storage/database/address.ts';
import { PROJECT_FOLDER } from './storage/files.ts';

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
  /** Time from one asking of a release's page to the next, in milliseconds; absent, none is asked. */
  readonly recheckMs?: number;
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

const MS_PER_HOUR = 3_600_000;
const BYTES_PER_MB = 1_000_000;

/** Each message says what would do and where to get it. */
const SETTINGS = z.object({
  ...DISCORD_SETTINGS,
  ...RELEASE_SETTINGS,
  ...POST_SETTINGS,
  ...PROCESS_SETTINGS,
});

/** Settings whose values can hold no secret, not even by mistake, and what such a value looks like. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  ...SHOWN_DISCORD_SETTINGS,
  ...SHOWN_RELEASE_SETTINGS,
  ...SHOWN_POST_SETTINGS,
  ...SHOWN_PROCESS_SETTINGS,
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
    ...releasePaths(settings.RELEASE_FILE, settings.RELEASES_FOLDER),
    releaseMemoryBytes: settings.RELEASE_MEMORY_MB * BYTES_PER_MB,
    commandName: settings.COMMAND_NAME,
    releaseHosts: settings.RELEASE_HOSTS,
    serverLimits: {
      releasesMax: settings.SERVER_RELEASES_MAX,
      sentencesMax: settings.SERVER_SENTENCES_MAX,
    },
    ...(settings.RELEASE_RECHECK_HOURS > 0 && { recheckMs: settings.RELEASE_RECHECK_HOURS * MS_PER_HOUR }),
    database: settings.DATABASE_URL,
    defaultZone: settings.DEFAULT_ZONE,
    ...(settings.READER_RUNTIME && { readerRuntime: settings.READER_RUNTIME }),
    dailyGraceMs: settings.DAILY_GRACE_HOURS * MS_PER_HOUR,
    dailyPostsPerSecond: settings.DAILY_POSTS_PER_SECOND,
    colour: settings.NO_COLOR === undefined && settings.TERM !== 'dumb',
  };
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
