import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** Take words of somebody's own: "said", "adds". */
const SAYING = wordSet(
  'said says saying added adds adding announced asked asks explained explains explaining stated states noted notes',
  'commented comments commenting told tells telling wrote writes writing continued continues concluded concludes',
  'replied replies remarked remarks declared declares insisted insists warned warns argued argues observed observes',
  'stressed stresses emphasised emphasises emphasized emphasizes recalled recalls promised responded responds urged',
  'urges reflected reflects admitted admits joked jokes answered answers claimed claims confirmed',
  'confirms revealed reveals suggested suggests reiterated reiterates affirmed affirms tweeted',
  'posted quipped enthused exclaimed recounted recounts predicted predicts pledged pledges vowed vows acknowledged',
  'acknowledges cautioned cautions countered counters testified',
);
/** Tell what somebody makes of a thing, and may announce their words: "welcomed the news: “…”". */
const REACTING = wordSet(
  'welcomed welcomes praised praises hailed hails thanked thanks congratulated congratulates paid pays called calls',
  'agreed agrees shared shares appealed appeals expressed expresses reacted reacts spoke speaks described describes summed sums',
);
/** Name who is spoken to: "told reporters". */
const TELLING = wordSet(
  'told tells telling asked asks warned warns urged urges assured reminded informed answered',
);

/** Of these forms the nouns are as common: "for comments", "of the states". */
const ALSO_NOUNS = wordSet(
  'states notes comments remarks claims answers replies promises shares urges stresses calls thanks reports',
);
const BEFORE_NOUNS = wordSet(
  'the a an of for in on to with and or by from their his her its our your my no any all some such more united member',
  'following these those other brief further public closing opening few two several many new key',
);
/** Verbs that speak only with these words behind them. */
const PHRASES: readonly (readonly [verb: string, ...rest: string[]])[] = [
  ['went', 'on'],
  ['goes', 'on'],
  ['put', 'it'],
  ['puts', 'it'],
  ['pointed', 'out'],
  ['points', 'out'],
  ['had', 'this', 'to', 'say'],
  ['has', 'this', 'to', 'say'],
];
const GIVING = wordSet('made released issued gave delivered makes releases issues gives delivers');
const STATEMENTS = wordSet('statement statements remarks comments comment');
/** Most words between "issued" and "statement". */
const STATEMENT_WITHIN_TOKENS = 4;

/** Whether a word, in lower case, tells that someone speaks: "said", "added". */
export function isSpeechVerb(word: string): boolean {
  return SAYING.has(word);
}

/** Whether a verb of speech names its listener next: "told reporters". */
export function isTelling(word: string): boolean {
  return TELLING.has(word);
}

/** Whether a word tells what somebody makes of something, before they are quoted: "welcomed". */
export function isReaction(word: string): boolean {
  return REACTING.has(word);
}

/** Whether a word names what is said: "statement", "remarks". */
export function isStatement(word: string): boolean {
  return STATEMENTS.has(word);
}

/** The index after the verb of speech at index `at`, all its words taken ("went on"); undefined where there is none. */
export function speechVerbEnd(tokens: readonly Token[], at: number): number | undefined {
  const verb = tokens[at]?.text ?? '';
  if (SAYING.has(verb)) {
    const before = tokens[at - 1]?.text.toLowerCase() ?? '';
    return ALSO_NOUNS.has(verb) && BEFORE_NOUNS.has(before) ? undefined : at + 1;
  }
  for (const [first, ...rest] of PHRASES) {
    if (verb === first && rest.every((word, place) => tokens[at + 1 + place]?.text === word))
      return at + 1 + rest.length;
  }
  if (!GIVING.has(verb)) return undefined;
  // "issued the following statement", and not "issued a report on the statement".
  for (let next = at + 1; next <= at + STATEMENT_WITHIN_TOKENS; next += 1) {
    const word = tokens[next]?.text ?? '';
    if (STATEMENTS.has(word)) return next + 1;
    if (!/^\p{Ll}+$/u.test(word)) return undefined;
  }
  return undefined;
}
