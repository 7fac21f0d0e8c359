import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { adminCommands } from '../commands/admin/index.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import type { Fault } from './core/fault.ts';
import { createDailyAdmin } from './daily/admin.ts';
import { systemClock as clock } from './daily/clock.ts';
import { createDelivery } from './daily/delivery.ts';
import { createLease, type Lease } from './daily/lease.ts';
import { createLog } from './logging/logger.ts';
import { type Database, DatabaseError } from './storage/database/database.ts';
import { openDatabase } from './storage/database/open-database.ts';
import { createDailyStore } from './storage/sql/daily-store.ts';
import { createPoster } from './transports/discord/daily/poster.ts';
import { PostingRest } from './transports/discord/daily/posting-rest.ts';
import { wrongToken } from './transports/discord/failure.ts';
import { createLeadingBot } from './transports/discord/leading-bot.ts';

/** Longest that a stop waits for posts under way: what is cut short is found again at the next start. */
const STOP_MAX_MS = 5_000;

/** A process that has not got the lease by then waits for another, in milliseconds. */
const STANDBY_AFTER_MS = 1_500;

/** "Configuration error" of sysexits.h: a supervisor that knows it does not start the bot again. */
const REFUSED_EXIT_CODE = 78;

/** Posts under way at once, for each request a second: two seconds of Discord's time for each. */
const IN_FLIGHT_PER_RATE = 2;

/**
 * Runs the bot on Discord until the signal aborts or Discord refuses it for good. Gives the exit code.
 *
 * Of several processes on one database, the one that holds the lease is signed in and posts; the others wait.
 *
 * @throws {Fault} when a setting or the database is wrong, or Discord refuses the bot at the start
 */
export async function runDiscord(
  app: App,
  config: Config,
  token: string,
  signal: AbortSignal,
): Promise<number> {
  const log = createLog(config);
  logSettings(config, log.logger);
  let exitCode: number;
  try {
    exitCode = await serveOnDatabase(app, config, token, log.logger, signal);
  } finally {
    log.tellRepeats();
  }
  log.logger.info('stopped');
  return exitCode;
}

/** Which `.env` was read, if any, and what in it looks like a mistake. */
function logSettings({ envFile }: Config, logger: Logger): void {
  if (!envFile) return;
  const { path: file, lookedIn, warnings } = envFile;
  if (file === undefined) logger.info({ lookedIn }, 'settings come from the environment; there is no .env');
  else logger.info({ file }, 'settings come from the environment and this .env');
  for (const warning of warnings) logger.warn(warning);
}

async function serveOnDatabase(
  app: App,
  config: Config,
  token: string,
  logger: Logger,
  signal: AbortSignal,
): Promise<number> {
  const database = await openUnlessStopped(config.databaseUrl, logger, signal);
  if (!database) return 0;
  try {
    return await serve(app, config, token, database, logger, signal);
  } finally {
    await Promise.race([database.close(), delay(STOP_MAX_MS, undefined, { ref: false })]);
  }
}

async function serve(
  app: App,
  config: Config,
  token: string,
  database: Database,
  logger: Logger,
  signal: AbortSignal,
): Promise<number> {
  const { apiUrl, guildId, defaultZone, dailyGraceMs: graceMs, dailyPostsPerSecond: perSecond } = config;
  const { release } = app;
  const store = createDailyStore(database);
  const daily = createDailyAdmin({ store, clock, release });
  const bot = createLeadingBot(app, {
    token,
    apiUrl,
    logger,
    ...(guildId !== undefined && { guildId }),
    admin: { commands: adminCommands, release, daily, clock, defaultZone },
  });
  const revoked = Promise.withResolvers<Fault>();
  const onWrongToken = () => revoked.resolve(wrongToken());
  void revoked.promise.then((fault) => logger.fatal(fault.message));
  const rest = new PostingRest({ token, apiUrl, perSecond, onWrongToken });
  const poster = createPoster({ rest, servers: bot.servers, logger });
  const holder = `${hostname()}-${process.pid}-${randomUUID()}`;
  const lease = createLease({ store, clock, holder, log: logger });
  lease.onChange((held) => bot.lead(held));
  const settings = { graceMs, inFlightMax: perSecond * IN_FLIGHT_PER_RATE };
  const delivery = createDelivery({ store, poster, clock, release, lease, settings, log: logger });

  const leaseEnd = new AbortController();
  const deliveryEnd = new AbortController();
  const leasing = lease.run(leaseEnd.signal);
  void sayIfStandingBy(lease, logger, leaseEnd.signal);
  const delivering = delivery.run(deliveryEnd.signal);
  try {
    const refused = await Promise.race([aborted(signal), bot.refused, revoked.promise]);
    return refused ? REFUSED_EXIT_CODE : 0;
  } finally {
    deliveryEnd.abort();
    await Promise.race([
      Promise.all([delivering, bot.stop()]),
      delay(STOP_MAX_MS, undefined, { ref: false }),
    ]);
    // Given back only now: what was under way could not have been sent without it.
    leaseEnd.abort();
    await Promise.race([leasing, delay(STOP_MAX_MS, undefined, { ref: false })]);
  }
}

/** Nothing else tells a process that waits for its turn from one that hangs. */
async function sayIfStandingBy(lease: Lease, logger: Logger, signal: AbortSignal): Promise<void> {
  await clock.sleep(STANDBY_AFTER_MS, signal);
  if (!lease.held && !signal.aborted)
    logger.info('standing by: another process is signed in, or was until a moment ago');
}

/** Undefined where the bot is told to stop before the database is there. */
async function openUnlessStopped(
  address: string,
  log: Logger,
  signal: AbortSignal,
): Promise<Database | undefined> {
  try {
    return await openDatabase(address, { clock, signal, log });
  } catch (error) {
    if (error instanceof DatabaseError && signal.aborted) return undefined;
    throw error;
  }
}

async function aborted(signal: AbortSignal): Promise<undefined> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
