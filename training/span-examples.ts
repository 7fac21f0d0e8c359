import { mentions } from '../exam/score.ts';
import { indexRelease } from '../src/core/answer/engine.ts';
import { MANNERS, type Manner, mannerOf, spansOf, wordsSpan } from '../src/core/answer/spans.ts';
import type { Release } from '../src/core/release/release.ts';
import { ask, type Lexicon } from './examples.ts';
import type { RankingExample } from './fit.ts';
import type { ReleaseSet } from './release-sets.ts';

/**
 * How many words more than the gold a stretch may have to be right. Whoever asks for a name, a date, a place or a number
 * wants that; to other questions a clause says more than a noun torn out of it.
 */
const SLACK_WORDS = 3;
const OPEN_SLACK_WORDS = 7;
const CLOSED: ReadonlySet<Manner> = new Set(['who', 'when', 'where', 'count']);

/** What a release's own facts weigh together with the questions on invented ones, and every how many are taken. */
const FACT_WEIGHT = 0.5;
const FACT_STEP = 4;

/** A sentence's stretches with those that are the short answer; `texts` are their words. */
export type SpanExample = RankingExample & {
  readonly texts: readonly string[];
  readonly wanted: readonly string[];
};

/** For every question with one short answer, the stretches of each answering sentence that holds it. */
export function spanExamples({ release, questions }: ReleaseSet, lexicon: Lexicon): SpanExample[] {
  const index = indexRelease(release);
  return questions.flatMap(({ text, short, gold }) => {
    const [wanted] = short;
    if (!wanted || short.length > 1 || wanted.includes('')) return [];
    const asked = ask(index, text, lexicon);
    const found = gold.flatMap((s) => {
      const example = spansIn(index, asked, s, wanted);
      return example.gold.size > 0 ? [example] : [];
    });
    return found.map((example) => ({ ...example, weight: 1 / found.length }));
  });
}

/** The same for the example questions of a release's facts. */
export function factSpanExamples(release: Release, lexicon: Lexicon): SpanExample[] {
  const questions = release.facts.flatMap(({ short, questions: { en }, sentences }) =>
    en
      .filter((_, place) => place % FACT_STEP === 0)
      .map((text) => ({ text, kind: 'fact', short: [[short]], gold: sentences.map((number) => number - 1) })),
  );
  return spanExamples({ release, questions }, lexicon).map((example) => ({
    ...example,
    weight: example.weight * FACT_WEIGHT,
  }));
}

function spansIn(
  index: ReturnType<typeof indexRelease>,
  asked: ReturnType<typeof ask>,
  s: number,
  wanted: readonly string[],
): Omit<SpanExample, 'weight'> {
  const sentence = index.passages[s]?.text ?? '';
  const { words } = index.profile(s);
  const rows: number[] = [];
  const texts: string[] = [];
  const gold = new Set<number>();
  const manner = mannerOf(asked.question.type);
  const slack = CLOSED.has(manner) ? SLACK_WORDS : OPEN_SLACK_WORDS;
  for (const { from, to, values } of spansOf(index, asked, s)) {
    const span = wordsSpan(sentence, words, from, to);
    const text = span ? sentence.slice(span.start, span.end) : '';
    if (wanted.some((answer) => mentions(text, answer) && to - from <= wordCount(answer) + slack))
      gold.add(texts.length);
    texts.push(text);
    rows.push(...values);
  }
  return {
    count: texts.length,
    features: Float64Array.from(rows),
    gold,
    block: MANNERS.indexOf(manner),
    texts,
    wanted,
  };
}

const wordCount = (text: string): number => text.split(/[\s-]+/).length;
