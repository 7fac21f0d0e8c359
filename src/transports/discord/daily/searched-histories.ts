/** Message ids go by the clocks of many machines: one that was made a little earlier may show a little later. */
const OVERLAP_MS = 10_000;

/** Most searches that are remembered; one that is forgotten only begins anew. */
const REMEMBERED_MAX = 1_000;

type Searched = { readonly sinceMs: number; readonly readToMs: number };

/** How far channels were searched in vain, so that a search that took too long is not begun anew. */
export class SearchedHistories {
  /** By nonce, the oldest first. */
  readonly #searched = new Map<string, Searched>();

  /** Where a search back to `sinceMs` goes on. */
  readOnFrom(nonce: string, sinceMs: number): number {
    const before = this.#searched.get(nonce);
    return before && before.sinceMs <= sinceMs ? Math.max(sinceMs, before.readToMs - OVERLAP_MS) : sinceMs;
  }

  /** Everything from `sinceMs` to `readToMs` was read. */
  note(nonce: string, sinceMs: number, readToMs: number): void {
    this.#searched.delete(nonce);
    this.#searched.set(nonce, { sinceMs, readToMs });
    if (this.#searched.size <= REMEMBERED_MAX) return;
    const [oldest] = this.#searched.keys();
    if (oldest !== undefined) this.#searched.delete(oldest);
  }
}
