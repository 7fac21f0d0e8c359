import type { Fact, Unsaid } from '../release/release.ts';
import { type Question, type QuestionType, readQuestion } from './question.ts';
import type { Background, Thesaurus } from './terms.ts';
import { readWords, type Word } from './words.ts';

/** What example questions ask for: a fact, or something the release does not say. */
export type Topic = Fact | Unsaid;

/** How well a topic's questions fit what was asked, from 0 to 1, and whether the best of them asks for the same kind of thing. */
export type Match<Of extends Topic> = {
  readonly topic: Of;
  readonly fit: number;
  readonly sameKind: boolean;
};

/** Those of a list of topics whose questions fit, best first; those that share no word are left out. */
export type TopicMatcher = (question: Question) => readonly Match<Topic>[];

type TopicExample = Example & { readonly topic: number; readonly weight: number };

/** Least share of a question's weight that an example must hold to be looked at. */
const LEAST_SHARE = 0.12;
/** Keeps the very words of an example ahead of all others that share them. */
const SURE_BUT_NOT_SAME = 0.999;
/** What a synonym of an example's word counts for, beside 1 for the word itself. */
const SYNONYM_SHARE = 0.7;
/** What words found only in the topic's own text or sentences count for: they support a fit and do not make one. */
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

/** An example question as it is compared. */
export type Example = {
  readonly text: string;
  readonly type: QuestionType;
  /** Of its words of matter, each once. */
  readonly stems: readonly string[];
};

/**
 * The English examples of each topic, its own text first. Plain data: reading them takes the better part of a start,
 * so it is worth keeping.
 */
export function readExamples(topics: readonly Topic[]): Example[][] {
  return topics.map((topic) =>
    [topic.text, ...topic.questions.en].map((example, place) => {
      const { text, type, words } = readQuestion(example);
      return { text, type: place === 0 ? 'claim' : type, stems: contentStems(words) };
    }),
  );
}

/**
 * Makes the matcher of a release's topics by their English example questions.
 *
 * @param read what {@link readExamples} gives for these topics
 * @param supportOf words that bear a topic out beside its questions: those of a fact's cited sentences
 */
export function matchTopics(
  topics: readonly Topic[],
  read: readonly (readonly Example[])[],
  supportOf: (topic: Topic) => string,
  thesaurus: Thesaurus,
  background: Background,
): TopicMatcher {
  const weightOf = (stem: string): number => (isNumber(stem) ? 0.8 : 0.15 + background.rarity(stem));
  const examples: TopicExample[] = [];
  const supports: ReadonlySet<string>[] = [];
  const byStem = new Map<string, number[]>();
  const topicByText = new Map<string, Topic>();
  for (const [i, topic] of topics.entries()) {
    supports.push(new Set(contentStems(readWords(`${topic.text} ${supportOf(topic)}`))));
    for (const [place, example] of (read[i] ?? []).entries()) {
      const { text, stems } = example;
      if (place > 0) topicByText.set(text, topic);
      if (stems.length === 0) continue;
      const at = examples.length;
      examples.push({ ...example, topic: i, weight: stems.reduce((sum, stem) => sum + weightOf(stem), 0) });
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
    const same = topicByText.get(text);
    const stems = contentStems(words);
    const total = stems.reduce((sum, stem) => sum + weightOf(stem), 0);
    if (total === 0) return same ? [{ topic: same, fit: 1, sameKind: true }] : [];
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
    const fitOf = new Map<number, { readonly fit: number; readonly sameKind: boolean }>();
    const supportOfTopic = new Map<number, number>();
    for (const at of touched) {
      const example = examples[at];
      const gain = gains[at] ?? 0;
      const matched = exact[at] ?? 0;
      gains[at] = 0;
      exact[at] = 0;
      if (!example || gain < total * LEAST_SHARE) continue;
      let held = supportOfTopic.get(example.topic);
      if (held === undefined) {
        held = 0;
        for (const [i, stem] of stems.entries()) if (supports[example.topic]?.has(stem)) held |= bitOf(i);
        supportOfTopic.set(example.topic, held);
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
      const kind = typeShare(type, example.type);
      const fit =
        Math.sqrt(ofQuestion * ofQuestion * ofExample) ** 0.9 *
        kind *
        (numbersMissing && type !== 'claim' ? OTHER_NUMBER_SHARE : 1);
      if (fit > (fitOf.get(example.topic)?.fit ?? 0))
        fitOf.set(example.topic, { fit, sameKind: kind > STRICT_TYPE_SHARE });
    }
    return [...fitOf]
      .flatMap(([i, { fit, sameKind }]) => {
        const topic = topics[i];
        if (!topic) return [];
        if (topic === same) return [{ topic, fit: 1, sameKind: true }];
        return [{ topic, fit: fit * SURE_BUT_NOT_SAME, sameKind }];
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
