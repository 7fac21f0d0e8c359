/** Small letters without accents and without what only looks different, such as wide letters. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A text as it is compared: its folded words, parted by single spaces. */
export function foldedText(text: string): string {
  return foldedWords(text).join(' ');
}

/** The words of a folded text, in order: runs of letters and digits. */
export function foldedWords(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
