import { randomInt } from 'node:crypto';
import process from 'node:process';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { adminCommands } from '../commands/admin/index.ts';
import { commands } from '../commands/index.ts';
import { type App, createApp } from './app.ts';
import {
  type Config,
  environment,
  type LogLevel,
  loadConfig,
  PROJECT_FOLDER,
  SERVER_ID,
  tokenOf,
} from './config.ts';
import { createEngine } from './core/answer/engine.ts';
import { Fault } from './core/fault.ts';
import { systemClock } from './daily/clock.ts';
import { loadCached } from './storage/load-cached.ts';
import { loadModel } from './storage/load-model.ts';
import { readApart } from './storage/read-apart.ts';
import { runAsk } from './transports/terminal/ask.ts';
import { runSession } from './transports/terminal/session.ts';

const USAGE =
  'Usage: npm start, npm run --silent ask -- "QUESTION", npm run deploy [-- --clear GUILD], or npm run db -- TASK';

/** Runs what the arguments and the settings ask for and sets the exit code; what fails is told in a line. */
export async function main(argv: readonly string[]): Promise<void> {
  let logLevel: LogLevel = 'info';
  const fail = (error: unknown): never => {
    process.stderr.write(`${failureText(error, logLevel)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough, as with "| head -1".
    if (error.code === 'EPIPE') process.exit(0);
    fail(error);
  });

  try {
    const config = loadConfig();
    logLevel = config.logLevel;
    process.exitCode = await run(config, argv);
  } catch (error) {
    fail(error);
  }
}

/** @returns the exit code */
async function run(config: Config, [mode, ...rest]: readonly string[]): Promise<number> {
  const { stdin: input, stdout: output, stderr: errors } = process;
  switch (mode) {
    case 'ask':
      return runAsk(rest, { input, output, errors, colour: config.colour }, (file) =>
        openApp(file ?? config.releaseFile),
      );
    case 'deploy':
      return runDeploy(config, rest);
    case 'db': {
      const { runDb } = await import('./storage/database/run-db.ts');
      // Under npm the working folder is the project's, and this the one in which the command was typed.
      const folder = process.env.INIT_CWD ?? process.cwd();
      const settings = { values: environment(), folder: PROJECT_FOLDER };
      return runDb(rest, { own: config.database, settings, folder, output, errors });
    }
    case undefined:
      return config.token === undefined ? runTerminal(config) : runOnDiscord(config, config.token);
    default:
      errors.write(`There is no ${JSON.stringify(mode)}. ${USAGE}\n`);
      return 2;
  }
}

/** @param readElsewhere for what stays: reading the release takes memory that this process would keep */
async function openApp(releaseFile: string, readElsewhere?: typeof readApart): Promise<App> {
  const { release, thesaurus, examples } = await loadCached(releaseFile, undefined, readElsewhere);
  const answer = createEngine(release, loadModel(), thesaurus, examples);
  return createApp(release, answer, commands, randomInt(2 ** 32));
}

async function runTerminal(config: Config): Promise<number> {
  whenToldToStop(() => process.exit(0));
  const { stdin: input, stdout: output } = process;
  const app = await openApp(config.releaseFile, readApart);
  await runSession(
    app,
    { input, output, colour: config.colour },
    {
      commands: adminCommands,
      defaultZone: config.defaultZone,
      nowMs: () => systemClock.nowMs(),
      async open(poster) {
        // A store is loaded only where one is needed.
        const { openLocalDaily } = await import('./local-daily.ts');
        const { release } = app;
        return openLocalDaily({ release, clock: systemClock, poster, graceMs: config.dailyGraceMs });
      },
    },
  );
  return 0;
}

/** Registers the commands by hand, or with `--clear GUILD` removes a server's own. */
async function runDeploy(config: Config, argv: readonly string[]): Promise<number> {
  const [flag, clearedGuildId, ...more] = argv;
  const clears = flag === '--clear' && SERVER_ID.test(clearedGuildId ?? '') && more.length === 0;
  if (argv.length > 0 && !clears) {
    process.stderr.write(
      `deploy takes nothing, or --clear and the 17 to 20 digits of a server id. ${USAGE}\n`,
    );
    return 2;
  }
  const token = tokenOf(config);
  const { apiUrl, guildId } = config;
  const { clearCommands, deployCommands } = await import('./transports/discord/deploy.ts');
  const done =
    clearedGuildId === undefined
      ? await deployCommands(
          { commands, adminCommands },
          { token, apiUrl, ...(guildId !== undefined && { guildId }) },
        )
      : await clearCommands(clearedGuildId, { token, apiUrl });
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
  const exitCode = await runDiscord(
    await openApp(config.releaseFile, readApart),
    config,
    token,
    toldToStop.signal,
  );
  // A connection that was just being made anew would keep the process alive.
  process.exit(exitCode);
}

/** More than once for one Ctrl-C: the terminal tells us, and so does npm. */
function whenToldToStop(stop: () => void): void {
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** One line or, for a `Fault`, one line a problem; at `debug` and `trace` also where in the code it came from. */
function failureText(error: unknown, logLevel: LogLevel): string {
  if (error instanceof Fault) return error.message;
  if (logLevel === 'debug' || logLevel === 'trace') return inspect(error);
  const message = error instanceof Error ? error.message : String(error);
  return `Stopped: ${message.split('\n')[0]} (LOG_LEVEL=debug shows where)`;
}
