import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { adminCommands } from '../commands/admin/index.ts';
import type { App } from './app.ts';
import { EXIT } from './command-line.ts';
import type { Config } from './config.ts';
import { Fault } from './core/fault.ts';
import { createDailyAdmin } from './daily/admin.ts';
import { admit } from './daily/application.ts';
import { systemClock as clock } from './daily/clock.ts';
import { createDelivery, type Delivery } from './daily/delivery.ts';
import { createLease, type Lease } from './daily/lease.ts';
import { createLog } from './logging/logger.ts';
import { type Address, nameOf } from './storage/database/address.ts';
import { DatabaseError } from './storage/database/database.ts';
import { type OpenDatabase, openDatabase } from './storage/database/open-database.ts';
import { type PendingDatabase, pendingDatabase } from './storage/database/pending-database.ts';
import type { ProcessLock } from './storage/database/process-lock.ts';
import { createApplicationStore } from './storage/sql/application.ts';
import { createDailyStore } from './storage/sql/daily-store.ts';
import { createMembership, type Membership } from './transports/discord/daily/membership.ts';
import { createPoster } from './transports/discord/daily/poster.ts';
import { PostingRest } from './transports/discord/daily/posting-rest.ts';
import { wrongToken } from './transports/discord/failure.ts';
import { createLeadingBot, type LeadingBot } from './transports/discord/leading-bot.ts';
import { fetchApplicationId, hasCommands } from './transports/discord/own-application.ts';

const DAY_MS = 86_400_000;

/** Longest that a stop waits for posts under way: what is cut short is found again at the next start. */
const STOP_MAX_MS = 5_000;

/** A process that has not got the lease by then waits for another, in milliseconds. */
const STANDBY_AFTER_MS = 1_500;

/** Posts under way at once, for each request a second: two seconds of Discord's time for each. */
const IN_FLIGHT_PER_RATE = 2;

/** How long a start waits for the database before it signs in without it, in milliseconds. */
const SIGN_IN_ALONE_AFTER_MS = 5_000;

/** How long a start waits to learn from Discord whose token it has before it asks for the lease, in milliseconds. */
const ADMISSION_FIRST_MAX_MS = 5_000;

/** Pause before Discord is asked again whose token it is, in milliseconds. */
const ASK_AGAIN_MS = 15_000;

/**
 * Runs the bot on Discord until the signal aborts or Discord refuses it for good. Gives the exit code.
 *
 * Of several processes on one database, the one that holds the lease is signed in and posts; the others wait. While the
 * database is out of reach at the start nobody can tell who leads: then the bot signs in all the same and answers, and
 * signs out again where the lease turns out to be another's.
 *
 * @throws {Fault} when Discord refuses the bot at the start
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
    exitCode = await serve(app, config, token, log.logger, signal);
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

async function serve(
  app: App,
  config: Config,
  token: string,
  logger: Logger,
  signal: AbortSignal,
): Promise<number> {
  const parts = await createParts(app, config, token, logger);
  const { bot, lease, delivery, lock, opened, revoked } = parts;
  const leaseEnd = new AbortController();
  const deliveryEnd = new AbortController();
  const delivering = delivery.run(deliveryEnd.signal);
  let leasing: Promise<void> | undefined;
  const lead = (): void => {
    leasing = lease.run(leaseEnd.signal);
    void sayIfStandingBy(lease, logger, leaseEnd.signal);
  };
  void signInIfAlone(parts, logger, signal);
  try {
    const starting = openAndAdmit(parts, { config, logger, signal }, lead);
    const exitCode = await Promise.race([
      aborted(signal),
      bot.refused.then(() => EXIT.wrongSettings),
      revoked.then(() => EXIT.wrongSettings),
      starting.then(() => aborted(signal), exitCodeOf(logger)),
    ]);
    return exitCode ?? 0;
  } finally {
    deliveryEnd.abort();
    await atMost(Promise.all([delivering, bot.stop()]));
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
  /** Resolves when Discord refuses the token of a post, which is logged by then. */
  readonly revoked: Promise<Fault>;
};

async function createParts(app: App, config: Config, token: string, logger: Logger): Promise<Parts> {
  const { apiUrl, guildId, defaultZone, dailyGraceMs: graceMs, dailyPostsPerSecond: perSecond } = config;
  const { release } = app;
  const opened = pendingDatabase(nameOf(config.database));
  const admitted = pendingDatabase(nameOf(config.database));
  const store = createDailyStore(admitted.database);
  const daily = createDailyAdmin({ store, clock, release });
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
    admin: { commands: adminCommands, release, daily, clock, defaultZone },
    membership,
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
  const poster = createPoster({ rest, servers: bot.servers, logger });
  const settings = { graceMs, inFlightMax: perSecond * IN_FLIGHT_PER_RATE };
  const delivery = createDelivery({ store, poster, clock, release, lease, settings, log: logger });
  return { bot, rest, membership, lease, lock, delivery, opened, admitted, revoked: revoked.promise };
}

type Starting = { readonly config: Config; readonly logger: Logger; readonly signal: AbortSignal };

/**
 * Opens the database and makes sure that it is this application's. Returns early where it is told to stop.
 *
 * @param lead asks for the lease: once the database is open, and where Discord answers after it is known whose it is
 * @throws {Fault} when the database is wrong, or another application's
 */
async function openAndAdmit(
  { opened, admitted, rest, membership }: Parts,
  { config, logger, signal }: Starting,
  lead: () => void,
): Promise<void> {
  const database = await openUnlessStopped(config.database, logger, signal);
  if (!database) return;
  opened.resolve(database);
  let isNew = false;
  await untilDone(async () => {
    isNew = await sayWhatIsKept(database, config, logger);
  }, signal);
  const tried = Promise.withResolvers<void>();
  const admission = untilDone(async () => {
    try {
      const applicationId = await fetchApplicationId(rest);
      const store = createApplicationStore(database);
      await admit(applicationId, { store, isInOneOf: membership.isInOneOf });
      if (isNew && (await hasCommands(rest, applicationId, config.guildId))) warnOfNew(database, logger);
      admitted.resolve(database);
    } catch (error) {
      if (!(error instanceof Fault)) tried.resolve();
      throw error;
    }
  }, signal);
  await Promise.race([admission, tried.promise, clock.sleep(ADMISSION_FIRST_MAX_MS, signal)]);
  if (signal.aborted) return;
  lead();
  await admission;
}

/** Tries again while Discord or the database is out of reach: that is logged elsewhere. @throws {Fault} */
async function untilDone(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Fault) throw error;
      await clock.sleep(ASK_AGAIN_MS, signal);
    }
  }
}

/** Says what a database holds, as whoever runs the bot may miss it. @returns whether it is new and empty */
async function sayWhatIsKept(
  { name, query, beginning }: OpenDatabase,
  { database }: Config,
  logger: Logger,
): Promise<boolean> {
  const [counts] = await query(
    `select count(*) as schedules, count(distinct guild_id) as servers from schedule`,
  );
  const kept = { schedules: Number(counts?.schedules), servers: Number(counts?.servers) };
  const ageDays = Math.floor((clock.nowMs() - beginning.begunMs) / DAY_MS);
  const kind = database.kind === 'sqlite' ? 'file' : 'server';
  const inUseSince = new Date(beginning.begunMs).toISOString();
  logger.info({ database: name, kind, inUseSince, ageDays, ...kept }, 'daily posts are kept here');
  return beginning.isNew && kept.schedules === 0;
}

function warnOfNew({ name }: OpenDatabase, logger: Logger): void {
  logger.warn(
    { database: name },
    'this database is new and empty, though this bot ran before. That is right if it has kept no daily posts so far; ' +
      'else DATABASE_URL names another place than before, or the file was lost (a container without a volume loses it): ' +
      'stop the bot and put the database or a backup of it there',
  );
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

/** Logs what starting again would not mend, and gives the exit code for it. */
function exitCodeOf(logger: Logger): (error: unknown) => number {
  return (error) => {
    if (!(error instanceof Fault)) throw error;
    logger.fatal(error.message);
    return EXIT.wrongSettings;
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
  if (!lease.held && !signal.aborted)
    logger.info('standing by: another process is signed in, or was until a moment ago');
}

/** Undefined where the bot is told to stop before the database is there. */
async function openUnlessStopped(
  address: Address,
  log: Logger,
  signal: AbortSignal,
): Promise<OpenDatabase | undefined> {
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
