import type { Span } from '../release.ts';

const DEFINITION = /^\[([^[\]^]{1,200})\]:\s*<?(?:https?:|www\.|mailto:|[/#])/;
const FENCE = /^(?:`{3,}[^`]*|~{3,}[^~]*)$/;

/** Lines of a source that are no text. */
export type Hidden = {
  readonly what: 'fence' | 'definition' | 'comment' | 'table';
  /** The last of them. */
  readonly last: number;
  /** The name of the link that a definition explains, in small letters; empty for the others. */
  readonly label: string;
};

/** Finds the lines that say where links lead, fences of code, comments, and tables in HTML. */
export class HiddenLines {
  readonly #source: string;
  readonly #lines: readonly Span[];
  /** The line where each closer stood that was looked for; past the last where none does. */
  readonly #closers = new Map<string, number>();

  constructor(source: string, lines: readonly Span[]) {
    this.#source = source;
    this.#lines = lines;
  }

  /** What begins at a line; undefined where that is text. */
  at(index: number): Hidden | undefined {
    const text = this.#textOf(index);
    const label = DEFINITION.exec(text)?.[1];
    if (label !== undefined) return { what: 'definition', last: index, label: label.toLowerCase() };
    if (FENCE.test(text)) return { what: 'fence', last: index, label: '' };
    if (text.startsWith('<!--')) return this.#until('-->', index, 'comment');
    return /^<table\b/i.test(text) ? this.#until('</table>', index, 'table') : undefined;
  }

  /** Undefined where the closer is missing, or text follows it on its line. */
  #until(closer: string, index: number, what: Hidden['what']): Hidden | undefined {
    let last = this.#closers.get(closer) ?? -1;
    if (last < index) {
      last = index;
      while (last < this.#lines.length && !this.#textOf(last).includes(closer)) last += 1;
      this.#closers.set(closer, last);
    }
    return this.#textOf(last).endsWith(closer) ? { what, last, label: '' } : undefined;
  }

  #textOf(index: number): string {
    const line = this.#lines[index];
    return line ? this.#source.slice(line.start, line.end) : '';
  }
}
