import { MessageFlags } from 'discord.js';
import { BOT_USER } from './payloads.ts';
import { snowflakeAt } from './snowflake.ts';

/** What a bot sends to make a message. */
export type MessageBody = {
  readonly content?: string;
  readonly embeds?: readonly object[];
  readonly components?: readonly object[];
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly roles?: readonly string[] };
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
};

export type FakeMessage = {
  readonly id: string;
  readonly channel_id: string;
  readonly author: typeof BOT_USER;
  readonly content: string;
  readonly embeds: readonly object[];
  readonly components: readonly object[];
  readonly nonce?: string | number;
  readonly timestamp: string;
  readonly flags: number;
  /** What was sent, as it was. */
  readonly sent: MessageBody;
};

export type HistoryQuery = { readonly before?: string; readonly after?: string; readonly limit: number };

/** Longest that Discord keeps a nonce in mind, by its words "the past few minutes". */
const NONCE_KEPT_MS = 5 * 60_000;

/** The messages of all channels. */
export class Messages {
  /** How long a nonce is kept in mind, in milliseconds. */
  nonceKeptMs = NONCE_KEPT_MS;
  /** What Discord's clock says, in milliseconds since 1970. */
  now: () => number = Date.now;

  /** Newest last. */
  readonly #byChannel = new Map<string, FakeMessage[]>();
  readonly #byNonce = new Map<string, { readonly message: FakeMessage; readonly atMs: number }>();

  /** Every message there is, by channel; each newest last. */
  in(channelId: string): readonly FakeMessage[] {
    return this.#byChannel.get(channelId) ?? [];
  }

  get channelIds(): readonly string[] {
    return [...this.#byChannel.keys()];
  }

  /** Makes a message, or gives the one of the same nonce; 'deleted' where that was removed since. */
  post(channelId: string, body: MessageBody, author: typeof BOT_USER = BOT_USER): FakeMessage | 'deleted' {
    const nowMs = this.now();
    const key = body.enforce_nonce && body.nonce !== undefined ? `${channelId} ${body.nonce}` : undefined;
    const known = key === undefined ? undefined : this.#byNonce.get(key);
    if (known && nowMs - known.atMs < this.nonceKeptMs) {
      return this.in(channelId).includes(known.message) ? known.message : 'deleted';
    }
    const message: FakeMessage = {
      id: snowflakeAt(nowMs),
      channel_id: channelId,
      author,
      content: body.content ?? '',
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      ...(body.nonce !== undefined && { nonce: body.nonce }),
      timestamp: new Date(nowMs).toISOString(),
      flags: 0,
      sent: body,
    };
    this.#byChannel.set(channelId, [...this.in(channelId), message]);
    if (key !== undefined) this.#byNonce.set(key, { message, atMs: nowMs });
    return message;
  }

  /** A page of the history, newest first: the newest, those just before an id, or those just after one. */
  history(channelId: string, { before, after, limit }: HistoryQuery): readonly FakeMessage[] {
    const all = this.in(channelId);
    if (after !== undefined)
      return all
        .filter(({ id }) => BigInt(id) > BigInt(after))
        .slice(0, limit)
        .reverse();
    const until = before === undefined ? all : all.filter(({ id }) => BigInt(id) < BigInt(before));
    return until.slice(-limit).reverse();
  }

  find(channelId: string, id: string): FakeMessage | undefined {
    return this.in(channelId).find((message) => message.id === id);
  }

  remove(channelId: string, id: string): void {
    this.#byChannel.set(
      channelId,
      this.in(channelId).filter((message) => message.id !== id),
    );
  }

  /** Undefined where it was published before. */
  publish(message: FakeMessage): FakeMessage | undefined {
    if ((message.flags & MessageFlags.Crossposted) !== 0) return undefined;
    const published = { ...message, flags: message.flags | MessageFlags.Crossposted };
    this.#byChannel.set(
      message.channel_id,
      this.in(message.channel_id).map((other) => (other.id === message.id ? published : other)),
    );
    return published;
  }
}
