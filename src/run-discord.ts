import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { adminCommands } from '../commands/admin/index.ts';
import { settingsCommand } from '../commands/admin/settings.ts';
import { EXIT } from './command-line.ts';
import type { Config } from './config.ts';
import { Fault } from './core/fault.ts';
import { createDailyAdmin } from './daily/admin.ts';
import { ADMIN_GROUP, adminNameOf } from './daily/admin-command.ts';
import { systemClock as clock } from './daily/clock.ts';
import { createDelivery, type Delivery } from './daily/delivery.ts';
import { createLease, type Lease } from './daily/lease.ts';
import { logSettings } from './logging/log-settings.ts';
import { createLog } from './logging/logger.ts';
import { openAndAdmit } from './open-and-admit.ts';
import type { OpenApp } from './open-app.ts';
import { openServerReleases, type ServerReleases } from './open-server-releases.ts';
import { postedReleases } from './posted-releases.ts';
import { type Address, nameOf } from './storage/database/address.ts';
import { type PendingDatabase, pendingDatabase } from './storage/database/pending-database.ts';
import type { ProcessLock } from './storage/database/process-lock.ts';
import { createDailyStore } from './storage/sql/daily-store.ts';
import { createSettingsStore } from './storage/sql/server-settings.ts';
import { createMembership, type Membership } from './transports/discord/daily/membership.ts';
import { createPoster } from './transports/discord/daily/poster.ts';
import { PostingRest } from './transports/discord/daily/posting-rest.ts';
import { wrongToken } from './transports/discord/failure.ts';
import { createLeadingBot, type LeadingBot } from './transports/discord/leading-bot.ts';

/** Longest that a stop waits for posts under way: what is cut short is found again at the next start. */
const STOP_MAX_MS = 5_000;

/** A process that has not got the lease by then waits for another, in milliseconds. */
const STANDBY_AFTER_MS = 1_500;

/** Posts under way at once, for each request a second: two seconds of Discord's time for each. */
const IN_FLIGHT_PER_RATE = 2;

/** How long a start waits for the database before it signs in without it, in milliseconds. */
const SIGN_IN_ALONE_AFTER_MS = 5_000;

/**
 * Runs the bot on Discord until the signal aborts or Discord refuses it for good. Gives the exit code.
 *
 * Of several processes on one database, the one that holds the lease is signed in and posts; the others wait. While the
 * database is out of reach at the start nobody can tell who leads: then the bot signs in all the same and answers, and
 * signs out again where the lease turns out to be another's.
 *
 * @throws {Fault} why it ends, where a log that is silent has not said so
 */
export async function runDiscord(
  opened: Pick<OpenApp, 'app' | 'follow' | 'library' | 'engineFor' | 'vectorsFor' | 'keepTextsIn'>,
  config: Config,
  token: string,
  signal: AbortSignal,
): Promise<number> {
  const log = createLog(config);
  logSettings(config, log.logger);
  let refusal: Fault | undefined;
  try {
    void opened.follow(log.logger, signal);
    refusal = await serve(opened, config, token, log.logger, signal);
  } finally {
    log.tellRepeats();
  }
  log.logger.info('stopped');
  if (!refusal) return 0;
  if (!log.logger.isLevelEnabled('fatal')) throw refusal;
  return EXIT.wrongSettings;
}

/** @returns what ended it for good, which is logged by then; nothing where it was told to stop */
async function serve(
  openedApp: Pick<OpenApp, 'app' | 'library' | 'engineFor' | 'vectorsFor' | 'keepTextsIn'>,
  config: Config,
  token: string,
  logger: Logger,
  signal: AbortSignal,
): Promise<Fault | undefined> {
  const parts = await createParts(openedApp, config, token, logger);
  const { bot, lease, delivery, lock, opened, revoked, serverReleases } = parts;
  const leaseEnd = new AbortController();
  const deliveryEnd = new AbortController();
  const delivering = delivery.run(deliveryEnd.signal);
  let leasing: Promise<void> | undefined;
  lease.onChange((held) => {
    if (held) void serverReleases.load(deliveryEnd.signal);
  });
  const rechecking = serverReleases.recheck(() => lease.maySend(), deliveryEnd.signal);
  const lead = (): void => {
    leasing = lease.run(leaseEnd.signal);
    void sayIfStandingBy(lease, logger, leaseEnd.signal);
  };
  void signInIfAlone(parts, logger, signal);
  try {
    return await Promise.race([
      aborted(signal),
      bot.refused.catch(logFault(logger)),
      revoked,
      openAndAdmit(parts, { config, logger, signal }, lead).then(() => aborted(signal), logFault(logger)),
    ]);
  } finally {
    deliveryEnd.abort();
    await atMost(Promise.all([delivering, rechecking, bot.stop()]));
    await serverReleases.close();
    // Given back only now: what was under way could not have been sent without it.
    leaseEnd.abort();
    await atMost(leasing);
    lock?.close();
    await atMost(opened.database.close());
  }
}

type Parts = {
  readonly bot: LeadingBot;
  readonly rest: PostingRest;
  readonly membership: Membership;
  readonly lease: Lease;
  readonly lock: ProcessLock | undefined;
  readonly delivery: Delivery;
  /** The database, for the lease. */
  readonly opened: PendingDatabase;
  /** The same, from when it is known that the schedules in it are this application's: for all the rest. */
  readonly admitted: PendingDatabase;
  readonly serverReleases: ServerReleases;
  /** Resolves when Discord refuses the token of a post, which is logged by then. */
  readonly revoked: Promise<Fault>;
};

async function createParts(
  openedApp: Pick<OpenApp, 'app' | 'library' | 'engineFor' | 'vectorsFor' | 'keepTextsIn'>,
  config: Config,
  token: string,
  logger: Logger,
): Promise<Parts> {
  const { apiUrl, guildId, defaultZone, dailyGraceMs: graceMs, dailyPostsPerSecond: perSecond } = config;
  const { app, library } = openedApp;
  const opened = pendingDatabase(nameOf(config.database));
  const admitted = pendingDatabase(nameOf(config.database));
  const store = createDailyStore(admitted.database);
  const { database } = admitted;
  const serverReleases = openServerReleases({ opened: openedApp, database, config, log: logger });
  const releases = postedReleases(library, serverReleases.areKnown);
  const daily = createDailyAdmin({ store, clock, releases });
  const revoked = Promise.withResolvers<Fault>();
  const onWrongToken = () => revoked.resolve(wrongToken());
  void revoked.promise.then((fault) => logger.fatal(fault.message));
  const rest = new PostingRest({ token, apiUrl, perSecond, onWrongToken });
  const membership = createMembership(rest);
  const bot = createLeadingBot(app, {
    token,
    apiUrl,
    logger,
    ...(guildId !== undefined && { guildId }),
    admin: { commands: adminCommands, releases, daily, clock, defaultZone },
    membership,
    releases: serverReleases.desk,
    settings: { command: settingsCommand, settings: createSettingsStore(database) },
  });
  const lock = await lockFor(config.database);
  const lease = createLease({
    store: createDailyStore(opened.database),
    clock,
    holder: lock?.holder ?? `${hostname()}-${process.pid}-${randomUUID()}`,
    ...(lock && { hasEnded: lock.hasEnded }),
    log: logger,
  });
  lease.onChange((held) => bot.lead(held));
  // One that signed in without the database leaves the answers to who was first.
  lease.onOther(() => bot.lead(lease.held));
  const poster = createPoster({
    rest,
    servers: bot.servers,
    logger,
    slash: `/${adminNameOf(app.commandName)} ${ADMIN_GROUP}`,
  });
  const settings = { graceMs, inFlightMax: perSecond * IN_FLIGHT_PER_RATE };
  const delivery = createDelivery({ store, poster, clock, releases, lease, settings, log: logger });
  return {
    ...{ bot, rest, membership, lease, lock, delivery, opened, admitted, serverReleases },
    revoked: revoked.promise,
  };
}

/** While the database is away nobody can tell who leads, and people are not to wait for their answers. */
async function signInIfAlone({ bot, opened }: Parts, logger: Logger, signal: AbortSignal): Promise<void> {
  await clock.sleep(SIGN_IN_ALONE_AFTER_MS, signal);
  if (opened.isOpen || signal.aborted) return;
  logger.info(
    'signing in without the database: questions are answered, and nothing is posted until it is there',
  );
  bot.lead(true);
}

/** Logs what starting again would not mend, and gives it back; throws anything else. */
function logFault(logger: Logger): (error: unknown) => Fault {
  return (error) => {
    if (!(error instanceof Fault)) throw error;
    logger.fatal(error.message);
    return error;
  };
}

/** With SQLite alone: a server knows by itself whose connection has ended, and several machines use one. */
async function lockFor(address: Address): Promise<ProcessLock | undefined> {
  if (address.kind !== 'sqlite') return undefined;
  const { lockBeside } = await import('./storage/database/process-lock.ts');
  return lockBeside(address.file);
}

/** Waits for the end of something, but not for long. */
async function atMost(work: Promise<unknown> | undefined): Promise<void> {
  await Promise.race([work, delay(STOP_MAX_MS, undefined, { ref: false })]);
}

/** Nothing else tells a process that waits for its turn from one that hangs. */
async function sayIfStandingBy(lease: Lease, logger: Logger, signal: AbortSignal): Promise<void> {
  await clock.sleep(STANDBY_AFTER_MS, signal);
  if (lease.held || signal.aborted) return;
  logger.info({ other: lease.other }, 'standing by: another process is signed in, or was until a moment ago');
}

async function aborted(signal: AbortSignal): Promise<undefined> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
