import { Readable } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import type { Clearance } from '../../../daily/poster.ts';
import { NotWanted } from './paced-queue.ts';

/**
 * Sends a request with a body over given connections, and holds it back until it is cleared: with a connection in hand,
 * so that neither connecting nor the queue of a pool comes between the clearance and the socket. Where it is not
 * cleared, nothing of it leaves, and it rejects with {@link NotWanted}. An agent, since that is what discord.js takes.
 *
 * Its body is a stream that begins when it is cleared: undici writes the head of such a request together with the first
 * piece of its body. Should it ever write the head earlier, nobody carries out a request whose body is missing.
 */
export class HeldBack extends Agent {
  readonly #connections: Agent;
  readonly #clearance: Clearance;

  constructor(connections: Agent, clearance: Clearance) {
    super();
    this.#connections = connections;
    this.#clearance = clearance;
  }

  override dispatch(options: Agent.DispatchOptions, handler: Dispatcher.DispatchHandlers): boolean {
    const { body, headers } = options;
    if (typeof body !== 'string') throw new TypeError('only a request whose body is text can be held back');
    if (headers && Symbol.iterator in headers) throw new TypeError('its headers must be an object');
    const bytes = Buffer.from(body);
    const held = {
      ...options,
      headers: { ...headers, 'content-length': `${bytes.length}` },
      body: bodyOnceCleared(bytes, this.#clearance),
    };
    return this.#connections.dispatch(held, handler);
  }
}

function bodyOnceCleared(bytes: Buffer, clearance: Clearance): Readable {
  return new Readable({
    // Called once: with the first piece comes the end.
    read() {
      clearance.confirm().then((cleared) => {
        if (!cleared || !clearance.mayStillSend()) {
          this.destroy(new NotWanted());
          return;
        }
        // Whoever reads writes it to the socket within this call.
        this.push(bytes);
        this.push(null);
      }, this.destroy.bind(this));
    },
  });
}
