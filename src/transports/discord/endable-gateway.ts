import { setTimeout as delay } from 'node:timers/promises';
import { SimpleShardingStrategy, WebSocketShardStatus } from 'discord.js';

type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** Time between two looks at a connection in the making, in milliseconds. */
const LOOK_MS = 20;

const NEVER = new Promise<never>(() => undefined);

/**
 * The connection to Discord as discord.js keeps it, but with an end that holds: told to end while it makes a broken
 * connection anew, discord.js makes it all the same, and goes on hearing what people ask.
 */
export class EndableGateway extends SimpleShardingStrategy {
  readonly #manager: Manager;
  #ended = false;

  constructor(manager: Manager) {
    super(manager);
    this.#manager = manager;
    const { retrieveSessionInfo } = manager.options;
    // Every connection begins with this question: without an answer there is none.
    manager.options.retrieveSessionInfo = (shardId) => (this.#ended ? NEVER : retrieveSessionInfo(shardId));
  }

  /** From here on no connection is begun; resolves once the one that there was, or was in the making, is closed. */
  async end(): Promise<void> {
    this.#ended = true;
    // Closed in its handshake it would be left open. The first look is late enough for one that was just begun.
    do await delay(LOOK_MS, undefined, { ref: false });
    while ((await this.fetchStatus()).some((status) => status === WebSocketShardStatus.Connecting));
    await this.#manager.destroy();
  }
}
