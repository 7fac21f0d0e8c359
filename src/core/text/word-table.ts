/** Most places of the table that are looked at for one word: texts made to collide must not make it slow. */
const PROBES_MAX = 8;
/** Places for each word that it may hold, so that most are found at the first. */
const PLACES_PER_WORD = 2;

/**
 * A memory of words that are looked up where they stand in a text, without cutting them out of it: for short words that
 * takes a third of the time of a `Map`. When it is full it begins anew.
 */
export class WordTable<Value> {
  readonly #size: number;
  /** By place: the number of the word there, from 1; 0 where it is free. */
  readonly #numbers: Int32Array;
  #words: string[] = [];
  #values: Value[] = [];
  /** Words it was given since it began, those it had no place for among them. */
  #given = 0;

  /** @param size most words that it holds, a power of two */
  constructor(size: number) {
    this.#size = size;
    this.#numbers = new Int32Array(size * PLACES_PER_WORD);
  }

  /** @param hash of the word between `start` and `end`, as {@link hashOf} makes it */
  find(text: string, start: number, end: number, hash: number): Value | undefined {
    for (let probe = 0; probe < PROBES_MAX; probe += 1) {
      const number = this.#numbers[this.#placeOf(hash, probe)] ?? 0;
      if (number === 0) return undefined;
      const word = this.#words[number - 1] ?? '';
      if (word.length === end - start && standsAt(text, start, word)) return this.#values[number - 1];
    }
    return undefined;
  }

  get(word: string): Value | undefined {
    return this.find(word, 0, word.length, hashOf(word));
  }

  /** A word whose places are all taken is not kept. */
  set(word: string, value: Value): void {
    if (this.#given >= this.#size) {
      this.#numbers.fill(0);
      this.#words = [];
      this.#values = [];
      this.#given = 0;
    }
    this.#given += 1;
    const hash = hashOf(word);
    for (let probe = 0; probe < PROBES_MAX; probe += 1) {
      const place = this.#placeOf(hash, probe);
      if (this.#numbers[place] !== 0) continue;
      this.#words.push(word);
      this.#values.push(value);
      this.#numbers[place] = this.#words.length;
      return;
    }
  }

  #placeOf(hash: number, probe: number): number {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 12)) + probe) & (this.#numbers.length - 1);
  }
}

/** The hash of a word with one more UTF-16 unit; that of no word is 0. */
export function hashWith(hash: number, unit: number): number {
  return (Math.imul(hash, 0x01000193) + unit) | 0;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = hashWith(hash, word.charCodeAt(at));
  return hash;
}

function standsAt(text: string, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at += 1)
    if (text.charCodeAt(start + at) !== word.charCodeAt(at)) return false;
  return true;
}
