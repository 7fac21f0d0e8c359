import { setTimeout as delay } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits, OAuth2Scopes } from 'discord.js';
import type { Logger } from 'pino';
import type { App } from '../../app.ts';
import type { Fault } from '../../core/fault.ts';
import { faultOf, faultOfClosing, loggable } from './failure.ts';
import { answerInteraction } from './interactions.ts';
import { registerCommands, requestOptions } from './registration.ts';

/** A bot on Discord, signed in or still trying to. */
export type DiscordBot = {
  /**
   * Finishes what is in flight, for 5 s at most, and signs out. A second call waits for the first. End the process
   * afterwards: a connection that discord.js is just making anew cannot be called off.
   */
  stop(): Promise<void>;
  /** Resolves when Discord refuses the bot for good after the start; by then that is logged. */
  readonly refused: Promise<Fault>;
};

export type DiscordOptions = {
  readonly token: string;
  /** The one server that gets the commands; absent, they are everywhere. */
  readonly guildId?: string;
  /** Without version or closing slash. */
  readonly apiUrl: string;
  readonly logger: Logger;
};

/** Longest that the start waits before it goes on in the background, where it can be stopped. */
const START_MAX_MS = 3_000;
/** Longest that {@link DiscordBot.stop} waits for what is in flight. */
const STOP_MAX_MS = 5_000;
/** Longest that signing out may take: it is a courtesy, and Discord may be out of reach. */
const SIGN_OUT_MAX_MS = 1_000;

/** Pauses between attempts to sign in, each twice the one before. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Starts the bot: registers the commands where they differ, signs in, and answers. Where Discord is out of reach it
 * goes on trying in the background, ever more seldom.
 *
 * @throws {Fault} when Discord refuses the token, the intents or the commands; the token is not in its message
 */
export async function startDiscordBot(app: App, options: DiscordOptions): Promise<DiscordBot> {
  const { logger, guildId } = options;
  const stopping = new AbortController();
  const refused = Promise.withResolvers<Fault>();
  const outage = outageLog(logger);
  const inFlight = new Set<Promise<void>>();
  let client: Client | undefined;

  /** Leaves `client` signed in, or throws why it is not. */
  async function signInOnce(): Promise<void> {
    const fresh = createClient(options);
    let closing: Fault | undefined;
    try {
      const { commandId, ...registered } = await registerCommands(fresh.rest, app.commands, guildId);
      if (registered.changed || registered.globalRemoved > 0) logger.info(registered, 'commands registered');
      if (stopping.signal.aborted) return;

      fresh.on(Events.ShardDisconnect, ({ code }) => {
        closing = faultOfClosing(code);
        if (!fresh.isReady()) return;
        logger.fatal(closing.message);
        refused.resolve(closing);
      });
      fresh.on(Events.ShardReconnecting, () => outage.begin());
      fresh.on(Events.ShardError, (error) => {
        // A connection that Discord closed for good reports an error too.
        if (!closing) outage.begin(error);
      });
      fresh.on(Events.ShardResume, outage.end);
      fresh.on(Events.ShardReady, outage.end);
      fresh.on(Events.Error, (error) => logger.error({ error: loggable(error, false) }, 'discord.js failed'));
      fresh.on(Events.InteractionCreate, (interaction) => {
        const answering = answerInteraction(interaction, { app, logger, commandId });
        inFlight.add(answering);
        void answering.finally(() => inFlight.delete(answering));
      });
      const ready = Promise.withResolvers<Client<true>>();
      fresh.once(Events.ClientReady, ready.resolve);
      await fresh.login(options.token);
      const { user, guilds } = await ready.promise;
      const invite = inviteLink(registered.applicationId);
      logger.info({ bot: user.username, servers: guilds.cache.size, invite }, 'signed in');
    } catch (error) {
      await signOut(fresh);
      throw closing ?? error;
    }
    // Signing out any earlier would not have held discord.js back from finishing its login.
    if (stopping.signal.aborted) await signOut(fresh);
    else client = fresh;
  }

  async function signIn(): Promise<void> {
    for (let attempt = 0; client === undefined && !stopping.signal.aborted; attempt += 1) {
      try {
        await signInOnce();
      } catch (error) {
        const fault = faultOf(error, guildId);
        if (fault) throw fault;
        outage.begin(error);
        const pause = delay(pauseMs(attempt, Math.random()), undefined, { signal: stopping.signal });
        await pause.catch(() => undefined);
      }
    }
  }

  const signingIn = signIn();
  await Promise.race([signingIn, outage.noticed, delay(START_MAX_MS, undefined, { ref: false })]);
  signingIn.catch((fault: Fault) => {
    logger.fatal(fault.message);
    refused.resolve(fault);
  });

  async function end(): Promise<void> {
    stopping.abort();
    await Promise.race([Promise.allSettled(inFlight), delay(STOP_MAX_MS, undefined, { ref: false })]);
    if (client) await signOut(client);
  }
  let ending: Promise<void> | undefined;
  return {
    refused: refused.promise,
    stop() {
      ending ??= end();
      return ending;
    },
  };
}

function createClient({ apiUrl, token }: DiscordOptions): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: requestOptions(apiUrl),
    // Answering needs nothing of a server: no interaction waits for one that is down.
    waitGuildTimeout: 0,
  });
  // The commands are registered before the login, which would set it.
  client.rest.setToken(token);
  return client;
}

async function signOut(client: Client): Promise<void> {
  await Promise.race([client.destroy(), delay(SIGN_OUT_MAX_MS, undefined, { ref: false })]);
}

/** Pause before attempt `attempt + 1`, from half of it to the whole, so that not all bots come back at once. */
function pauseMs(attempt: number, random: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) * (0.5 + random / 2);
}

/** Where an owner invites the bot. Answering commands takes no permission, so it asks for none. */
function inviteLink(applicationId: string): string {
  const scope = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join('+');
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=${scope}&permissions=0`;
}

/** Logs when Discord goes out of reach and when it is back, once each, however many attempts lie between. */
function outageLog(logger: Logger) {
  const noticed = Promise.withResolvers<void>();
  let since: number | undefined;
  return {
    /** Resolves at the first outage. */
    noticed: noticed.promise,
    begin(error?: unknown): void {
      if (since !== undefined) return;
      since = performance.now();
      noticed.resolve();
      if (error === undefined) logger.info('connection to Discord lost, reconnecting');
      else
        logger.warn(
          { error: loggable(error, false) },
          'Discord is out of reach, trying again until it is back',
        );
    },
    end(): void {
      if (since === undefined) return;
      logger.info({ outageMs: Math.round(performance.now() - since) }, 'connected to Discord again');
      since = undefined;
    },
  };
}
