import {
  type APIActionRowComponent,
  type APIApplicationCommandOptionChoice,
  type APIButtonComponent,
  type APIEmbed,
  type APIStringSelectComponent,
  InteractionResponseType,
} from 'discord.js';
import { snowflake } from './snowflake.ts';

/** What a bot answers to an interaction. */
export type Callback = {
  readonly type: number;
  readonly data: {
    readonly content?: string;
    readonly flags?: number;
    readonly embeds?: readonly APIEmbed[];
    readonly components?: readonly APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>[];
    readonly choices?: readonly APIApplicationCommandOptionChoice<string>[];
    readonly allowed_mentions?: unknown;
    /** Of a form. */
    readonly custom_id?: string;
    readonly title?: string;
  };
};

/** How a callback is taken. */
export type Taken = 'taken' | 'already answered' | 'unknown';

type Waiting = {
  readonly id: string;
  readonly answer: PromiseWithResolvers<Callback>;
  answered: boolean;
  /** The callback that put the answer off, until that was deleted. */
  deferred?: Callback | undefined;
};

/** Longest that an interaction waits for its answer, in a test: Discord itself gives 3 s. */
const WAIT_MAX_MS = 8_000;

/** An id has room for so many of one millisecond. */
const COUNT_MAX = 1n << 22n;

/** The interactions that were sent out, and the answers to them. */
export class WaitingInteractions {
  readonly #byToken = new Map<string, Waiting>();
  #count = 0n;

  /**
   * A new interaction: its id, its token, and the answer to come, which rejects when there is none.
   *
   * @param agoMs how long ago it was made
   */
  open(agoMs: number): { id: string; token: string; answer: Promise<Callback> } {
    // Discord's clock is its own: a test that sets the bot's does not change it.
    const madeAtMs = Math.floor(performance.timeOrigin + performance.now()) - agoMs;
    this.#count = (this.#count + 1n) % COUNT_MAX;
    const id = snowflake(madeAtMs, this.#count);
    const token = `secret-of-interaction-${id}`;
    const answer = Promise.withResolvers<Callback>();
    this.#byToken.set(token, { id, answer, answered: false });
    const timer = setTimeout(() => answer.reject(new Error(`interaction ${id} got no answer`)), WAIT_MAX_MS);
    timer.unref();
    answer.promise.catch(() => undefined).finally(() => clearTimeout(timer));
    return { id, token, answer: answer.promise };
  }

  take(id: string, token: string, callback: Callback): Taken {
    const waiting = this.#byToken.get(token);
    if (waiting?.id !== id) return 'unknown';
    if (waiting.answered) return 'already answered';
    waiting.answered = true;
    if (
      callback.type === InteractionResponseType.DeferredChannelMessageWithSource ||
      callback.type === InteractionResponseType.DeferredMessageUpdate
    )
      waiting.deferred = callback;
    else waiting.answer.resolve(callback);
    return 'taken';
  }

  /** Takes away what shows that the answer was put off. False where nothing does. */
  deleteDeferral(token: string): boolean {
    const waiting = this.#byToken.get(token);
    if (!waiting?.deferred) return false;
    waiting.deferred = undefined;
    return true;
  }

  /** A message after the first answer; while a deferral stands, Discord takes it for that answer. False where neither was. */
  followUp(token: string, data: Callback['data']): boolean {
    const waiting = this.#byToken.get(token);
    if (!waiting?.answered) return false;
    // A message that is to be updated stands already, and a follow-up is another one.
    if (waiting.deferred?.type === InteractionResponseType.DeferredChannelMessageWithSource)
      return this.edit(token, data);
    waiting.answer.resolve({ type: InteractionResponseType.ChannelMessageWithSource, data });
    return true;
  }

  /** The answer that was put off. False where none was. */
  edit(token: string, data: Callback['data']): boolean {
    const waiting = this.#byToken.get(token);
    if (!waiting?.deferred) return false;
    const { type, data: first = {} }: Partial<Callback> & Pick<Callback, 'type'> = waiting.deferred;
    waiting.answer.resolve({
      type,
      data: { ...data, ...(first.flags !== undefined && { flags: first.flags }) },
    });
    return true;
  }
}
