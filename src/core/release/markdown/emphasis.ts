import type { Span } from '../release.ts';

const WORD = /[\p{L}\p{N}]/u;
const SPACE = /^\s?$/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** What is left of a run of stars, underscores or tildes that may open emphasis. */
type Opener = { readonly start: number; end: number };

/**
 * Pairs runs of `*`, `_` and `~~` that stand round emphasised words, as they come; what finds no partner is text.
 *
 * It follows CommonMark but for two things. Two stars close where two opened before, whatever stands beside them
 * ("**Note: **the pier"), since people write so and mean it. No run opens within a word ("5*3*2", "s**t").
 */
export class Emphasis {
  readonly #source: string;
  readonly #openers = new Map<string, Opener[]>();
  /** The marks paired so far. */
  readonly marks: Span[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** Takes the run from `start` to `end`, all of one character. */
  take(start: number, end: number): void {
    const char = this.#source.charAt(start);
    const before = this.#source.charAt(start - 1);
    const after = this.#source.charAt(end);
    if ((SPACE.test(before) && SPACE.test(after)) || (char === '~' && end - start !== 2)) return;

    const openers = this.#openers.get(char) ?? [];
    this.#openers.set(char, openers);
    const closes = canClose(char, before, after) || (isLong({ start, end }) && isLong(openers.at(-1)));
    const left = closes ? this.#close(openers, start, end) : start;
    if (left < end && !SPACE.test(after) && !WORD.test(before)) openers.push({ start: left, end });
  }

  /** @returns where what is left of the closing run begins */
  #close(openers: Opener[], start: number, end: number): number {
    let at = start;
    for (let opener = openers.at(-1); opener && at < end; opener = openers.at(-1)) {
      const taken = Math.min(2, opener.end - opener.start, end - at);
      this.marks.push({ start: opener.end - taken, end: opener.end }, { start: at, end: at + taken });
      opener.end -= taken;
      at += taken;
      if (opener.end === opener.start) openers.pop();
    }
    return at;
  }
}

function canClose(char: string, before: string, after: string): boolean {
  if (SPACE.test(before) || (WORD.test(before) && WORD.test(after))) return false;
  if (char === '_' && WORD.test(after)) return false;
  return !PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after);
}

function isLong(run: Span | undefined): boolean {
  return run !== undefined && run.end - run.start >= 2;
}
