/** Direct messages: who has a channel with the bot, and who lets nobody write. */
export class People {
  /** Ids of those who take no direct messages. */
  readonly closed = new Set<string>();
  readonly #personOf = new Map<string, string>();

  /** The id of the channel with a person, the same every time. */
  open(personId: string): string {
    const channelId = `99${personId.slice(2)}`;
    this.#personOf.set(channelId, personId);
    return channelId;
  }

  isDirect(channelId: string): boolean {
    return this.#personOf.has(channelId);
  }

  isClosed(channelId: string): boolean {
    return this.closed.has(this.#personOf.get(channelId) ?? '');
  }
}
