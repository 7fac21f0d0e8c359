import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

/**
 * English words that carry grammar and no matter: a capital on one of them tells only that a sentence begins.
 * Words that also begin names or offices ("Under Secretary", "Will") are in, those that mostly are names are not.
 */
const FUNCTION_WORDS = wordSet(
  'a an the this that these those such same other another each every either neither both all any some no none',
  'many much more most few fewer several less least own two',
  'something anything nothing everything someone anyone everyone somebody anybody nobody everybody',
  'i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one',
  'who whom whose which what when where why how there here',
  'am is are was were be been being has have had having do does did done can could may might must shall should',
  'will would not',
  'about above across after against along alongside among around as at before behind below beneath beside',
  'besides between beyond but by despite down during except for from in inside into like near of off on onto out',
  'outside over past per since than through throughout till to toward towards under until up upon via with',
  'within without',
  'and or nor so yet if because although though while whilst whereas unless whether once',
  'ahead also again already always even ever further furthermore hence however indeed instead just later meanwhile',
  'moreover never nevertheless next nonetheless now only otherwise perhaps quite rather soon still then',
  'therefore thus today together tomorrow tonight too very well yesterday according following last first',
);

/** Whether a word, in any case, is one of grammar: an article, a pronoun, a preposition, a common adverb. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word.toLowerCase());
}

const ARTICLES = wordSet('the a an its our their his her The A An Its Our Their His Her My my');

/** Whether a token says which one, or whose: "the", "our". */
export function isArticle(token: Token | undefined): boolean {
  return token !== undefined && ARTICLES.has(token.text);
}
