import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { Logger } from 'pino';
import { loggable } from '../../../logging/loggable.ts';
import type { AdminDesk } from './admin-desk.ts';

/** Pause before what the database did not take is tried again. */
const RETRY_PAUSE_MS = 15_000;

/**
 * Stops the schedules of servers that removed the bot: at once where Discord says so, and for those lost while the bot
 * was off, when it is ready. A server that is merely down keeps its schedules.
 *
 * @param signal ends the tries to tell the database
 */
export function watchDepartures(
  client: Client,
  { daily, clock }: Pick<AdminDesk, 'daily' | 'clock'>,
  logger: Logger,
  signal: AbortSignal,
): void {
  const present = new Set<string>();

  const leave = async (guildIds: readonly string[]): Promise<void> => {
    for (const guildId of guildIds) {
      // It may have been invited again meanwhile.
      if (present.has(guildId)) continue;
      await daily.leaveGuild(guildId);
      logger.info({ server: guildId }, 'the bot was removed from a server, whose daily posts stop');
    }
  };

  const untilDone = async (work: () => Promise<void>): Promise<void> => {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        await work();
        return;
      } catch (error) {
        if (attempt === 0)
          logger.warn(
            { error: loggable(error, false) },
            'daily posts of a server that is left not stopped yet',
          );
        await clock.sleep(RETRY_PAUSE_MS, signal);
      }
    }
  };

  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds }: { guilds: readonly { id: string }[] }) => {
    present.clear();
    for (const { id } of guilds) present.add(id);
    void untilDone(async () => leave(await daily.guildIds()));
  });
  client.on(Events.GuildCreate, ({ id }) => present.add(id));
  client.on(Events.GuildDelete, ({ id }) => {
    present.delete(id);
    void untilDone(() => leave([id]));
  });
}
