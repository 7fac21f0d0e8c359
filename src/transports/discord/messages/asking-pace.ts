/** Most questions of one person within {@link WINDOW_MS}, and one at a time; what is more is met with silence. */
const QUESTIONS_MAX = 5;
const WINDOW_MS = 30_000;

/** How often people may ask by writing a message: unlike a command, a message costs nobody anything to send. */
export class AskingPace {
  readonly #nowMs: () => number;
  /** When each person's last questions began, in order; forgotten once they are older than the window. */
  readonly #begun = new Map<string, readonly number[]>();
  readonly #waiting = new Set<string>();

  /** @param nowMs steady, in milliseconds */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** False where this one is too many; else {@link end} is to be called once it is answered. */
  begin(personId: string): boolean {
    const nowMs = this.#nowMs();
    this.#forget(nowMs);
    const times = this.#begun.get(personId) ?? [];
    const recent = times.filter((atMs) => nowMs - atMs < WINDOW_MS);
    if (this.#waiting.has(personId) || recent.length >= QUESTIONS_MAX) return false;
    // Taken out first: a map keeps its order, and who asked last is to stand last.
    this.#begun.delete(personId);
    this.#begun.set(personId, [...recent, nowMs]);
    this.#waiting.add(personId);
    return true;
  }

  end(personId: string): void {
    this.#waiting.delete(personId);
  }

  #forget(nowMs: number): void {
    for (const [personId, times] of this.#begun) {
      if (nowMs - (times.at(-1) ?? 0) < WINDOW_MS) return;
      this.#begun.delete(personId);
    }
  }
}
