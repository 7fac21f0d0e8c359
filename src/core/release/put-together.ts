/**
 * Whether a list such as "A, B and C" only puts together what these sentences spell out, a part in each: then nothing
 * is worked out. False for words that are no list.
 */
export function isPutTogether(words: string, sentences: readonly string[]): boolean {
  const parts = words.split(/, (?:and )?| and /);
  return parts.length > 1 && parts.every((part) => sentences.some((sentence) => sentence.includes(part)));
}
