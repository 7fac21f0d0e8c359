import type { Fact, Unsaid } from '../release/release.ts';
import { type Question, type QuestionType, readQuestion } from './question.ts';
import type { Background, Thesaurus } from './terms.ts';
import { countedWords, countTopicWords } from './topic-words.ts';
import { readWords, type Word } from './words.ts';

/** What example questions ask for: a fact, or something the release does not say. */
export type Topic = Fact | Unsaid;

/** How well a topic's questions fit what was asked. */
export type Match<Of extends Topic> = {
  readonly topic: Of;
  /** Of the best of them, from 0 to 1. */
  readonly fit: number;
  /**
   * It asks for the same kind of thing, and holds the word that carries most of the question, or one like it, and
   * every number.
   */
  readonly samePoint: boolean;
  /** It is the same type of question. */
  readonly sameType: boolean;
  /** The fit, and beside it what all words of the topic's questions together say: what the order goes by. */
  readonly score: number;
};

/** Topics that fit, best first, and what the words say of facts against what the release does not say. */
export type Matched = { readonly matches: readonly Match<Topic>[]; readonly saidOdds: number };
export type TopicMatcher = (question: Question) => Matched;

/** What is kept of an example once all are counted: its words are in the postings. */
type TopicExample = { readonly topic: number; readonly type: QuestionType; readonly weight: number };

/** Least share of a question's weight that an example must hold to be looked at. */
const LEAST_SHARE = 0.3;
/** What a number weighs, and what the commonest word of English does, beside 1 more for the rarest. */
const NUMBER_WEIGHT = 0.8;
const COMMON_WEIGHT = 0.5;
/** What is left of the weight of a word that every topic's questions hold. */
const LEAST_TELLING = 0.1;
/** What a fit of 1 is worth in the logarithm of odds, as the words of a topic's questions give them. */
const FIT_IN_ODDS = 30;
/** Most topics that are told of, best first: what lies behind has no say. */
const MATCHES_MAX = 20;
/** Topics that are looked at for their words alone. */
const BY_WORDS_MAX = 8;
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
  /** All that is counted of it. */
  readonly counted: readonly string[];
};

/**
 * The English examples of each topic, its own text first. Plain data: reading them takes the better part of a start,
 * so it is worth keeping.
 */
export function readExamples(topics: readonly Topic[]): Example[][] {
  return topics.map((topic) =>
    [topic.text, ...topic.questions.en].map((example, place) => {
      const { text, type: asked, words } = readQuestion(example);
      const type = place === 0 ? 'claim' : asked;
      return { text, type, stems: contentStems(words), counted: countedWords({ words, type }) };
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
  const tellingOf = tellingWords(read);
  const weightOf = (stem: string): number =>
    (isNumber(stem) ? NUMBER_WEIGHT : COMMON_WEIGHT + background.rarity(stem)) * tellingOf(stem);
  const examples: TopicExample[] = [];
  const supports: ReadonlySet<string>[] = [];
  const byStem = new Map<string, number[]>();
  const topicByText = new Map<string, Topic>();
  for (const [i, topic] of topics.entries()) {
    supports.push(new Set(contentStems(readWords(`${topic.text} ${supportOf(topic)}`))));
    for (const [place, { text, type, stems }] of (read[i] ?? []).entries()) {
      if (place > 0) topicByText.set(text, topic);
      if (stems.length === 0) continue;
      const at = examples.length;
      examples.push({ topic: i, type, weight: stems.reduce((sum, stem) => sum + weightOf(stem), 0) });
      for (const stem of stems) {
        const list = byStem.get(stem);
        if (list) list.push(at);
        else byStem.set(stem, [at]);
      }
    }
  }

  const oddsOf = countTopicWords(
    topics.map((_, i) => (read[i] ?? []).map(({ counted }) => counted)),
    (i) => isFact(topics[i]),
  );

  // Scratch space of one question, left at zero after each.
  const gains = new Float64Array(examples.length);
  const exact = new Int32Array(examples.length);
  const alike = new Int32Array(examples.length);
  const fits = new Float64Array(topics.length);
  const samePoint = new Uint8Array(topics.length);
  const sameType = new Uint8Array(topics.length);
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

  return (question) => {
    const { text, words, type } = question;
    const { ofTopic, ofSide } = oddsOf(question);
    const same = topicByText.get(text);
    const stems = contentStems(words);
    const total = stems.reduce((sum, stem) => sum + weightOf(stem), 0);
    if (total === 0) {
      const only = same ? [{ topic: same, fit: 1, samePoint: true, sameType: true, score: 1 }] : [];
      return { matches: only, saidOdds: 0 };
    }
    const weights = stems.map(weightOf);
    const touched: number[] = [];
    // The heaviest first: what holds none of those cannot come up to the least share, and is not begun on.
    let left = total;
    for (const i of weights.map((_, place) => place).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))) {
      const weight = weights[i] ?? 0;
      const begins = left >= total * LEAST_SHARE;
      left -= weight;
      const { same: held, like } = holding(stems[i] ?? '');
      for (const at of held) {
        if (gains[at] === 0) {
          if (!begins) continue;
          touched.push(at);
        }
        gains[at] = (gains[at] ?? 0) + weight;
        exact[at] = (exact[at] ?? 0) | bitOf(i);
      }
      for (const at of like) {
        if (gains[at] === 0) {
          if (!begins) continue;
          touched.push(at);
        }
        gains[at] = (gains[at] ?? 0) + weight * SYNONYM_SHARE;
        alike[at] = (alike[at] ?? 0) | bitOf(i);
      }
    }
    const heaviest = bitOf(weights.indexOf(Math.max(...weights)));
    const supportOfTopic = new Map<number, number>();
    for (const at of touched) {
      const example = examples[at];
      const gain = gains[at] ?? 0;
      const matched = exact[at] ?? 0;
      const held = matched | (alike[at] ?? 0);
      gains[at] = 0;
      exact[at] = 0;
      alike[at] = 0;
      if (!example || gain < total * LEAST_SHARE) continue;
      let borne = supportOfTopic.get(example.topic);
      if (borne === undefined) {
        borne = 0;
        for (let i = 0; i < stems.length; i++)
          if (supports[example.topic]?.has(stems[i] ?? '')) borne |= bitOf(i);
        supportOfTopic.set(example.topic, borne);
      }
      let supported = gain;
      let numbersMissing = false;
      let numbersHeld = true;
      for (let i = 0; i < stems.length; i++) {
        const bit = bitOf(i);
        if ((matched & bit) !== 0) continue;
        if (isNumber(stems[i] ?? '')) numbersHeld = false;
        if ((borne & bit) !== 0) supported += (weights[i] ?? 0) * SUPPORT_SHARE;
        else if (isNumber(stems[i] ?? '')) numbersMissing = true;
      }
      const ofQuestion = Math.min(1, supported / total);
      const ofExample = Math.min(1, gain / example.weight);
      const kind = typeShare(type, example.type);
      const fit =
        Math.sqrt(ofQuestion * ofQuestion * ofExample) ** 0.9 *
        kind *
        (numbersMissing && type !== 'claim' ? OTHER_NUMBER_SHARE : 1);
      if (fit <= (fits[example.topic] ?? 0)) continue;
      fits[example.topic] = fit;
      samePoint[example.topic] = Number(kind > STRICT_TYPE_SHARE && numbersHeld && (held & heaviest) !== 0);
      sameType[example.topic] = Number(type === example.type);
    }
    const byWords = new Set(greatestOf(ofTopic, BY_WORDS_MAX));
    const scores = fits.map((fit, i) =>
      topics[i] === same
        ? Number.POSITIVE_INFINITY
        : fit > 0 || byWords.has(i)
          ? fit + (ofTopic[i] ?? 0) / FIT_IN_ODDS
          : Number.NEGATIVE_INFINITY,
    );
    const matches = greatestOf(scores, MATCHES_MAX).flatMap((i) => {
      const topic = topics[i];
      const score = scores[i] ?? 0;
      if (!topic || score === Number.NEGATIVE_INFINITY) return [];
      if (topic === same) return [{ topic, fit: 1, samePoint: true, sameType: true, score }];
      const fit = (fits[i] ?? 0) * SURE_BUT_NOT_SAME;
      return [{ topic, fit, samePoint: samePoint[i] === 1, sameType: sameType[i] === 1, score }];
    });
    fits.fill(0);
    samePoint.fill(0);
    sameType.fill(0);
    return { matches, saidOdds: ofSide };
  };
}

/**
 * How well a word tells one topic from another, from {@link LEAST_TELLING} for one that all of them hold to 1 for one
 * that none does.
 */
function tellingWords(read: readonly (readonly Example[])[]): (stem: string) => number {
  const held = new Map<string, number>();
  for (const examples of read) {
    for (const stem of new Set(examples.flatMap(({ stems }) => stems))) {
      held.set(stem, (held.get(stem) ?? 0) + 1);
    }
  }
  const most = Math.log(1 + read.length);
  return (stem) => LEAST_TELLING + (1 - LEAST_TELLING) * (1 - Math.log(1 + (held.get(stem) ?? 0)) / most);
}

const isFact = (topic: Topic | undefined): topic is Fact => topic !== undefined && 'sentences' in topic;

/** Places of the greatest of some numbers, greatest first. */
function greatestOf(values: Float64Array, count: number): number[] {
  const found: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (found.length === count && value <= (values[found.at(-1) ?? 0] ?? 0)) continue;
    const at = found.findIndex((other) => value > (values[other] ?? 0));
    found.splice(at < 0 ? found.length : at, 0, place);
    if (found.length > count) found.pop();
  }
  return found;
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
