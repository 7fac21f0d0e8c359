import { setTimeout as delay } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits, type Interaction, OAuth2Scopes, Partials } from 'discord.js';
import type { Logger } from 'pino';
import type { App } from '../../app.ts';
import type { Fault } from '../../core/fault.ts';
import { loggable } from '../../logging/loggable.ts';
import type { RequestWatch } from './careful-requests.ts';
import type { AdminDesk } from './daily/admin-desk.ts';
import { watchDepartures } from './daily/departures.ts';
import type { Membership } from './daily/membership.ts';
import { PERMISSIONS_TO_POST } from './daily/permissions.ts';
import { type Servers, serversOf } from './daily/servers.ts';
import { DropLog } from './drop-log.ts';
import { EndableGateway } from './endable-gateway.ts';
import { faultOf, faultOfClosing, wrongToken } from './failure.ts';
import { InteractionAge } from './interaction-age.ts';
import { InteractionQueue, type Queued } from './interaction-queue.ts';
import { answerInteraction, type Desk } from './interactions.ts';
import { keptOfDiscord } from './kept.ts';
import { MessageAnswers } from './messages/answer-message.ts';
import { OutageLog } from './outage-log.ts';
import { PressMemory } from './press-memory.ts';
import { registerCommands, requestOptions } from './registration.ts';
import type { ReleaseDesk } from './releases/release-desk.ts';
import type { SettingsDesk } from './settings-desk.ts';

/** A bot on Discord, signed in or still trying to. */
export type DiscordBot = {
  /**
   * Answers nothing new, finishes what is in flight, for 5 s at most, and signs out. A second call waits for the
   * first. A connection that is just being made is closed as soon as it stands, which may be after this.
   */
  stop(): Promise<void>;
  /** Resolves when Discord refuses the bot for good after the start; by then that is logged. */
  readonly refused: Promise<Fault>;
  /** What Discord has told of the servers so far. */
  readonly servers: Servers;
};

export type DiscordOptions = {
  readonly token: string;
  /** The one server that gets the commands; absent, they are everywhere. */
  readonly guildId?: string;
  /** Without version or closing slash. */
  readonly apiUrl: string;
  readonly logger: Logger;
  /** Answers admins; absent where nothing is posted daily. */
  readonly admin?: AdminDesk;
  /** Answers admins about the releases of their server; absent where none are kept. */
  readonly releases?: ReleaseDesk;
  /** What servers have set, and the admins' command for it; absent where nothing is kept. */
  readonly settings?: SettingsDesk;
  /** Tells of servers that removed the bot, whose daily posts then stop; absent where nothing is posted daily. */
  readonly membership?: Membership;
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
  const bot = new SigningInBot(app, options);
  await bot.start();
  return bot;
}

class SigningInBot implements DiscordBot {
  readonly #app: App;
  readonly #options: DiscordOptions;
  readonly #outage: OutageLog;
  readonly #refused = Promise.withResolvers<Fault>();
  readonly #stopping = new AbortController();
  readonly #age: InteractionAge;
  readonly #dropped: DropLog;
  readonly #presses = new PressMemory(() => performance.now());
  #queue: InteractionQueue<Asked> | undefined;
  #messages: MessageAnswers | undefined;
  readonly servers = serversOf(() => this.#client);
  /** Signed in. */
  #client: Client | undefined;
  /** Signed in, or about to be. */
  #connection: Connection | undefined;
  #ending: Promise<void> | undefined;
  #isRefused = false;

  constructor(app: App, options: DiscordOptions) {
    this.#app = app;
    this.#options = options;
    const { logger } = options;
    this.#outage = new OutageLog(logger);
    this.#dropped = new DropLog(logger);
    const clocks = { wallMs: () => Date.now(), steadyMs: () => performance.now() };
    this.#age = new InteractionAge(clocks, (skewMs) => {
      const skewSeconds = Math.round(skewMs / 100) / 10;
      logger.warn({ skewSeconds }, "this machine's clock differs from Discord's: let it be set by NTP");
    });
  }

  get refused(): Promise<Fault> {
    return this.#refused.promise;
  }

  stop(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  /** Resolves when signed in or when it is clear that this takes longer. @throws {Fault} */
  async start(): Promise<void> {
    const signingIn = this.#signIn();
    await Promise.race([signingIn, this.#outage.noticed, delay(START_MAX_MS, undefined, { ref: false })]);
    signingIn.catch((fault: Fault) => this.#refuse(fault));
  }

  /** Tries until it succeeds or is told to stop. @throws {Fault} when Discord refuses the bot for good */
  async #signIn(): Promise<void> {
    for (let attempt = 0; !this.#client && !this.#stopping.signal.aborted; attempt += 1) {
      try {
        await this.#signInOnce();
      } catch (error) {
        const fault = faultOf(error, this.#options.guildId);
        if (fault) throw fault;
        this.#outage.begin(error);
        const pause = delay(pauseMs(attempt, Math.random()), undefined, { signal: this.#stopping.signal });
        await pause.catch(() => undefined);
      }
    }
  }

  async #signInOnce(): Promise<void> {
    const { token, guildId, logger, admin, membership } = this.#options;
    const { signal } = this.#stopping;
    const connection = createConnection(this.#options, {
      ageMs: (id) => this.#age.ageMs(id),
      onLongWait: (waitMs) => {
        const waitSeconds = Math.ceil(waitMs / 1_000);
        logger.warn({ waitSeconds }, `Discord limits the rate: going on in ${waitSeconds} s`);
      },
      onWrongToken: () => {
        // While it signs in, that fails and says so.
        if (this.#client) this.#refuse(wrongToken());
      },
    });
    const { client } = connection;
    let closing: Fault | undefined;
    try {
      const { commandId, ...registered } = await registerCommands(
        client.rest,
        {
          ...namedCommands(this.#app),
          adminCommands: admin?.commands ?? [],
          releaseCommands: this.#options.releases?.commands ?? [],
          ...(this.#options.settings && { settingsCommand: this.#options.settings.command }),
        },
        guildId,
      );
      if (registered.changed || registered.globalRemoved > 0) logger.info(registered, 'commands registered');
      if (signal.aborted) return;

      this.#connection = connection;
      client.on(Events.ShardDisconnect, ({ code }) => {
        closing = faultOfClosing(code);
        // While it signs in, that fails too, with less to say.
        if (this.#client) this.#refuse(closing);
      });
      client.on(Events.ShardError, (error) => {
        // A connection that Discord closed for good reports an error too.
        if (!closing) this.#outage.begin(error);
      });
      this.#listen(client, commandId);
      if (admin && membership) watchDepartures(client, { ...admin, membership }, logger, signal);
      const ready = Promise.withResolvers<Client<true> | undefined>();
      client.once(Events.ClientReady, ready.resolve);
      signal.addEventListener('abort', () => ready.resolve(undefined), { once: true });
      // A login that is called off never ends.
      const signedIn = await Promise.race([client.login(token).then(() => ready.promise), ready.promise]);
      if (!signedIn) return;
      const { user, guilds } = signedIn;
      const invite = inviteLink(registered.applicationId);
      logger.info({ bot: user.username, servers: guilds.cache.size, invite }, 'signed in');
    } catch (error) {
      await signOut(connection);
      throw closing ?? error;
    }
    this.#client = client;
  }

  /** @param commandId of the top-level command */
  #listen(client: Client, commandId: string): void {
    const { logger, admin, releases, settings } = this.#options;
    const ageMs = (id: string): number => this.#age.ageMs(id);
    const desk: Desk = {
      ...{ app: this.#app, logger, commandId, ageMs, presses: this.#presses },
      ...(admin && { admin }),
      ...(releases && { releases }),
      ...(settings && { settings }),
    };
    const queue = new InteractionQueue<Asked>({
      answer: ({ interaction }) => answerInteraction(interaction, desk),
      ageMs,
      onDrop: (reason) => this.#dropped.count(reason),
      later: setImmediate,
    });
    this.#queue = queue;
    client.on(Events.InteractionCreate, (interaction) => {
      // By then another process may be signed in, and answers.
      if (this.#stopping.signal.aborted) return;
      const { id, user } = interaction;
      this.#age.arrived(id);
      queue.add({ id, personId: user.id, isKeystroke: interaction.isAutocomplete(), interaction });
    });
    const messages = new MessageAnswers({
      ...{ app: this.#app, logger, servers: this.servers },
      top: { name: this.#app.commandName, id: commandId },
      ...(settings && { settings: settings.settings }),
    });
    this.#messages = messages;
    client.on(Events.MessageCreate, (message) => {
      if (!this.#stopping.signal.aborted) messages.take(message);
    });
    client.on(Events.ShardReconnecting, () => {
      // discord.js says so of a connection that we end ourselves too.
      if (!this.#stopping.signal.aborted) this.#outage.begin();
    });
    client.on(Events.ShardResume, () => this.#outage.end());
    client.on(Events.ShardReady, () => this.#outage.end());
    // Without a listener an error would end the process.
    client.on(Events.Error, (error) => logger.error({ error: loggable(error, false) }, 'discord.js failed'));
  }

  #refuse(fault: Fault): void {
    if (this.#isRefused) return;
    this.#isRefused = true;
    this.#options.logger.fatal(fault.message);
    this.#refused.resolve(fault);
  }

  async #end(): Promise<void> {
    this.#stopping.abort();
    const finishing = Promise.all([this.#queue?.finished(), this.#messages?.finished()]);
    await Promise.race([finishing, delay(STOP_MAX_MS, undefined, { ref: false })]);
    this.#dropped.tell();
    if (this.#connection) await signOut(this.#connection);
  }
}

/** An interaction that waits for its turn. */
type Asked = Queued & { readonly interaction: Interaction };

type Connection = { readonly client: Client; endGateway(): Promise<void> };

function createConnection({ apiUrl, token }: DiscordOptions, watch: RequestWatch): Connection {
  let gateway: EndableGateway | undefined;
  const client: Client = new Client({
    makeCache: keptOfDiscord(() => client.user?.id),
    // None of these is privileged. Of messages, Discord shows the text of direct ones and of those that mention the bot.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Of a direct message's channel Discord tells nothing before the message.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: requestOptions(apiUrl, watch),
    // Answering needs nothing of a server: no interaction waits for one that is down.
    waitGuildTimeout: 0,
    ws: {
      buildStrategy(manager) {
        gateway = new EndableGateway(manager);
        return gateway;
      },
    },
  });
  // The commands are registered before the login, which would set it.
  client.rest.setToken(token);
  return { client, endGateway: async () => gateway?.end() };
}

async function signOut({ client, endGateway }: Connection): Promise<void> {
  const leaving = endGateway().then(() => client.destroy());
  await Promise.race([leaving, delay(SIGN_OUT_MAX_MS, undefined, { ref: false })]);
}

function namedCommands({ commands, commandName }: App): Pick<App, 'commands' | 'commandName'> {
  return { commands, commandName };
}

/** Pause before attempt `attempt + 1`, from half of it to the whole, so that not all bots come back at once. */
function pauseMs(attempt: number, random: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) * (0.5 + random / 2);
}

/** Where an owner invites the bot. It asks for what daily posts take; answering commands takes no permission. */
function inviteLink(applicationId: string): string {
  const scope = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join('+');
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=${scope}&permissions=${PERMISSIONS_TO_POST}`;
}
