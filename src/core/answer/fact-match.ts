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

/** Least share of a question's weight that an example must hold to be looked at. */
const LEAST_SHARE = 0.12;
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
  const weightOf = (stem: string): number => (isNumber(stem) ? 0.8 : 0.15 + background.rarity(stem));
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

  // Scratch space of one question, left at zero after each.
  const gains = new Float64Array(examples.length);
  const exact = new Int32Array(examples.length);
  /** Examples that hold a stem, and those that hold a synonym of it alone; worked out when first asked for. */
  const heldByStem = new Map<
    string,
    { readonly same: readonly number[]; readonly like: readonly number[] }
  >();
  const holding = (stem: string) => {
    const known = heldByStem.get(stem);
    if (known) return known;
    const same = byStem.get(stem) ?? [];
    const like = new Set((thesaurus.byStem.get(stem) ?? []).flatMap((other) => byStem.get(other) ?? []));
    for (const at of same) like.delete(at);
    const made = { same, like: [...like] };
    // Only stems that the examples or the thesaurus know are kept: what people type cannot fill the memory.
    if (same.length > 0 || like.size > 0) heldByStem.set(stem, made);
    return made;
  };

  return ({ text, words, type }) => {
    const same = factByText.get(text);
    const stems = contentStems(words);
    const total = stems.reduce((sum, stem) => sum + weightOf(stem), 0);
    if (total === 0) return same ? [{ fact: same, fit: 1 }] : [];
    const weights = stems.map(weightOf);
    const touched: number[] = [];
    for (const [i, stem] of stems.entries()) {
      const weight = weights[i] ?? 0;
      const { same: held, like } = holding(stem);
      for (const at of held) {
        if (gains[at] === 0) touched.push(at);
        gains[at] = (gains[at] ?? 0) + weight;
        exact[at] = (exact[at] ?? 0) | bitOf(i);
      }
      for (const at of like) {
        if (gains[at] === 0) touched.push(at);
        gains[at] = (gains[at] ?? 0) + weight * SYNONYM_SHARE;
      }
    }
    const fitOf = new Map<number, number>();
    const supportOfFact = new Map<number, number>();
    for (const at of touched) {
      const example = examples[at];
      const gain = gains[at] ?? 0;
      const matched = exact[at] ?? 0;
      gains[at] = 0;
      exact[at] = 0;
      if (!example || gain < total * LEAST_SHARE) continue;
      let held = supportOfFact.get(example.fact);
      if (held === undefined) {
        held = 0;
        for (const [i, stem] of stems.entries()) if (supports[example.fact]?.has(stem)) held |= bitOf(i);
        supportOfFact.set(example.fact, held);
      }
      let supported = gain;
      let numbersMissing = false;
      for (let i = 0; i < stems.length; i++) {
        const bit = bitOf(i);
        if ((matched & bit) !== 0) continue;
        if ((held & bit) !== 0) supported += (weights[i] ?? 0) * SUPPORT_SHARE;
        else if (isNumber(stems[i] ?? '')) numbersMissing = true;
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

/** One bit for each of a question's first 31 words of matter; those beyond share the last. */
const bitOf = (i: number): number => 1 << Math.min(i, 30);
const isNumber = (stem: string): boolean => stem.charCodeAt(0) >= 48 && stem.charCodeAt(0) <= 57;

/** Words of grammar that tell one example question from another: "called" and "also called". */
const TELLING_APART = new Set(['also', 'other', 'another', 'same', 'not', 'between', 'before', 'after']);

function contentStems(words: readonly Word[]): string[] {
  return [
    ...new Set(words.filter((word) => !word.stop || TELLING_APART.has(word.lower)).map((word) => word.stem)),
  ];
}
