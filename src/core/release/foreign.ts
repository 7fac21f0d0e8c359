import { isFunctionWord } from './function-words.ts';
import type { Sentence } from './release.ts';
import { wordSet } from './word-set.ts';

/** Words of grammar of the languages that translations below a release mostly are in, and that are no English ones. */
const FOREIGN_WORDS = wordSet(
  'el la los las del de una un que por para con su sus es en y se al como más lo este esta',
  'le les des du et est une dans avec sur qui pour aux au par ce cette pas sont ont',
  'der das und ist den dem von mit für auf ein eine nicht zu im sich auch wird werden',
  'il di che per della sono nel alla dei gli os em um uma não com yn yr wedi mae het een van',
);
/** Fewest of them that tell a language: "de la" alone may be a name's. */
const FOREIGN_WORDS_MIN = 3;

/**
 * Numbers of the sentences in another language, where a translation stands below the text. Empty where most of the
 * release is in one.
 */
export function foreignSentences(
  sentences: readonly Pick<Sentence, 'number' | 'text'>[],
): ReadonlySet<number> {
  const foreign = sentences.filter(({ text }) => isForeign(text));
  return new Set(foreign.length * 3 > sentences.length * 2 ? [] : foreign.map(({ number }) => number));
}

/** "Ursula von der Quay", "Santa Cruz de la": small words between capitals belong to a name. */
const INSIDE_NAMES = /(?<=\p{Lu}[\p{L}’'-]{0,30})(?: \p{Ll}{1,3}){1,2}(?= \p{Lu})/gu;

function isForeign(text: string): boolean {
  const words =
    text.replace(INSIDE_NAMES, '').match(/(?<![\p{L}\p{N}])\p{Ll}[\p{Ll}\p{M}]*(?![\p{L}\p{N}’'-])/gu) ?? [];
  const foreign = words.filter((word) => FOREIGN_WORDS.has(word)).length;
  return foreign >= FOREIGN_WORDS_MIN && foreign > 2 * words.filter(isFunctionWord).length;
}
