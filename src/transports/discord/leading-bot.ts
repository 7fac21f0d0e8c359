import type { App } from '../../app.ts';
import type { Fault } from '../../core/fault.ts';
import { type DiscordBot, type DiscordOptions, startDiscordBot } from './bot.ts';
import type { Servers } from './daily/servers.ts';

/** A bot that is signed in while it leads, and only then: of several processes one alone answers. */
export type LeadingBot = {
  /** Signs in or out. Calls are carried out one after the other. */
  lead(leads: boolean): void;
  /** Resolves when Discord refuses the bot for good, which is logged by then; rejects where that is at a start. */
  readonly refused: Promise<Fault>;
  /** What Discord has told of the servers; nothing while it does not lead. */
  readonly servers: Servers;
  /** Signs out for good. */
  stop(): Promise<void>;
};

export function createLeadingBot(app: App, options: DiscordOptions): LeadingBot {
  const refused = Promise.withResolvers<Fault>();
  // Whoever looks at it late is not too late.
  refused.promise.catch(() => undefined);
  let bot: DiscordBot | undefined;
  let wanted = false;
  let stopped = false;
  let settling: Promise<void> = Promise.resolve();

  const settle = async (): Promise<void> => {
    const leads = wanted && !stopped;
    if (leads && !bot) {
      bot = await startDiscordBot(app, options);
      void bot.refused.then(refused.resolve);
    } else if (!leads && bot) {
      const leaving = bot;
      bot = undefined;
      await leaving.stop();
    }
  };
  const settleNext = (): Promise<void> => {
    settling = settling.then(settle).catch(refused.reject);
    return settling;
  };

  return {
    refused: refused.promise,
    servers: {
      permissionsIn: (channelId) => bot?.servers.permissionsIn(channelId),
      hasRole: (guildId, roleId) => bot?.servers.hasRole(guildId, roleId),
    },
    lead(leads) {
      wanted = leads;
      void settleNext();
    },
    stop() {
      stopped = true;
      return settleNext();
    },
  };
}
