import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { Logger } from 'pino';
import { loggable } from '../../../logging/loggable.ts';
import type { AdminDesk } from './admin-desk.ts';
import type { Membership } from './membership.ts';

/** Pause before what the database or Discord did not take is tried again, in milliseconds. */
const RETRY_PAUSE_MS = 15_000;

/** Pause between two questions to Discord, in milliseconds: it shuts out who is refused 10,000 times in ten minutes. */
const PACE_MS = 1_000;

/**
 * Stops the schedules of servers that removed the bot, and lets them go on where it is invited again. That a server is not
 * on Discord's list, or an event says that it is gone, is a reason to ask: the schedules stop when Discord answers for that
 * very server that the bot is not in it.
 *
 * @param signal ends the questions and the tries to tell the database
 */
export function watchDepartures(
  client: Client,
  { daily, clock, membership }: Pick<AdminDesk, 'daily' | 'clock'> & { readonly membership: Membership },
  logger: Logger,
  signal: AbortSignal,
): void {
  const present = new Set<string>();

  const leave = async (guildId: string): Promise<void> => {
    // It may have been invited again meanwhile.
    if (present.has(guildId) || (await membership.isIn(guildId)) || present.has(guildId)) return;
    await daily.leaveGuild(guildId);
    logger.info({ server: guildId }, 'the bot was removed from a server, whose daily posts stop');
  };

  const comeBack = async (guildId: string): Promise<void> => {
    if (!present.has(guildId)) return;
    const schedules = await daily.returnToGuild(guildId);
    if (schedules > 0)
      logger.info({ server: guildId, schedules }, 'the bot is back in a server, whose daily posts go on');
  };

  // One after the other, so that what came last is carried out last. What fails waits behind the others.
  let last: Promise<void> = Promise.resolve();
  let isWarned = false;
  const inTurn = (work: () => Promise<void>): void => {
    last = last.then(async () => {
      if (signal.aborted) return;
      try {
        await work();
        isWarned = false;
      } catch (error) {
        if (!isWarned)
          logger.warn(
            { error: loggable(error, false) },
            'not known yet whether the bot is still in a server',
          );
        isWarned = true;
        await clock.sleep(RETRY_PAUSE_MS, signal);
        inTurn(work);
      }
    });
  };

  const lookForLost = async (): Promise<void> => {
    for (const guildId of await daily.guildIds()) {
      if (present.has(guildId)) continue;
      inTurn(async () => {
        await leave(guildId);
        await clock.sleep(PACE_MS, signal);
      });
    }
  };
  const lookForReturned = async (): Promise<void> => {
    for (const guildId of await daily.leftGuildIds()) inTurn(() => comeBack(guildId));
  };

  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds }: { guilds: readonly { id: string }[] }) => {
    present.clear();
    for (const { id } of guilds) present.add(id);
    inTurn(lookForReturned);
    inTurn(lookForLost);
  });
  client.on(Events.GuildCreate, ({ id }) => {
    present.add(id);
    inTurn(() => comeBack(id));
  });
  client.on(Events.GuildDelete, ({ id }) => {
    present.delete(id);
    inTurn(() => leave(id));
  });
}
