import { isCapitalised } from './name-words.ts';
import type { Mention } from './people.ts';
import type { Speaker } from './release.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Part of a sentence, outside quotation marks, with the people it names; offsets count in `text`. */
export type Clause = { readonly text: string; readonly mentions: readonly Mention[] };

const PRONOUN = /^(?:he|she|they)$/i;
/** Someone else's voice: "a spokesman for X". */
const OTHER_VOICE = /\bspokes\p{L}{1,20} (?:for|of)\s|\bon behalf of\s/u;
/** Someone only told of: "said a minister who met X". */
const ONLY_TOLD_OF = /\b(?:an?|who|whom|whose|that)\s/;
const RELATIVE_CLAUSE = /, (?:who|whom|whose)\s[^,]*,/g;

/**
 * Who says what stands before this clause: "…", "said NASA Administrator Bill Nelson", "Melroy said", "she said".
 *
 * @param lastNamed who a pronoun stands for
 */
export function speakerAfterQuotation(clause: Clause, lastNamed: Speaker | undefined): Speaker | undefined {
  const [first, second, ...others] = tokensOf(clause.text).filter((token) => token.text !== ',');
  if (!first || !second) return undefined;
  if (isSpeechVerb(first.text)) {
    if (PRONOUN.test(second.text)) return lastNamed;
    const named = clause.mentions[0];
    if (!named) return undefined;
    const between = clause.text.slice(first.end, named.start);
    return OTHER_VOICE.test(between) || ONLY_TOLD_OF.test(between) ? undefined : alone(clause, named);
  }
  if (PRONOUN.test(first.text)) return isSpeechVerb(second.text) ? lastNamed : undefined;

  // "…," raised too many hurdles, Varney said: the quotation is only part of the sentence.
  if (!isCapitalised(first) && first.text !== 'the') return undefined;
  const verb = [second, ...others].find((token) => isSpeechVerb(token.text));
  const named = clause.mentions[0];
  return verb && named && named.end <= verb.start ? alone(clause, named) : undefined;
}

/**
 * Whose speech a clause announces by a verb of speech before its end: "Nelson added:", "In Tokyo, Moriyama said,".
 *
 * @param lastNamed who a pronoun stands for: "She added:"
 */
export function speakerAnnouncedIn(clause: Clause, lastNamed: Speaker | undefined): Speaker | undefined {
  const isOnItsWay = clause.text.trimEnd().endsWith(':') && tokensOf(clause.text).some(isVerb);
  if (!isOnItsWay && !endsOnSpeechVerb(clause.text)) return undefined;
  if (clause.mentions.length > 0) return speakerNamedIn(clause);
  return PRONOUN.test(wordsOf(clause.text).at(-2)?.text ?? '') ? lastNamed : undefined;
}

/** The last one named before the last verb of speech, asides left out; undefined for two at once. */
export function speakerNamedIn(clause: Clause): Speaker | undefined {
  const { text } = clause;
  const withoutAsides = text.replace(RELATIVE_CLAUSE, (aside) => ' '.repeat(aside.length));
  const mentions = clause.mentions.filter((mention) => withoutAsides.charAt(mention.start) !== ' ');
  const verbStart = tokensOf(text).findLast(isVerb)?.start ?? text.length;
  const named = mentions.findLast((mention) => mention.end <= verbStart) ?? mentions[0];
  if (!named) return undefined;
  const sinceComma = text.slice(text.lastIndexOf(',', named.start) + 1, named.start);
  return OTHER_VOICE.test(sinceComma) ? undefined : alone(clause, named);
}

/** Whether the last word of a clause is a verb of speech: "… welcomed the agreement and said:". */
export function endsOnSpeechVerb(text: string): boolean {
  return isSpeechVerb(wordsOf(text).at(-1)?.text ?? '');
}

/** The tokens of a clause without the comma or colon that ends it. */
function wordsOf(text: string): Token[] {
  return tokensOf(text.trimEnd().replace(/[,:]$/, ''));
}

/** The speaker, unless an "and" ties someone else to them: words of two people are no one's alone. */
function alone(clause: Clause, named: Mention): Speaker | undefined {
  const place = clause.mentions.indexOf(named);
  const before = clause.mentions[place - 1];
  const after = clause.mentions[place + 1];
  const isTied = (from: Mention | undefined, to: Mention | undefined) =>
    from !== undefined && to !== undefined && /^,? and\s[^,]*$/.test(clause.text.slice(from.end, to.start));
  return isTied(before, named) || isTied(named, after) ? undefined : named.speaker;
}

function isVerb(token: Token): boolean {
  return isSpeechVerb(token.text);
}
