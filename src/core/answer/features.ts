import { lacksWhatIsAsked } from './demands.ts';
import type { Question } from './question.ts';
import type { Profile, SentenceIndex } from './sentence-index.ts';
import type { QuestionTerm } from './terms.ts';
import {
  type LikenessOf,
  likenessTo,
  type MeaningLike,
  meaningTo,
  type WordVectors,
} from './word-vectors.ts';

/** What is measured of a sentence against a question. The order is that of the weights in `data/ranker.json`. */
export const FEATURES = [
  'bm25',
  'shareByRarity',
  'shareByBackground',
  'shareExact',
  'matchedTerms',
  'missingHeaviest',
  'missingHeaviestBackground',
  'focusMatched',
  'numberMissing',
  'pairs',
  'spread',
  'typePresent',
  'typeNovel',
  'typeNear',
  'whoPerson',
  'whenDate',
  'countMention',
  'reasonWords',
  'definitionWords',
  'contextParagraph',
  'contextBefore',
  'contextAfter',
  'contextStandsFor',
  'contextTitle',
  'leans',
  'leansCovered',
  'length',
  'opening',
  'subjectMatched',
  'aboveBefore',
  'aboveAfter',
  'bestShare',
  'lacksWhatIsAsked',
  'paragraphBm25',
  'pairBm25',
  'heaviestMatched',
  'density',
  'newWords',
  'orderKept',
  'likeShare',
  'likeShareByRarity',
  'likeMissing',
  'likeFocus',
  'likeBefore',
  'meaning',
  'similarity',
] as const;

export type FeatureName = (typeof FEATURES)[number];

/** Place of each feature among {@link FEATURES}. */
const AT = Object.fromEntries(FEATURES.map((name, place) => [name, place])) as Record<FeatureName, number>;

/**
 * How each sentence holds each term of the question. The arrays belong to the index: what is read from them after
 * the next question was matched is that question's.
 */
export type Matches = {
  /** Strength of each sentence, one array a term. */
  readonly strengths: readonly Float32Array[];
  /** BM25 of each sentence. */
  readonly bm25: Float64Array;
  /** Sentences that hold any term, unordered. */
  readonly touched: Int32Array;
  /** The highest BM25 of a sentence, and the greatest sum of `background` times strength. */
  readonly topBm25: number;
  readonly topShare: number;
};

/** BM25's saturation and length normalisation; the best pair found on the SQuAD and SelQA sets. */
const BM25_K1 = 0.9;
const BM25_B = 0.3;

/** Finds the sentences that hold the question's words. */
export function matchTerms(index: SentenceIndex, terms: readonly QuestionTerm[]): Matches {
  const { bm25, shares, touched, held, norms, strengths } = clearedSpace(index, terms.length);
  let touchedCount = 0;
  let topBm25 = 0;
  let topShare = 0;
  for (const [t, term] of terms.entries()) {
    const strength = strengths[t];
    if (!strength) continue;
    let heldCount = 0;
    for (const [variant, weight] of term.variants) {
      const postings = index.postings[variant] ?? [];
      const counts = index.counts[variant] ?? [];
      for (let i = 0; i < postings.length; i++) {
        const s = postings[i] ?? 0;
        const before = strength[s] ?? 0;
        if (weight <= before) continue;
        const frequency = counts[i] ?? 1;
        const gain = term.rarity * ((frequency * (BM25_K1 + 1)) / (frequency + (norms[s] ?? 0)));
        const known = bm25[s] ?? 0;
        const score = known + gain * (weight - before);
        bm25[s] = score;
        strength[s] = weight;
        if (score > topBm25) topBm25 = score;
        if (before === 0) held[heldCount++] = s;
        if (known === 0) touched[touchedCount++] = s;
      }
    }
    for (let i = 0; i < heldCount; i++) {
      const s = held[i] ?? 0;
      const share = (shares[s] ?? 0) + term.background * (strength[s] ?? 0);
      shares[s] = share;
      if (share > topShare) topShare = share;
    }
  }
  return { strengths, bm25, touched: touched.subarray(0, touchedCount), topBm25, topShare };
}

/** Arrays over all sentences of an index. Made once: new ones for each question cost more than the matching. */
type Space = {
  readonly bm25: Float64Array;
  readonly shares: Float64Array;
  readonly touched: Int32Array;
  /** Sentences that hold the term at hand. */
  readonly held: Int32Array;
  /** BM25's norm of each sentence by its length. */
  readonly norms: Float64Array;
  readonly strengths: Float32Array[];
};
const spaceByIndex = new WeakMap<SentenceIndex, Space>();
/** Terms whose strengths are kept in space of the index; a longer question brings its own for the rest. */
const KEPT_TERMS_MAX = 32;

function clearedSpace(index: SentenceIndex, terms: number): Space {
  const space = spaceByIndex.get(index) ?? newSpace(index);
  space.bm25.fill(0);
  space.shares.fill(0);
  const strengths = Array.from({ length: terms }, (_, t) => {
    const kept = space.strengths[t]?.fill(0) ?? new Float32Array(index.passages.length);
    if (t < KEPT_TERMS_MAX) space.strengths[t] = kept;
    return kept;
  });
  return { ...space, strengths };
}

function newSpace(index: SentenceIndex): Space {
  const sentences = index.passages.length;
  const space = {
    bm25: new Float64Array(sentences),
    shares: new Float64Array(sentences),
    touched: new Int32Array(sentences),
    held: new Int32Array(sentences),
    norms: index.lengths.map(
      (length) => BM25_K1 * (1 - BM25_B + (BM25_B * length) / (index.meanLength || 1)),
    ),
    strengths: [],
  };
  spaceByIndex.set(index, space);
  return space;
}

const REASON =
  /\b(?:because|because of|due to|in order to|so that|owing to|as a result|result of|aims? to|designed to|to ensure|to make|to help|to protect|since|therefore|reason|to allow|to enable|intended to|to discuss|following|caused?|led to)\b/i;
const DEFINITION =
  /\b(?:is|are|was) (?:an?|the|also|one|known|called|defined|referred)|\b(?:known as|refer(?:s|red) to|called|stands for|means|defined as)\b|\(\p{Lu}{2,}\)|, (?:an?|the|which|who) /iu;

/** What all sentences share for one question, worked out once. */
export type Asked = {
  readonly question: Question;
  readonly terms: readonly QuestionTerm[];
  readonly matches: Matches;
  /** Which term of the question a term of the release stands for, by its place in `terms`. */
  readonly placeOfTerm: ReadonlyMap<number, number>;
  /** Stems of all words of the question, words of grammar included. */
  readonly stems: ReadonlySet<string>;
  readonly totalRarity: number;
  readonly totalBackground: number;
  readonly topBm25: number;
  readonly bestShare: number;
  /** How alike each term's word is to the terms of the release; absent where the word is rare or a number. */
  readonly likeness: readonly (LikenessOf | undefined)[];
  /** How alike what its words mean is to what the release and its sentences say. */
  readonly meaning: MeaningLike;
  /** How alike each sentence is to the question, from -1 to 1, where something outside has told. */
  readonly similarity: ArrayLike<number> | undefined;
};

/** @param similarity of each sentence to the question, where an encoder outside the core has told */
export function prepare(
  index: SentenceIndex,
  question: Question,
  terms: readonly QuestionTerm[],
  vectors: WordVectors,
  similarity?: ArrayLike<number>,
): Asked {
  const matches = matchTerms(index, terms);
  const stems = new Set(question.words.map((word) => word.stem));
  let totalRarity = 1e-6;
  let totalBackground = 1e-6;
  for (const term of terms) {
    totalRarity += term.rarity;
    totalBackground += term.background;
  }
  const placeOfTerm = new Map<number, number>();
  for (const [t, term] of terms.entries()) {
    for (const variant of term.variants.keys()) if (!placeOfTerm.has(variant)) placeOfTerm.set(variant, t);
  }
  return {
    question,
    terms,
    matches,
    placeOfTerm,
    stems,
    totalRarity,
    totalBackground,
    topBm25: Math.max(1e-6, matches.topBm25),
    bestShare: matches.topShare / totalBackground,
    likeness: terms.map((term) => (term.isNumber ? undefined : likenessTo(index, vectors, term.stem))),
    meaning: meaningTo(
      index,
      vectors,
      terms.map(({ stem }) => stem),
    ),
    similarity,
  };
}

/** How many sentences before and after count as the paragraph around one, and words beyond which more are no newer. */
const NEAR = 8;
const NEW_WORDS_MAX = 12;

/** How alike the nearest word of a sentence is, among those that match no word of the question. */
function mostAlike(asked: Asked, profile: Profile, likenessOf: LikenessOf): number {
  let most = 0;
  for (const term of profile.terms) {
    if (term < 0 || asked.placeOfTerm.has(term)) continue;
    const likeness = likenessOf(term);
    if (likeness > most) most = likeness;
  }
  return most;
}

/** Share of some of the question's terms, by their rarity in English, that a sentence holds or has words like, 0 to 1. */
export function likeShareOf(index: SentenceIndex, asked: Asked, terms: readonly number[], s: number): number {
  let total = 1e-6;
  let held = 0;
  for (const t of terms) {
    const weight = asked.terms[t]?.background ?? 0;
    const here = asked.matches.strengths[t]?.[s] ?? 0;
    const likenessOf = here < 1 ? asked.likeness[t] : undefined;
    total += weight;
    held += weight * (likenessOf ? Math.max(here, mostAlike(asked, index.profile(s), likenessOf)) : here);
  }
  return held / total;
}

/** Mean over the sentences from `from` to before `to`; a lone sentence counts as half, since nothing bears it out. */
function meanBm25({ bm25 }: Matches, from: number, to: number): number {
  let sum = 0;
  for (let s = from; s < to; s++) sum += bm25[s] ?? 0;
  return sum / Math.max(2, to - from);
}

/** Measures sentence `s`; writes one number for each of {@link FEATURES} into `out`. */
export function measure(index: SentenceIndex, asked: Asked, s: number, out: Float64Array): void {
  const { question, terms, matches } = asked;
  const { strengths } = matches;
  const profile = index.profile(s);
  const passage = index.passages[s];
  const from = index.paragraphStart[s] ?? s;
  const to = index.paragraphEnd[s] ?? s + 1;

  let rarity = 0;
  let background = 0;
  let exact = 0;
  let matched = 0;
  let missingRarity = 0;
  let missingBackground = 0;
  let focus = 0;
  let focusTotal = 0;
  let numbersMissing = 0;
  let paragraph = 0;
  let before = 0;
  let after = 0;
  let standsFor = 0;
  let title = 0;
  let beforeShare = 0;
  let afterShare = 0;
  let heaviest = 0;
  let like = 0;
  let likeRarity = 0;
  let likeMissing = 0;
  let likeFocus = 0;
  let likeBefore = 0;
  const profileBefore = s > 0 ? index.profile(s - 1) : undefined;
  for (let t = 0; t < terms.length; t++) {
    const term = terms[t];
    const strength = strengths[t];
    if (!term || !strength) continue;
    const here = strength[s] ?? 0;
    rarity += term.rarity * here;
    background += term.background * here;
    if (here === 1) exact += term.background;
    matched += here;
    const missing = 1 - here;
    missingRarity = Math.max(missingRarity, term.rarity * missing);
    missingBackground = Math.max(missingBackground, term.background * missing);
    if (term.isFocus) {
      focus += here;
      focusTotal++;
    }
    if (term.isNumber) {
      numbersMissing += here === 1 ? 0 : 1;
    }
    const likenessOf = here < 1 ? asked.likeness[t] : undefined;
    const alike = likenessOf ? Math.max(here, mostAlike(asked, profile, likenessOf)) : here;
    heaviest = Math.max(heaviest, term.rarity * here);
    like += term.background * alike;
    likeRarity += term.rarity * alike;
    likeMissing = Math.max(likeMissing, term.background * (1 - alike));
    if (term.isFocus) likeFocus += alike;
    if (likenessOf && profileBefore)
      likeBefore += term.background * Math.max(0, mostAlike(asked, profileBefore, likenessOf) - alike);
    beforeShare += term.background * (s > 0 ? (strength[s - 1] ?? 0) : 0);
    afterShare += term.background * (s + 1 < strength.length ? (strength[s + 1] ?? 0) : 0);
    if (here < 1) {
      const weight = term.background * missing;
      let nearby = 0;
      for (let other = Math.max(from, s - NEAR); other < Math.min(to, s + NEAR + 1); other++)
        nearby = Math.max(nearby, strength[other] ?? 0);
      paragraph += weight * nearby;
      before += weight * (s > 0 ? (strength[s - 1] ?? 0) : 0);
      after += weight * (s + 1 < to ? (strength[s + 1] ?? 0) : 0);
      for (const [variant, how] of term.variants) {
        if (profile.standsFor.has(variant)) standsFor += weight * how;
        if (index.title.has(variant)) title += weight * how;
      }
    }
  }
  const { totalRarity, totalBackground } = asked;
  const near = nearness(asked, profile);
  const reason = question.type === 'why' && passage ? (REASON.test(passage.text) ? 1 : 0) : 0;
  const definition = question.type === 'what-is' && passage ? (DEFINITION.test(passage.text) ? 1 : 0) : 0;
  const share = background / totalBackground;

  out[AT.bm25] = (matches.bm25[s] ?? 0) / asked.topBm25;
  out[AT.shareByRarity] = rarity / totalRarity;
  out[AT.shareByBackground] = share;
  out[AT.shareExact] = exact / totalBackground;
  out[AT.matchedTerms] = matched / (terms.length + 1);
  out[AT.missingHeaviest] = missingRarity;
  out[AT.missingHeaviestBackground] = missingBackground;
  out[AT.focusMatched] = focusTotal === 0 ? 0 : focus / focusTotal;
  out[AT.numberMissing] = Math.min(1, numbersMissing);
  out[AT.pairs] = near.pairs;
  out[AT.spread] = near.spread;
  out[AT.typePresent] = near.typePresent;
  out[AT.typeNovel] = near.typeNovel;
  out[AT.typeNear] = near.typeNear;
  out[AT.whoPerson] = question.type === 'who' ? near.person : 0;
  out[AT.whenDate] = question.type === 'when' ? near.typeNovel : 0;
  out[AT.countMention] =
    question.type === 'how-many' || question.type === 'how-much' || question.type === 'how-long'
      ? near.typeNovel
      : 0;
  out[AT.reasonWords] = reason;
  out[AT.definitionWords] = definition;
  out[AT.contextParagraph] = paragraph / totalBackground;
  out[AT.contextBefore] = before / totalBackground;
  out[AT.contextAfter] = after / totalBackground;
  out[AT.contextStandsFor] = Math.min(1, standsFor / totalBackground);
  out[AT.contextTitle] = Math.min(1, title / totalBackground);
  out[AT.leans] = profile.leans ? 1 : 0;
  out[AT.leansCovered] = profile.leans ? before / totalBackground : 0;
  out[AT.length] = Math.log(1 + (index.lengths[s] ?? 0)) / 4;
  out[AT.opening] = s === from ? 1 : 0;
  out[AT.subjectMatched] = near.subject;
  out[AT.aboveBefore] = Math.max(0, share - beforeShare / totalBackground);
  out[AT.aboveAfter] = Math.max(0, share - afterShare / totalBackground);
  out[AT.bestShare] = share >= asked.bestShare - 1e-9 && share > 0 ? 1 : 0;
  out[AT.lacksWhatIsAsked] = lacksWhatIsAsked(index, asked, s) ? 1 : 0;
  out[AT.paragraphBm25] =
    meanBm25(matches, Math.max(from, s - NEAR), Math.min(to, s + NEAR + 1)) / asked.topBm25;
  out[AT.pairBm25] =
    ((matches.bm25[s] ?? 0) + (s > from ? (matches.bm25[s - 1] ?? 0) : 0)) / asked.topBm25 / 2;
  out[AT.heaviestMatched] = heaviest;
  out[AT.density] = matched / (1 + (index.lengths[s] ?? 0));
  out[AT.newWords] = Math.min(1, near.newWords / NEW_WORDS_MAX);
  out[AT.orderKept] = near.inOrder / (terms.length + 1);
  out[AT.likeShare] = like / totalBackground;
  out[AT.likeShareByRarity] = likeRarity / totalRarity;
  out[AT.likeMissing] = likeMissing;
  out[AT.likeFocus] = focusTotal === 0 ? 0 : likeFocus / focusTotal;
  out[AT.likeBefore] = likeBefore / totalBackground;
  out[AT.meaning] = asked.meaning.sentence(s);
  out[AT.similarity] = asked.similarity?.[s] ?? 0;
}

type Nearness = {
  typePresent: number;
  typeNovel: number;
  typeNear: number;
  person: number;
  pairs: number;
  newWords: number;
  inOrder: number;
  spread: number;
  subject: number;
};

/** Measures that depend on where in the sentence the matched words and the mentions stand. */
function nearness(asked: Asked, profile: Profile): Nearness {
  const { question, terms, stems, placeOfTerm } = asked;
  const matchedAt: number[] = [];
  let pairs = 0;
  let previousTerm = -2;
  let subject = 0;
  let newWords = 0;
  let inOrder = 0;
  let latest = -1;
  for (let i = 0; i < profile.terms.length; i++) {
    const term = profile.terms[i] ?? -1;
    if (term < 0) continue;
    const t = placeOfTerm.get(term);
    if (t === undefined) {
      newWords++;
      previousTerm = -2;
      continue;
    }
    if (t > latest) inOrder++;
    latest = t;
    matchedAt.push(i);
    if (t === previousTerm + 1) pairs++;
    previousTerm = t;
    if (i < 6) subject = 1;
  }
  const first = matchedAt[0] ?? 0;
  const final = matchedAt.at(-1) ?? 0;
  const spread = matchedAt.length < 2 ? 0 : matchedAt.length / (final - first + 1);

  let typePresent = 0;
  let typeNovel = 0;
  let typeNear = 0;
  let person = 0;
  for (const mention of profile.mentions) {
    let novel = false;
    for (let i = mention.from; i < mention.to; i++) {
      const word = profile.words[i];
      if (word && !word.stop && !stems.has(word.stem) && !placeOfTerm.has(profile.terms[i] ?? -1))
        novel = true;
    }
    if (novel && mention.kinds.has('person')) person = 1;
    let wanted = false;
    for (const kind of question.wants) if (mention.kinds.has(kind)) wanted = true;
    if (!wanted) continue;
    typePresent = 1;
    if (!novel) continue;
    typeNovel = 1;
    let distance = 20;
    for (const at of matchedAt)
      distance = Math.min(
        distance,
        at < mention.from ? mention.from - at : at >= mention.to ? at - mention.to + 1 : 1,
      );
    typeNear = Math.max(typeNear, 1 / (1 + 0.25 * (distance - 1)));
  }
  return {
    typePresent,
    typeNovel,
    typeNear,
    person,
    pairs: pairs / (terms.length + 1),
    newWords,
    inOrder,
    spread,
    subject,
  };
}
