import { escapeWords, foldSpace, visible } from '../words.ts';

/** A paragraph in the making: words, line breaks and footnote marks, in Markdown. */
export class Inline {
  #parts: string[] = [];
  #letters = 0;
  #boldLetters = 0;

  /** @param keepsLines whether line breaks of the source are line breaks on the page */
  addWords(
    source: string,
    { isBold, keepsLines }: { readonly isBold: boolean; readonly keepsLines: boolean },
  ): void {
    const words = visible(source);
    const letters = words.replace(/\s+/g, '').length;
    this.#letters += letters;
    if (isBold) this.#boldLetters += letters;
    this.#parts.push(escapeWords(keepsLines ? words : words.replace(/[\t\n\f\r]/g, ' ')));
  }

  addLineBreak(): void {
    this.#parts.push('\n');
  }

  /** A mark that leads to a footnote; `label` is letters and digits. */
  addFootnoteMark(label: string): void {
    this.#parts.push(`[^${label}]`);
  }

  /** Its paragraphs, parted where lines are empty, and begins anew. */
  take(): { readonly text: string; readonly isBold: boolean }[] {
    const isBold = this.#letters > 0 && this.#boldLetters === this.#letters;
    const lines = this.#parts
      .join('')
      .split(/\r\n?|\n/)
      .map((line) => foldSpace(line).trim());
    this.#parts = [];
    this.#letters = 0;
    this.#boldLetters = 0;
    const paragraphs: string[][] = [[]];
    for (const line of lines) {
      if (line === '') paragraphs.push([]);
      else paragraphs.at(-1)?.push(line);
    }
    return paragraphs.filter((kept) => kept.length > 0).map((kept) => ({ text: kept.join('\n'), isBold }));
  }
}
