/** Finds where code in backticks ends: at as many of them as it began with. */
export class CodeSpans {
  readonly #closers = new Map<number, number[]>();

  /** @param from where the first backtick stands */
  constructor(source: string, from: number, end: number) {
    for (const { 0: run, index } of source.slice(from, end).matchAll(/`+/g)) {
      const places = this.#closers.get(run.length) ?? [];
      this.#closers.set(run.length, places);
      places.push(from + index);
    }
    // They are taken from the end.
    for (const places of this.#closers.values()) places.reverse();
  }

  /**
   * Where the run of backticks begins that closes the one before `from`; undefined where none does.
   *
   * @param from never less than when it was asked before
   */
  closerOf(length: number, from: number): number | undefined {
    const places = this.#closers.get(length) ?? [];
    while ((places.at(-1) ?? from) < from) places.pop();
    return places.at(-1);
  }
}
