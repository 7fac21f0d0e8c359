import type { Fact } from '../release/release.ts';
import { type Question, type QuestionType, readQuestion } from './question.ts';
import type { Background, Thesaurus } from './terms.ts';
import { readWords, type Word } from './words.ts';

/** How well a fact's questions fit what was asked, from 0 to 1. */
export type FactMatch = { readonly fact: Fact; readonly fit: number };

/** Fit of every fact to a question, best first; those that share no word are left out. */
export type FactMatcher = (question: Question) => readonly FactMatch[];

type Example = {
  readonly fact: number;
  readonly type: QuestionType;
  readonly stems: readonly string[];
  readonly weight: number;
};

/** Keeps the very words of an example ahead of all others that share them. */
const SURE_BUT_NOT_SAME = 0.999;
/** What a synonym of an example's word counts for, beside 1 for the word itself. */
const SYNONYM_SHARE = 0.7;
/** What words found only in the fact's own text or sentences count for: they support a fit and do not make one. */
const SUPPORT_SHARE = 0.6;
/** What is left of a fit when question and example ask for different things ("when" against "where"). */
const OTHER_TYPE_SHARE = 0.62;

/** The same where the example asks for nothing special ("typhoons in Japan" against "how many typhoons"). */
const STRICT_TYPE_SHARE = 0.75;
/** What is left of a fit when a number of the question stands neither in the example nor in the cited sentences. */
const OTHER_NUMBER_SHARE = 0.5;

const STRICT_TYPES: ReadonlySet<QuestionType> = new Set([
  'when',
  'where',
  'why',
  'how-many',
  'how-much',
  'how-long',
  'how-old',
]);
const OPEN_TYPES: ReadonlySet<QuestionType> = new Set([
  'what',
  'what-is',
  'phrase',
  'yes-no',
  'claim',
  'how',
]);

function typeShare(asked: QuestionType, example: QuestionType): number {
  if (asked === example) return 1;
  if (STRICT_TYPES.has(asked)) return OPEN_TYPES.has(example) ? STRICT_TYPE_SHARE : OTHER_TYPE_SHARE;
  if (OPEN_TYPES.has(asked) && OPEN_TYPES.has(example)) return 0.97;
  if (OPEN_TYPES.has(asked) || OPEN_TYPES.has(example)) return 0.88;
  return OTHER_TYPE_SHARE;
}

/**
 * Makes the matcher of a release's facts by their English example questions.
 *
 * @param supportOf words that the fact's cited sentences hold, as one text
 */
export function matchFacts(
  facts: readonly Fact[],
  supportOf: (fact: Fact) => string,
  thesaurus: Thesaurus,
  background: Background,
): FactMatcher {
  const weightOf = (stem: string): number => (/^\d/.test(stem) ? 0.8 : 0.15 + background.rarity(stem));
  const examples: Example[] = [];
  const supports: ReadonlySet<string>[] = [];
  const byStem = new Map<string, number[]>();
  const factByText = new Map<string, Fact>();
  for (const [f, fact] of facts.entries()) {
    supports.push(new Set(contentStems(readWords(`${fact.text} ${supportOf(fact)}`))));
    for (const text of [fact.text, ...fact.questions.en]) {
      const question = readQuestion(text);
      if (text !== fact.text) factByText.set(question.text, fact);
      const stems = contentStems(question.words);
      if (stems.length === 0) continue;
      const at = examples.length;
      examples.push({
        fact: f,
        type: text === fact.text ? 'claim' : question.type,
        stems,
        weight: stems.reduce((sum, stem) => sum + weightOf(stem), 0),
      });
      for (const stem of stems) {
        const list = byStem.get(stem);
        if (list) list.push(at);
        else byStem.set(stem, [at]);
      }
    }
  }

  return ({ text, words, type }) => {
    const same = factByText.get(text);
    const stems = contentStems(words);
    const total = stems.reduce((sum, stem) => sum + weightOf(stem), 0);
    if (total === 0) return same ? [{ fact: same, fit: 1 }] : [];
    const shared = new Map<number, number>();
    for (const stem of stems) {
      const weight = weightOf(stem);
      const best = new Map<number, number>();
      for (const at of byStem.get(stem) ?? []) best.set(at, weight);
      for (const other of thesaurus.byStem.get(stem) ?? []) {
        for (const at of byStem.get(other) ?? []) if (!best.has(at)) best.set(at, weight * SYNONYM_SHARE);
      }
      for (const [at, gain] of best) shared.set(at, (shared.get(at) ?? 0) + gain);
    }
    const fitOf = new Map<number, number>();
    for (const [at, gain] of shared) {
      const example = examples[at];
      if (!example) continue;
      let supported = gain;
      let numbersMissing = false;
      for (const stem of stems) {
        if (example.stems.includes(stem)) continue;
        if (supports[example.fact]?.has(stem)) supported += weightOf(stem) * SUPPORT_SHARE;
        else if (/^\d/.test(stem)) numbersMissing = true;
      }
      const ofQuestion = Math.min(1, supported / total);
      const ofExample = Math.min(1, gain / example.weight);
      const fit =
        Math.sqrt(ofQuestion * ofQuestion * ofExample) ** 0.9 *
        typeShare(type, example.type) *
        (numbersMissing && type !== 'claim' ? OTHER_NUMBER_SHARE : 1);
      if (fit > (fitOf.get(example.fact) ?? 0)) fitOf.set(example.fact, fit);
    }
    return [...fitOf]
      .flatMap(([f, fit]) => {
        const fact = facts[f];
        return fact ? [{ fact, fit: fact === same ? 1 : fit * SURE_BUT_NOT_SAME }] : [];
      })
      .sort((a, b) => b.fit - a.fit);
  };
}

/** Words of grammar that tell one example question from another: "called" and "also called". */
const TELLING_APART = new Set(['also', 'other', 'another', 'same', 'not', 'between', 'before', 'after']);

function contentStems(words: readonly Word[]): string[] {
  return [
    ...new Set(words.filter((word) => !word.stop || TELLING_APART.has(word.lower)).map((word) => word.stem)),
  ];
}
