import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { FakeGateway } from './gateway.ts';
import { Messages } from './messages.ts';
import { loadBodyCheck } from './openapi.ts';
import {
  autocomplete,
  buttonPress,
  CHANNEL_ID,
  type CommandPath,
  type Doing,
  type Filled,
  type FilledThing,
  formSubmit,
  GUILD_ID,
  interaction,
  menuChoice,
  messageCreate,
  messageMenu,
  PERSON_ID,
  type Place,
  type Post,
  type Pressable,
  slashCommand,
  type Written,
} from './payloads.ts';
import { People } from './people.ts';
import { type KeptCommand, Registry } from './registry.ts';
import { type Answer, ROUTES, type Route, type World } from './routes.ts';
import type { Servers } from './servers.ts';
import { snowflakeAt } from './snowflake.ts';
import { type Trouble, Troubles } from './troubles.ts';
import { type Callback, WaitingInteractions } from './waiting.ts';

/** A request that arrived, whatever came of it. `path` is as in Discord's OpenAPI description, `url` as sent. */
export type RecordedRequest = {
  readonly method: string;
  readonly path: string;
  readonly url: string;
  readonly body: unknown;
  /** When it arrived, in milliseconds since 1970. */
  readonly atMs: number;
};

export const CALLBACK = '/interactions/{interaction_id}/{interaction_token}/callback';

/** What a person may do and where they are, where it is not the usual. */
export type Person = {
  readonly channelId?: string;
  readonly may?: bigint;
  readonly locale?: string;
  readonly place?: Place;
  /** Their user id. */
  readonly id?: string;
  /** How long ago they sent it: Discord delivers late. */
  readonly agoMs?: number;
};

const MANAGES: Person = { may: PermissionFlagsBits.ManageGuild };

/** Where Discord's API hangs off its address; clients are given the part before the version. */
const API = '/api';
const VERSION = '/v10';

/**
 * A Discord of one application and one reader, on a port of this machine: its REST API and its gateway.
 * It keeps every request, has them held against Discord's own description of its API, and fails where it is told to.
 */
export class FakeDiscord {
  readonly gateway: FakeGateway;
  readonly requests: RecordedRequest[] = [];
  readonly registry = new Registry();
  readonly messages = new Messages();
  readonly people = new People();
  readonly troubles = new Troubles();

  readonly #waiting = new WaitingInteractions();
  /** Bodies sent to known routes. They are checked when all is over, so that no answer is timed with its check. */
  readonly #bodies: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
  readonly #http = createServer((request, response) => void this.#serve(request, response));
  #port = 0;

  private constructor(token: string) {
    this.gateway = new FakeGateway(token);
    this.#http.on('upgrade', (request, socket, head) => {
      this.gateway.accept(request, socket, head, `ws://127.0.0.1:${this.#port}`);
    });
  }

  /** @param token the one that is let in */
  static async start(token: string): Promise<FakeDiscord> {
    const discord = new FakeDiscord(token);
    await discord.comeBack();
    return discord;
  }

  /** For `rest.api` of a client. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}${API}`;
  }

  /** @throws {Error} when a body did not fit Discord's description of its API */
  async stop(): Promise<void> {
    await this.goOutOfReach();
    const wrongWith = loadBodyCheck();
    const violations = this.#bodies
      .splice(0)
      .flatMap(({ method, path, body }) => wrongWith(method, path, body));
    if (violations.length > 0) throw new Error(violations.join('\n'));
  }

  /** Ends every connection and refuses new ones. */
  async goOutOfReach(): Promise<void> {
    if (!this.#http.listening) return;
    const closed = once(this.#http, 'close');
    this.#http.close();
    this.#http.closeAllConnections();
    this.gateway.drop({ resumable: true });
    await closed;
  }

  /** Is there again, on the same port. */
  async comeBack(): Promise<void> {
    this.#http.listen(this.#port, '127.0.0.1');
    await once(this.#http, 'listening');
    this.#port = (this.#http.address() as AddressInfo).port;
  }

  /** The name of the bot's top-level command. */
  commandName = 'treaty';

  /** The next requests of a route meet trouble. @param path as in Discord's OpenAPI description */
  order(method: string, path: string, trouble: Trouble, times = 1): void {
    this.troubles.order(method, path, trouble, times);
  }

  get servers(): Servers {
    return this.gateway.servers;
  }

  /** The reader sends `/treaty …`. Gives the bot's answer. */
  slash(
    subcommand: string,
    filled: Filled = {},
    place: Place = 'server',
    person: Person = {},
  ): Promise<Callback> {
    return this.#command([this.commandName, subcommand], filled, place, person);
  }

  /** Somebody who manages the server sends `/treaty-admin daily …`. Gives the bot's answer. */
  admin(subcommand: string, filled: Filled = {}, person: Person = {}): Promise<Callback> {
    const may = PermissionFlagsBits.ManageGuild;
    const { place = 'server' } = person;
    return this.#command([`${this.commandName}-admin`, 'daily', subcommand], filled, place, {
      may,
      ...person,
    });
  }

  /** The same for `/treaty-admin release …`. */
  adminRelease(subcommand: string, filled: Filled = {}, person: Person = {}): Promise<Callback> {
    const { place = 'server' } = person;
    return this.#command(['treaty-admin', 'release', subcommand], filled, place, { ...MANAGES, ...person });
  }

  /** Somebody who may do that sends `/treaty-admin settings …`. Gives the bot's answer. */
  adminSettings(filled: Filled = {}, may = PermissionFlagsBits.ManageGuild): Promise<Callback> {
    return this.#command([`${this.commandName}-admin`, 'settings'], filled, 'server', { may });
  }

  /** Somebody who manages the server presses a button. */
  pressAsAdmin(customId: string, person: Person = {}): Promise<Callback> {
    return this.#interact('server', buttonPress(customId, 'server'), { ...MANAGES, ...person });
  }

  /** Somebody who manages the server chooses from a menu. */
  choose(customId: string, value: string, person: Person = {}): Promise<Callback> {
    return this.#interact('server', menuChoice(customId, [value], 'server'), { ...MANAGES, ...person });
  }

  /** Somebody who manages the server sends a form. @param values by the fields' names */
  submit(customId: string, values: Readonly<Record<string, string>>, person: Person = {}): Promise<Callback> {
    return this.#interact('server', formSubmit(customId, values), { ...MANAGES, ...person });
  }

  /** The reader types into an option. Gives the completions. */
  complete(
    subcommand: string,
    option: string,
    typed: string,
    place: Place = 'server',
    person: Person = {},
  ): Promise<Callback> {
    const path: CommandPath = [this.commandName, subcommand];
    return this.#interact(place, autocomplete(this.#idOf(this.commandName), path, option, typed), person);
  }

  /** Somebody who manages the server types into an option of `/treaty-admin daily …`. */
  completeAdmin(
    subcommand: string,
    option: string,
    typed: string,
    locale: string,
    group = 'daily',
  ): Promise<Callback> {
    const path: CommandPath = ['treaty-admin', group, subcommand];
    const doing = autocomplete(this.#idOf('treaty-admin'), path, option, typed);
    return this.#interact('server', doing, { ...MANAGES, locale });
  }

  /** The reader presses a button. Gives the bot's answer. @param flags of the message that the button stands under */
  press(customId: string, place: Place = 'server', flags = 0, person: Person = {}): Promise<Callback> {
    return this.pressUnder({ flags }, customId, person, place);
  }

  /** The reader presses a button under this very message. */
  pressUnder(
    message: Pressable,
    customId: string,
    person: Person = {},
    place: Place = 'server',
  ): Promise<Callback> {
    return this.#interact(place, buttonPress(customId, place, message), person);
  }

  /** The reader sends the form of one line that a button under this message opened. */
  sendLine(message: Pressable, customId: string, line: string, person: Person = {}): Promise<Callback> {
    return this.#interact('server', formSubmit(customId, { line }, message), person);
  }

  /** The reader chooses an entry of a message's menu. Gives the bot's answer. */
  menu(name: string, written: Written, place: Place = 'server', person: Person = {}): Promise<Callback> {
    return this.#interact(place, messageMenu(this.#idOf(name), name, written, place), person);
  }

  /** Somebody writes in a channel of the server, or to the bot alone where no channel is named. Gives the message's id. */
  write(post: Post, channelId?: string): string {
    const id = snowflakeAt(Date.now());
    const home = channelId === undefined ? undefined : this.servers.homeOf(channelId);
    const standing = home
      ? { channelId: home.channel.id, guildId: home.guild.id }
      : { channelId: this.people.open(PERSON_ID) };
    this.gateway.dispatch('MESSAGE_CREATE', messageCreate(id, standing, post));
    return id;
  }

  /** A channel to fill into a command. @param personMay what whoever fills it in may do there */
  channel(id: string, personMay: bigint = PermissionFlagsBits.ViewChannel): FilledThing {
    const home = this.servers.homeOf(id);
    if (!home) throw new Error(`there is no channel ${id}`);
    return { kind: 'channel', thing: { ...home.channel, permissions: `${personMay}` } };
  }

  /** A role of the server to fill into a command. */
  role(id: string): FilledThing {
    const role = this.servers.guild(GUILD_ID)?.roles.find((candidate) => candidate.id === id);
    if (!role) throw new Error(`there is no role ${id}`);
    return { kind: 'role', thing: role };
  }

  requestsOf(method: string, path: string): RecordedRequest[] {
    return this.requests.filter((request) => request.method === method && request.path === path);
  }

  #command(path: CommandPath, filled: Filled, place: Place, person?: Person): Promise<Callback> {
    return this.#interact(place, slashCommand(this.#idOf(path[0]), path, filled), person);
  }

  #interact(place: Place, doing: Doing, person: Person = {}): Promise<Callback> {
    const { id, token, answer } = this.#waiting.open(person.agoMs ?? 0);
    const { channelId = CHANNEL_ID, may = 0n, locale = 'en-GB', id: personId = PERSON_ID } = person;
    const home = this.servers.homeOf(channelId);
    if (!home) throw new Error(`there is no channel ${channelId}`);
    const standing = {
      channel: home.channel,
      guildId: home.guild.id,
      botMay: this.servers.permissionsIn(channelId),
      personMay: may,
      personId,
      locale,
    };
    this.gateway.dispatch('INTERACTION_CREATE', interaction(id, token, place, doing, standing));
    return answer;
  }

  #idOf(top: string): string {
    const registered: readonly KeptCommand[] = [
      ...this.registry.list(GUILD_ID),
      ...this.registry.list('global'),
    ];
    const command = registered.find(({ name }) => name === top);
    if (!command) throw new Error(`the reader sees no /${top}: it is not registered`);
    return command.id;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request;
    const { pathname: url, searchParams: query } = new URL(request.url ?? '', this.apiUrl);
    const sent = await text(request);
    const found = findRoute(method, decodeURIComponent(url).replace(`${API}${VERSION}`, ''));
    const body: unknown = sent === '' ? undefined : JSON.parse(sent);
    const path = found?.route.path ?? url;
    this.requests.push({ method, path, url, body, atMs: Date.now() });
    if (body !== undefined && found) this.#bodies.push({ method, path, body });

    const trouble = this.troubles.take(method, path, url);
    if (trouble?.kind === 'dropped' || trouble?.kind === 'done-later') {
      request.socket.destroy();
      if (trouble.kind === 'dropped') return;
      await delay(trouble.afterMs);
    }
    const troubled = trouble && answerOf(trouble, response);
    const answer = troubled ?? this.#answer(request, found, body, query);
    if (trouble?.kind === 'reply-lost' || trouble?.kind === 'done-later') {
      request.socket.destroy();
      return;
    }
    if (trouble?.kind === 'late') await delay(trouble.afterMs);
    response.statusCode = trouble?.kind === 'done-and-error' ? 502 : answer.status;
    if (trouble?.kind === 'blocked') response.setHeader('Content-Type', 'text/html').end(BLOCKED_PAGE);
    else if (answer.body === undefined) response.end();
    else response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer.body));
  }

  #answer(request: IncomingMessage, found: Found | undefined, body: unknown, query: URLSearchParams): Answer {
    if (!found) return { status: 404, body: { code: 0, message: '404: Not Found' } };
    if (!found.route.open && request.headers.authorization !== `Bot ${this.gateway.token}`) {
      return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    }
    const world: World = {
      registry: this.registry,
      waiting: this.#waiting,
      servers: this.servers,
      messages: this.messages,
      people: this.people,
      gatewayUrl: () => `ws://127.0.0.1:${this.#port}/gateway`,
    };
    return found.route.answer(world, found.params, body, query);
  }
}

const BLOCKED_PAGE = '<!doctype html><title>Error 1015</title><p>You are being rate limited.</p>';

type Found = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

function findRoute(method: string, url: string): Found | undefined {
  for (const route of ROUTES) {
    const pattern = RegExp.escape(route.path).replace(/\\\{(\w+)\\\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(url);
    if (route.method === method && match) return { route, params: match.groups ?? {} };
  }
  return undefined;
}

/** The answer that is the trouble itself, if any. */
function answerOf(trouble: Trouble, response: ServerResponse): Answer | undefined {
  if (trouble.kind === 'error') {
    const { status, code, message = 'made to fail' } = trouble;
    return code === undefined ? { status } : { status, body: { code, message } };
  }
  if (trouble.kind === 'blocked') return { status: 429 };
  if (trouble.kind !== 'rate-limit') return undefined;
  const { retryAfterSeconds, global } = trouble;
  response.setHeader('Retry-After', `${retryAfterSeconds}`);
  response.setHeader('X-RateLimit-Scope', global ? 'global' : 'user');
  if (global) response.setHeader('X-RateLimit-Global', 'true');
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global },
  };
}
