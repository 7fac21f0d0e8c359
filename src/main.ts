import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { adminCommands } from '../commands/admin/index.ts';
import { settingsCommand } from '../commands/admin/settings.ts';
import { commands } from '../commands/index.ts';
import { runProcess, runScript, type Typed, type Wrong } from './command-line.ts';
import { type Config, environment, loadConfig, noTokenText, tokenOf } from './config.ts';
import { Fault } from './core/fault.ts';
import { systemClock } from './daily/clock.ts';
import { secretHider } from './logging/secrets.ts';
import { exitWhenFlushed } from './logging/standard-error.ts';
import { fallBackText, type OpenApp, type OpenOptions, openApp, standardErrorLog } from './open-app.ts';
import { postedReleases } from './posted-releases.ts';
import { SERVER_ID } from './settings/discord.ts';
import type { LogLevel } from './settings/process.ts';
import { stopWithNpm } from './stop-with-npm.ts';
import { describeApart } from './storage/describe-apart.ts';
import { PROJECT_FOLDER } from './storage/files.ts';
import { readApart } from './storage/read-apart.ts';
import { runAsk } from './transports/terminal/ask.ts';
import { runSession } from './transports/terminal/session.ts';

const START = {
  usage: 'npm start',
  help: `Runs the bot on Discord with a DISCORD_TOKEN, and without one in this terminal.
README.md lists the settings, and .env.example says where to get each.
  npm run --silent ask -- --help   one answer from the command line
  npm run deploy -- --help         the bot's commands on Discord
  npm run release -- --help        bringing a release in, and what the bot makes of it
  npm run zone -- --help           how a time zone that was typed is read
  npm run db -- --help             backing up, checking and moving the database
Exit code: 0 after a stop, 1 after a failure, 2 for wrong usage, 78 where a setting or a file is wrong: then starting
again is of no use.
`,
  options: {},
};

const DEPLOY = {
  usage: 'npm run deploy [-- --clear SERVER_ID]',
  help: `Registers the bot's commands on Discord without starting it; npm start does so by itself.
  --clear SERVER_ID  takes away the commands of that one server instead
  --help             prints this
`,
  options: { clear: { type: 'string' } },
} as const;

/** Longest that piped input may be silent before a person is told what is waited for, in milliseconds. */
const SILENT_INPUT_MS = 3_000;

/** Runs what the arguments and the settings ask for and sets the exit code; what fails is told in a line. */
export function main(argv: readonly string[]): Promise<void> {
  let logLevel: LogLevel = 'info';
  let hideSecrets = secretHider(undefined);
  let loaded: Config | undefined;
  // Read only once the arguments are known to be right: help is there whatever .env holds.
  const settings = (): Config => {
    loaded ??= loadConfig();
    logLevel = loaded.logLevel;
    hideSecrets = secretHider(loaded);
    return loaded;
  };
  return runProcess(
    () => run(settings, argv),
    () => logLevel === 'debug' || logLevel === 'trace',
    (text) => hideSecrets(text),
  );
}

/** @returns the exit code */
async function run(settings: () => Config, [mode, ...rest]: readonly string[]): Promise<number> {
  const { stdin: input, stdout: output, stderr: errors } = process;
  switch (mode) {
    case 'ask': {
      const streams = {
        input,
        output,
        errors,
        get colour() {
          return settings().colour;
        },
      };
      return runAsk(rest, streams, async (file) => {
        const config = warned(settings());
        const options = { onFallBack: tellFallBack, ...appOptions(config) };
        // A file that was named stands alone.
        const { folder: _folder, ...alone } = options;
        // A file that was named stands alone.
        const opened = file === undefined ? openApp(config.releaseFile, options) : openApp(file, alone);
        return (await opened).app;
      });
    }
    case 'deploy':
      return runScript(
        { ...DEPLOY, read: readDeploy, run: (request) => runDeploy(warned(settings()), request) },
        rest,
      );
    case 'db': {
      const { runDb } = await import('./storage/database/run-db.ts');
      return runDb(rest, {
        // Help and wrong arguments are told whatever the settings hold.
        own: () => warned(settings()).database,
        settings: { values: () => environment().values, folder: PROJECT_FOLDER },
        folder: process.cwd(),
        ...{ output, errors },
        // A server, or what stands before it, may repeat a password that it refuses.
        withoutSecrets: (text, databases) =>
          databases.reduce((hidden, database) => secretHider({ database })(hidden), text),
      });
    }
    case 'release': {
      const { runRelease } = await import('./run-release.ts');
      return runRelease(rest, () => warned(settings()).releaseHosts, { output, errors });
    }
    case 'zone': {
      const { runZone } = await import('./run-zone.ts');
      return runZone(rest, { output, errors });
    }
    default:
      return runScript(
        { ...START, read: readStart, run: () => start(settings()) },
        mode === undefined ? [] : [mode, ...rest],
      );
  }
}

function start(config: Config): Promise<number> {
  return config.token === undefined ? runTerminal(warned(config)) : runOnDiscord(config, config.token);
}

/** The settings, once a person was told what looks like a mistake in `.env`; on Discord the log tells it. */
function warned(config: Config): Config {
  for (const warning of config.envFile?.warnings ?? []) process.stderr.write(`${warning}\n`);
  return config;
}

function readStart({ positionals: [word] }: Typed<typeof START.options>): object | Wrong {
  return word === undefined ? {} : { wrong: `There is no ${JSON.stringify(word)}` };
}

/** Opens what stays open: it begins to load the reader, so that the first question need not wait for it. */
async function openToStay(config: Config): Promise<OpenApp> {
  const opened = await openApp(config.releaseFile, {
    elsewhere: { read: readApart, describe: describeApart },
    onFallBack: tellFallBack,
    ...appOptions(config),
  });
  opened.reader.warmUp();
  return opened;
}

function appOptions({ readerRuntime, releasesFolder, releaseMemoryBytes, commandName }: Config): OpenOptions {
  return {
    memoryBytes: releaseMemoryBytes,
    commandName,
    ...(releasesFolder !== undefined && { folder: releasesFolder }),
    ...(readerRuntime && { runtime: readerRuntime }),
  };
}

function tellFallBack(reason: string): void {
  process.stderr.write(`${fallBackText(reason)}\n`);
}

async function runTerminal(config: Config): Promise<number> {
  const { stdin: input, stdout: output, stderr: errors } = process;
  whenToldToStop(() => process.exit(0));
  const hasNoInput = () => !input.isTTY && (input.bytesRead ?? 0) === 0;
  const opened = await openToStay(config);
  const { app, follow } = opened;
  const releases = postedReleases(opened.library);
  const { releaseCommands } = await import('../commands/admin/release/index.ts');
  const ended = new AbortController();
  void follow(standardErrorLog, ended.signal);
  // A supervisor may hold a pipe open in which nothing ever comes.
  setTimeout(() => {
    if (hasNoInput())
      process.stderr.write(`${noTokenText(config)}. Waiting for questions on standard input.\n`);
  }, SILENT_INPUT_MS).unref();
  await runSession(
    app,
    { input, output, errors, colour: config.colour },
    {
      commands: adminCommands,
      defaultZone: config.defaultZone,
      nowMs: () => systemClock.nowMs(),
      releases,
      async open(poster) {
        // A store is loaded only where one is needed.
        const { openLocalDaily } = await import('./local-daily.ts');
        return openLocalDaily({
          releases,
          clock: systemClock,
          poster,
          graceMs: config.dailyGraceMs,
        });
      },
    },
    {
      commands: releaseCommands,
      async open() {
        const { openLocalReleases } = await import('./local-server-releases.ts');
        return openLocalReleases(opened, config);
      },
    },
  );
  ended.abort();
  // A service or a container, where nobody can type anything.
  if (hasNoInput()) throw new Fault(noTokenText(config));
  return 0;
}

/** `clear` is the server whose own commands go; absent, the commands are registered. */
type DeployRequest = { readonly clear?: string };

function readDeploy({ values, positionals }: Typed<typeof DEPLOY.options>): DeployRequest | Wrong {
  const { clear } = values;
  if (positionals.length > 0) return { wrong: `deploy takes no ${JSON.stringify(positionals[0])}` };
  if (clear === undefined) return {};
  if (!SERVER_ID.test(clear)) return { wrong: '--clear takes the 17 to 20 digits of a server id' };
  return { clear };
}

async function runDeploy(config: Config, { clear }: DeployRequest): Promise<number> {
  const token = tokenOf(config);
  const { apiUrl, guildId } = config;
  const { releaseCommands } = await import('../commands/admin/release/index.ts');
  const { clearCommands, deployCommands } = await import('./transports/discord/deploy.ts');
  const done =
    clear === undefined
      ? await deployCommands(
          { commands, adminCommands, releaseCommands, settingsCommand, commandName: config.commandName },
          { token, apiUrl, ...(guildId !== undefined && { guildId }) },
        )
      : await clearCommands(clear, { token, apiUrl });
  process.stdout.write(`${done}\n`);
  return 0;
}

/** Runs until told to stop, or until Discord refuses the bot for good; then ends the process. */
async function runOnDiscord(config: Config, token: string): Promise<never> {
  // Keeps the space for new objects as small as it starts: the bot then holds some 30 MB less, and is no slower.
  setFlagsFromString('--semi-space-growth-factor=1');
  const toldToStop = new AbortController();
  whenToldToStop(() => toldToStop.abort());
  const { runDiscord } = await import('./run-discord.ts');
  const exitCode = await runDiscord(await openToStay(config), config, token, toldToStop.signal);
  // A connection that was just being made anew would keep the process alive.
  return exitWhenFlushed(exitCode);
}

/**
 * Calls `stop` when this process is told to end, or npm, which started it, has ended. More than once for one Ctrl-C: the
 * terminal tells us, and so does npm.
 */
function whenToldToStop(stop: () => void): void {
  // SIGHUP is a terminal that was closed, SIGBREAK Ctrl-Break on Windows.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, stop);
  stopWithNpm(stop);
}
