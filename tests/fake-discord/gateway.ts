import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js';
import { WebSocket, WebSocketServer } from 'ws';
import { APPLICATION, BOT_USER } from './payloads.ts';
import { Servers } from './servers.ts';

type Session = {
  readonly id: string;
  /** Everything dispatched, in order; the sequence number of the first is 1. */
  readonly dispatched: { readonly t: string; readonly d: unknown }[];
  socket: WebSocket | undefined;
};

/** What a client sends. */
type Sent = { readonly op: number; readonly d: unknown };

/** Source: Discord docs, "List of Intents": those that an application must be granted. */
const PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15);

/** The gateway of a fake Discord. */
export class FakeGateway {
  /** Intents of each IDENTIFY that was let in, in order. */
  readonly identified: number[] = [];
  /** RESUMEs that were let in. */
  resumedCount = 0;
  /** How often a client that connects from now on is to send a heartbeat, in milliseconds. */
  heartbeatMs = 41_250;
  /** Heartbeats that came. */
  heartbeats = 0;
  /** Closes every IDENTIFY with 4014, as if the intents asked for were privileged. */
  refusesIntents = false;
  /** Closes every connection that shows a token with 4004, whichever it is. */
  rejectsToken = false;
  /** How long every new connection takes to be made, in milliseconds. */
  handshakeMs = 0;
  /** The one token that is let in. */
  token: string;
  /** The servers of which every session is told. */
  readonly servers = new Servers((t, d) => this.dispatch(t, d));

  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  #baseUrl = '';

  constructor(token: string) {
    this.token = token;
  }

  /** @param baseUrl where clients find it, to be told with READY: `ws://…` */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, baseUrl: string): void {
    this.#baseUrl = baseUrl;
    const upgrade = () => this.#server.handleUpgrade(request, socket, head, (client) => this.#greet(client));
    if (this.handshakeMs > 0) setTimeout(upgrade, this.handshakeMs);
    else upgrade();
  }

  /** Sends an event to every session; one whose connection is gone gets it when it resumes. */
  dispatch(t: string, d: unknown): void {
    for (const session of this.#sessions.values()) this.#dispatchTo(session, t, d);
  }

  /** Breaks every connection without a goodbye. @param resumable false forgets the sessions too */
  drop({ resumable }: { resumable: boolean }): void {
    if (!resumable) this.#sessions.clear();
    for (const client of this.#server.clients) client.terminate();
  }

  /** Asks every client to connect again and resume. */
  askToReconnect(): void {
    for (const client of this.#server.clients) send(client, { op: GatewayOpcodes.Reconnect, d: null });
  }

  /** Tells every client that its session is over. */
  invalidateSessions(): void {
    this.#sessions.clear();
    for (const client of this.#server.clients) send(client, { op: GatewayOpcodes.InvalidSession, d: false });
  }

  /** Closes every connection with a code. */
  close(code: number): void {
    for (const client of this.#server.clients) client.close(code);
  }

  /** Connections that are open. */
  get connectionCount(): number {
    return this.#server.clients.size;
  }

  #greet(client: WebSocket): void {
    client.on('message', (data) => this.#read(client, JSON.parse(data.toString())));
    client.on('close', () => {
      for (const session of this.#sessions.values())
        if (session.socket === client) session.socket = undefined;
    });
    send(client, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: this.heartbeatMs } });
  }

  #read(client: WebSocket, { op, d }: Sent): void {
    if (op === GatewayOpcodes.Heartbeat) {
      this.heartbeats += 1;
      send(client, { op: GatewayOpcodes.HeartbeatAck, d: null });
    } else if (op === GatewayOpcodes.Identify)
      this.#identify(client, d as { token: string; intents: number });
    else if (op === GatewayOpcodes.Resume)
      this.#resume(client, d as { token: string; session_id: string; seq: number });
  }

  #identify(client: WebSocket, { token, intents }: { token: string; intents: number }): void {
    if (!this.#letsIn(client, token)) return;
    if (this.refusesIntents || (intents & PRIVILEGED_INTENTS) !== 0) {
      client.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
      return;
    }
    this.identified.push(intents);
    const session: Session = { id: `session-${this.identified.length}`, dispatched: [], socket: client };
    this.#sessions.set(session.id, session);
    this.#dispatchTo(session, 'READY', {
      v: 10,
      user: BOT_USER,
      guilds: this.servers.ids.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${this.#baseUrl}/resume`,
      shard: [0, 1],
      application: { id: APPLICATION.id, flags: APPLICATION.flags },
    });
    for (const guild of this.servers.up) this.#dispatchTo(session, 'GUILD_CREATE', guild);
  }

  #resume(client: WebSocket, resume: { token: string; session_id: string; seq: number }): void {
    if (!this.#letsIn(client, resume.token)) return;
    const session = this.#sessions.get(resume.session_id);
    if (!session) {
      send(client, { op: GatewayOpcodes.InvalidSession, d: false });
      return;
    }
    this.resumedCount += 1;
    session.socket = client;
    for (const [index, event] of session.dispatched.entries()) {
      if (index >= resume.seq) send(client, { op: GatewayOpcodes.Dispatch, s: index + 1, ...event });
    }
    this.#dispatchTo(session, 'RESUMED', {});
  }

  #letsIn(client: WebSocket, token: string): boolean {
    if (token === this.token && !this.rejectsToken) return true;
    client.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    return false;
  }

  #dispatchTo(session: Session, t: string, d: unknown): void {
    session.dispatched.push({ t, d });
    if (session.socket)
      send(session.socket, { op: GatewayOpcodes.Dispatch, s: session.dispatched.length, t, d });
  }
}

function send(client: WebSocket, payload: object): void {
  if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify(payload));
}
