/** Codes that stand for no letter of any writing: what is left where a font does not say what it draws. */
const NO_LETTERS = /(?![\t\n\r])[\p{Cc}\ue000-\uf8ff\ufffd]/gu;

/** The part of a text that such codes may be: a drawn bullet or two. */
const NO_LETTERS_SHARE_MAX = 0.02;

/** Words that are long enough to have a vowel in any language of Latin letters. */
const WORDS = /(?<![\p{L}\p{N}])[A-Za-z]{3,30}(?![\p{L}\p{N}])/gu;
const VOWEL = /[aeiouy]/i;

/** So few words prove nothing. */
const WORDS_MIN = 20;

/** The part of the words that has a vowel wherever letters are the right ones; acronyms have none. */
const VOWEL_SHARE_MIN = 0.75;

/** Whether what was taken from a file can be its words, and no codes of fonts that cannot be mapped to letters. */
export function isReadable(text: string): boolean {
  const unknown = text.match(NO_LETTERS)?.length ?? 0;
  if (unknown > text.length * NO_LETTERS_SHARE_MAX) return false;
  const words = text.match(WORDS) ?? [];
  const withVowel = words.filter((word) => VOWEL.test(word)).length;
  return words.length < WORDS_MIN || withVowel >= words.length * VOWEL_SHARE_MIN;
}
