import { oncePer } from '../../once-per.ts';
import { readWords } from '../../text/words.ts';
import { stemsOf } from '../passages.ts';
import type { Topic } from './topics.ts';

/** What the example questions of a release know of a question. */
export type Examples = {
  /** The topic of which the question is an example in all but spelling. */
  same(question: string): Topic | undefined;
  /** How much a topic's nearest example shares with the question, 0 to 1, by their words. */
  likeness(question: string, topic: Pick<Topic, 'questions'>): number;
};

/** Shortest word in which a slip is passed over: shorter ones are too near to each other. */
const SLIP_MIN_CHARS = 4;
/** Slips passed over in a whole question. */
const SLIPS_MAX = 2;

/** Reads the English examples of each topic once. */
export function readExamples(topics: readonly Topic[]): Examples {
  const topicByWords = new Map<string, Topic>();
  const byCount = new Map<number, { readonly words: readonly string[]; readonly topic: Topic }[]>();
  for (const topic of topics) {
    for (const example of topic.questions.en) {
      const words = wordsOf(example);
      topicByWords.set(words.join(' '), topic);
      const alike = byCount.get(words.length);
      if (alike) alike.push({ words, topic });
      else byCount.set(words.length, [{ words, topic }]);
    }
  }
  return {
    same(question) {
      const words = wordsOf(question);
      if (words.length === 0) return undefined;
      return (
        topicByWords.get(words.join(' ')) ??
        byCount.get(words.length)?.find((example) => isSameButSlips(words, example.words))?.topic
      );
    },
    likeness(question, { questions }) {
      const asked = new Set(stemsOf(question));
      return Math.max(0, ...stemSetsOf(questions).map((example) => shared(asked, example)));
    },
  };
}

/** The stems of each English example, read once: a refusal looks at all of them. */
const stemSetsOf = oncePer((questions: Topic['questions']) =>
  questions.en.map((example) => new Set(stemsOf(example))),
);

/** Words of grammar count too: "signed by whom" and "signed for whom" are two questions. */
function wordsOf(text: string): string[] {
  return readWords(text).map(({ lower }) => lower);
}

function isSameButSlips(typed: readonly string[], example: readonly string[]): boolean {
  let slips = 0;
  for (const [place, word] of typed.entries()) {
    const right = example[place] ?? '';
    if (word === right) continue;
    slips += 1;
    if (slips > SLIPS_MAX || !isSlip(word, right)) return false;
  }
  return typed.join('').length > SLIP_MIN_CHARS * slips;
}

/** One letter too many, too few, another, or two in the wrong order. */
function isSlip(typed: string, right: string): boolean {
  if (Math.min(typed.length, right.length) < SLIP_MIN_CHARS || Math.abs(typed.length - right.length) > 1)
    return false;
  if (/\d/.test(typed + right)) return false;
  let start = 0;
  while (start < typed.length && typed[start] === right[start]) start++;
  let end = 0;
  while (end < Math.min(typed.length, right.length) - start && typed.at(-1 - end) === right.at(-1 - end))
    end++;
  const left = typed.slice(start, typed.length - end);
  const meant = right.slice(start, right.length - end);
  return (
    Math.max(left.length, meant.length) <= 1 || (left.length === 2 && left === [...meant].reverse().join(''))
  );
}

/** Share of all stems of two questions that both have. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((stem) => other.has(stem)).length;
  return both === 0 ? 0 : both / (one.size + other.size - both);
}
