/** A letter that Japanese is written with. */
export const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/u;

/** Whole words whatever their case; where Japanese is wanted, any place in the text, since it parts no words. */
export function mentions(text: string, wanted: string): boolean {
  const [inText, word] = [text, wanted].map((string) => oneSpaced(string).toLowerCase());
  if (!inText || !word) return false;
  if (JAPANESE.test(word)) return inText.includes(word);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${RegExp.escape(word)}(?![\p{L}\p{N}])`, 'u').test(inText);
}

/** The text with one space wherever it has white space, and none at its ends. */
export const oneSpaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();
