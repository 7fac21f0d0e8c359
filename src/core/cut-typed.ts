/** Most of what is typed that is read for a completion or a name: the longest question offered has 100 characters. */
const TYPED_MAX_CHARS = 60;
const TYPED_MAX_WORDS = 8;

/**
 * The beginning of what was typed, at most 60 characters and 8 words. To be called before anything else looks at the
 * text: people may send 6,000 characters, and one of them may become 18 when it is normalised.
 */
export function cutTyped(typed: string): string {
  const start = typed.slice(0, TYPED_MAX_CHARS);
  // Half a surrogate pair would be no letter.
  const whole = start.isWellFormed() || !typed.isWellFormed() ? start : start.slice(0, -1);
  const afterWords = [...whole.matchAll(/\s+(?=\S)/g)].filter(({ index }) => index > 0)[TYPED_MAX_WORDS - 1];
  return afterWords ? whole.slice(0, afterWords.index) : whole;
}
