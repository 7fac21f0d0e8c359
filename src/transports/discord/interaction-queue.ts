/** What the queue has to know of an interaction. */
export type Queued = {
  readonly id: string;
  readonly personId: string;
  /** A keystroke that waits for completions; nobody waits for it once they have typed on. */
  readonly isKeystroke: boolean;
};

/** Why an interaction was dropped unread: its person has typed on, or Discord has given up on it. */
export type DropReason = 'typedOn' | 'tooOld';

/** Oldest interaction that is still looked at: Discord gives 3 s, and the answer has to get there. */
const AGE_MAX_MS = 2_500;

export type QueueParts<Item extends Queued> = {
  /** Never rejects. */
  readonly answer: (item: Item) => Promise<void>;
  readonly ageMs: (id: string) => number;
  readonly onDrop: (reason: DropReason) => void;
  /** Runs something after what has arrived by then was read: `setImmediate`. */
  readonly later: (work: () => void) => void;
};

/**
 * Interactions that wait for their turn. One is begun at a time, and what arrives is read in between, so that
 * questions go before keystrokes and of each person's keystrokes only the newest is answered.
 */
export class InteractionQueue<Item extends Queued> {
  readonly #parts: QueueParts<Item>;
  readonly #questions: Item[] = [];
  /** By person, in the order in which they began to wait. */
  readonly #keystrokes = new Map<string, Item>();
  readonly #underWay = new Set<Promise<void>>();
  #isTurnSet = false;
  #emptied = Promise.withResolvers<void>();

  constructor(parts: QueueParts<Item>) {
    this.#parts = parts;
  }

  add(item: Item): void {
    if (item.isKeystroke) {
      if (this.#keystrokes.has(item.personId)) this.#parts.onDrop('typedOn');
      this.#keystrokes.set(item.personId, item);
    } else this.#questions.push(item);
    this.#setTurn();
  }

  /** Resolves when nothing waits and nothing is under way. */
  async finished(): Promise<void> {
    while (this.#isTurnSet || this.#underWay.size > 0) {
      if (this.#isTurnSet) await this.#emptied.promise;
      await Promise.all(this.#underWay);
    }
  }

  #setTurn(): void {
    if (this.#isTurnSet) return;
    this.#isTurnSet = true;
    this.#parts.later(() => this.#turn());
  }

  #turn(): void {
    this.#isTurnSet = false;
    const item = this.#next();
    if (item) {
      const answering = this.#parts.answer(item);
      this.#underWay.add(answering);
      void answering.finally(() => this.#underWay.delete(answering));
    }
    if (this.#questions.length + this.#keystrokes.size > 0) this.#setTurn();
    else {
      this.#emptied.resolve();
      this.#emptied = Promise.withResolvers();
    }
  }

  /** The first that is worth a look; those before it are dropped. */
  #next(): Item | undefined {
    for (;;) {
      const item = this.#questions.shift() ?? this.#firstKeystroke();
      if (!item || this.#parts.ageMs(item.id) < AGE_MAX_MS) return item;
      this.#parts.onDrop('tooOld');
    }
  }

  #firstKeystroke(): Item | undefined {
    const [item] = this.#keystrokes.values();
    if (item) this.#keystrokes.delete(item.personId);
    return item;
  }
}
