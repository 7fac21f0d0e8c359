/** A value that is being made or was made, and the bytes it holds once it is. */
type Held<Value> = { readonly making: Promise<Value>; value?: Value; bytes: number };

/**
 * Values that are made when first asked for and kept while there is room; the one unused for longest goes first. Whoever
 * got a value keeps it: leaving the cache takes nothing from work under way.
 */
export class BoundedCache<Value> {
  readonly #held = new Map<string, Held<Value>>();
  readonly #maxBytes: number;
  readonly #bytesOf: (value: Value) => number;
  #bytes = 0;

  constructor(maxBytes: number, bytesOf: (value: Value) => number) {
    this.#maxBytes = maxBytes;
    this.#bytesOf = bytesOf;
  }

  /** What the kept values hold together, as far as they are made. The one used last may exceed the bound alone. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Made once, however many ask meanwhile; what failed is made anew for the next who asks. */
  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#use(key);
    if (known) return known.making;
    const held: Held<Value> = { making: make(), bytes: 0 };
    this.#held.set(key, held);
    held.making.then(
      (value) => this.#weigh(key, held, value),
      () => this.#forget(key, held),
    );
    return held.making;
  }

  /** The value where it is kept and made; asking counts as a use. */
  peek(key: string): Value | undefined {
    return this.#use(key)?.value;
  }

  delete(key: string): void {
    const held = this.#held.get(key);
    if (held) this.#forget(key, held);
  }

  /** Finds it and puts it last, so that the one unused for longest stands first. */
  #use(key: string): Held<Value> | undefined {
    const held = this.#held.get(key);
    if (!held) return undefined;
    this.#held.delete(key);
    this.#held.set(key, held);
    return held;
  }

  #weigh(key: string, held: Held<Value>, value: Value): void {
    // It may have been deleted while it was made.
    if (this.#held.get(key) !== held) return;
    held.value = value;
    held.bytes = this.#bytesOf(value);
    this.#bytes += held.bytes;
    for (const [otherKey, other] of this.#held) {
      if (this.#bytes <= this.#maxBytes) break;
      if (other !== held && other.value !== undefined) this.#forget(otherKey, other);
    }
  }

  #forget(key: string, held: Held<Value>): void {
    if (this.#held.get(key) !== held) return;
    this.#held.delete(key);
    this.#bytes -= held.bytes;
  }
}
