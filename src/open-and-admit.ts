import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { Fault } from './core/fault.ts';
import { admit } from './daily/application.ts';
import { systemClock as clock } from './daily/clock.ts';
import type { Address } from './storage/database/address.ts';
import { DatabaseError } from './storage/database/database.ts';
import { type OpenDatabase, openDatabase } from './storage/database/open-database.ts';
import type { PendingDatabase } from './storage/database/pending-database.ts';
import { createApplicationStore } from './storage/sql/application.ts';
import type { Membership } from './transports/discord/daily/membership.ts';
import type { PostingRest } from './transports/discord/daily/posting-rest.ts';
import { fetchApplicationId, hasCommands } from './transports/discord/own-application.ts';

const DAY_MS = 86_400_000;

/** How long a start waits to learn from Discord whose token it has before it asks for the lease, in milliseconds. */
const ADMISSION_FIRST_MAX_MS = 5_000;

/** Pause before Discord is asked again whose token it is, in milliseconds. */
const ASK_AGAIN_MS = 15_000;

/** What a start finds out with, and whom it tells. */
type Admission = {
  readonly rest: PostingRest;
  readonly membership: Pick<Membership, 'isInOneOf'>;
  /** Is given the database once it is open. */
  readonly opened: PendingDatabase;
  /** Is given it once it is known that the schedules in it are this application's. */
  readonly admitted: PendingDatabase;
};

type Starting = { readonly config: Config; readonly logger: Logger; readonly signal: AbortSignal };

/**
 * Opens the database and makes sure that it is this application's. Returns early where it is told to stop.
 *
 * @param lead asks for the lease: once the database is open, and where Discord answers after it is known whose it is
 * @throws {Fault} when the database is wrong, or another application's
 */
export async function openAndAdmit(
  { opened, admitted, rest, membership }: Admission,
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
