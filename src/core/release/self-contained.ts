import type { Fact, Release, Sentence } from './release.ts';
import { withoutPossessive } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** Shortest sentence that says something on its own, in words. */
const MIN_WORDS = 6;

/** Openings that lean on the sentence before. */
const LEANING = wordSet(
  'i me my we us our you your he him his she her it its they them their this that these those such',
  'however also instead therefore thus moreover furthermore meanwhile otherwise but and or so yet then',
  'another both neither here there',
);

/**
 * The facts of a release that comes without a facts file: its sentences that can be understood alone, in order.
 * Lead-ins, questions, fragments, parts of a longer quotation and openings such as "It" or "However" are not. May be empty.
 */
export function selfContainedFacts({ sentences }: Pick<Release, 'sentences'>): Fact[] {
  return sentences.filter(isSelfContained).map(({ number, text }) => ({
    id: `sentence-${number}`,
    aliases: [],
    text,
    sentences: [number],
    short: '',
    workedOut: [],
    questions: { en: [], ja: [] },
    details: [],
  }));
}

function isSelfContained({ text, leadIn }: Sentence): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? [];
  const first = words[0] ?? '';
  const isWhole = !/^\p{Ll}/u.test(first) && /[.!…。][”’"')\]»]*$/.test(text);
  const leans = LEANING.has(withoutPossessive(first).toLowerCase());
  return !leadIn && isWhole && words.length >= MIN_WORDS && !leans && !hasLooseQuotation(text);
}

/** Whether a quotation begins before the sentence or goes on after it. */
function hasLooseQuotation(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  // An apostrophe looks like a closing mark, so single ones are told by the ends of the sentence alone.
  const opens = text.includes('‘') && !/‘[^‘]*’(?!\p{L})/u.test(text);
  const closes = /[.!…]’$/.test(text) && !text.includes('‘');
  return count('“') !== count('”') || count('"') % 2 === 1 || opens || closes;
}
