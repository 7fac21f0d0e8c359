/** Until something was read: the slowest machine of the measurements takes 0.15 ms a token, or some 4 letters. */
const FIRST_MS_PER_LETTER = 0.04;
/** How much the newest reading counts in the mean. */
const NEWEST_SHARE = 0.2;

/** What waits to be read, in letters, and how long it will take. */
export class Backlog {
  #letters = 0;
  #questions = 0;
  #emptied = Promise.withResolvers<void>();
  #msPerLetter = FIRST_MS_PER_LETTER;

  /** Milliseconds until all that waits now will have been read, as far as it can be told. */
  get waitMs(): number {
    return this.#letters * this.#msPerLetter;
  }

  /** Resolves once nothing waits. */
  async empty(): Promise<void> {
    while (this.#questions > 0) await this.#emptied.promise;
  }

  add(letters: number): void {
    this.#questions += 1;
    this.#letters += letters;
  }

  /** @param ms what it took; left out where it was not read to its end */
  remove(letters: number, ms?: number): void {
    this.#letters -= letters;
    this.#questions -= 1;
    if (this.#questions === 0) {
      this.#emptied.resolve();
      this.#emptied = Promise.withResolvers();
    }
    if (ms === undefined || letters === 0) return;
    this.#msPerLetter += NEWEST_SHARE * (ms / letters - this.#msPerLetter);
  }
}
