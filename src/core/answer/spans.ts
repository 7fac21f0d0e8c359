import type { Span } from '../release/release.ts';
import type { Asked } from './features.ts';
import type { MentionKind } from './mentions.ts';
import type { QuestionType } from './question.ts';
import type { Profile, SentenceIndex } from './sentence-index.ts';
import type { Word } from './words.ts';

/** What is measured of a stretch of words that might be the short answer. */
export const SPAN_FEATURES = [
  'words1',
  'words2',
  'words4',
  'words8',
  'words14',
  'novelWords',
  'novelShare',
  'matchedShare',
  'nothingNew',
  'startsSentence',
  'startsAfterMark',
  'endsAtMark',
  'marksInside',
  'startsWithArticle',
  'startsWithTo',
  'startsWithReason',
  'startsWithPreposition',
  'startsWithCapital',
  'startsWithDigit',
  'endsWithCapital',
  'endsBeforePreposition',
  'endsBeforeOf',
  'endsBeforeVerb',
  'afterBy',
  'afterPlacing',
  'afterFor',
  'afterTo',
  'afterOf',
  'afterBeing',
  'afterWith',
  'afterNaming',
  'afterReason',
  'afterThat',
  'afterAuxiliary',
  'afterArticle',
  'afterAnd',
  'beforeAnd',
  'afterMatched',
  'beforeMatched',
  'nearBefore',
  'nearAfter',
  'heavyNearBefore',
  'heavyNearAfter',
  'mention',
  'mentionWanted',
  'wantedInside',
  'wantedInsideNew',
  'wantedNear',
  'cutsMention',
  'person',
  'organisation',
  'place',
  'name',
  'date',
  'number',
  'money',
  'duration',
  'focusInside',
  'focusLast',
  'focusBefore',
  'focusAfter',
  'focusAlike',
  'lastAlike',
  'countsFocus',
  'instead',
] as const;
export type SpanFeature = (typeof SPAN_FEATURES)[number];
const AT = Object.fromEntries(SPAN_FEATURES.map((name, place) => [name, place])) as Record<
  SpanFeature,
  number
>;

/** Questions whose short answers are picked alike; each has weights of its own beside those that all share. */
export const MANNERS = [
  'who',
  'when',
  'where',
  'count',
  'why',
  'how',
  'what',
  'what-is',
  'claim',
  'phrase',
] as const;
export type Manner = (typeof MANNERS)[number];

const MANNER_BY_TYPE: Readonly<Record<QuestionType, Manner>> = {
  who: 'who',
  'who-said': 'who',
  when: 'when',
  where: 'where',
  'how-many': 'count',
  'how-much': 'count',
  'how-long': 'count',
  'how-old': 'count',
  why: 'why',
  how: 'how',
  what: 'what',
  'said-what': 'what',
  'what-is': 'what-is',
  'yes-no': 'claim',
  claim: 'claim',
  phrase: 'phrase',
};
export const mannerOf = (type: QuestionType): Manner => MANNER_BY_TYPE[type];

/** Weight of each of {@link SPAN_FEATURES}, in their order, for each manner. */
export type SpanWeights = Readonly<Record<Manner, Float64Array>>;

/** Longest short answer, in words. */
const WORDS_MAX = 22;
/** Words of a sentence, from its first, that are looked at: real sentences are shorter. */
const SENTENCE_WORDS_MAX = 150;
/** Words beyond which something is no farther off. */
const FAR_WORDS = 10;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const ARTICLES = words('the a an this these those its their his her our');
const REASONS = words('because due owing since so');
const PREPOSITIONS = words(
  'of in at on by for with from to into about against between through over under during after before until across within without towards around near as',
);
const PLACING = words('in at on near from across to');
const BEING = words('is are was were be been being means mean became become remains includes include');
const AUXILIARIES = words('will would can could may might must shall should has have had do does did not');
const CONJUNCTIONS = words('and or');
const NAMING = words('called named known as titled entitled');

/** A stretch of words of a sentence, `from` included and `to` not, with one number for each of {@link SPAN_FEATURES}. */
export type MeasuredSpan = { readonly from: number; readonly to: number; readonly values: Float64Array };

/** What stretches have from the words at their ends alone, whatever is asked. Worked out once for a sentence. */
type Frame = {
  readonly count: number;
  /** A mark stands between the word before and this one; always at the first and behind the last. */
  readonly marked: Uint8Array;
  /** Features that are 1 of every stretch that starts with a word; absent where none can. */
  readonly starts: readonly (readonly number[] | undefined)[];
  /** The same of every one that ends before a word, and so of one more than there are words. */
  readonly ends: readonly (readonly number[] | undefined)[];
  readonly mentions: readonly {
    readonly from: number;
    readonly to: number;
    readonly kinds: readonly MentionKind[];
    /** Places of its kinds among {@link SPAN_FEATURES}. */
    readonly features: readonly number[];
    /** It is a date or a number. */
    readonly counts: boolean;
  }[];
};
const frames = new WeakMap<Profile, Frame>();

/** What a sentence is to a question. Sums count all words before a place, so that two of them tell of any stretch. */
type Read = Frame & {
  readonly words: readonly Word[];
  /** Weight of the question's term each word stands for, 0 where it stands for none. */
  readonly matched: Float64Array;
  readonly focus: Uint8Array;
  /** How alike each word is to the noun asked for. */
  readonly focusAlike: Float64Array;
  readonly newBefore: Uint8Array;
  readonly heldBefore: Uint8Array;
  readonly matterBefore: Uint8Array;
  readonly marksBefore: Uint8Array;
  readonly focusBefore: Uint8Array;
  /** How near the matched words are that stand before each place, and behind it, from 0 to 1; and by their weight. */
  readonly nearBefore: Float64Array;
  readonly nearAfter: Float64Array;
  readonly heavyBefore: Float64Array;
  readonly heavyAfter: Float64Array;
  /** Mentions of a kind that the question wants, by their places. */
  readonly wanted: readonly boolean[];
  /** The question holds a number that the sentence does not. */
  readonly otherNumber: boolean;
};

/** Measures each stretch of sentence `s` that could be a short answer; the values are written over at the next one. */
export function* spansOf(index: SentenceIndex, asked: Asked, s: number): Generator<MeasuredSpan> {
  const read = readFor(index, asked, s);
  const { count, words: all, starts, ends, focusAlike } = read;
  const values = new Float64Array(SPAN_FEATURES.length);
  for (let from = 0; from < count; from++) {
    const own = starts[from];
    if (!own) continue;
    let alike = 0;
    for (let to = from + 1; to <= Math.min(count, from + WORDS_MAX); to++) {
      alike = Math.max(alike, focusAlike[to - 1] ?? 0);
      const end = ends[to];
      if (!end || (all[to - 1]?.stop && to - from > 1)) continue;
      values.fill(0);
      for (const feature of own) values[feature] = 1;
      for (const feature of end) values[feature] = 1;
      values[AT.focusAlike] = alike;
      measureSpan(read, from, to, values);
      yield { from, to, values };
    }
  }
}

function readFor(index: SentenceIndex, asked: Asked, s: number): Read {
  const profile = index.profile(s);
  const frame = frameOf(profile, index.passages[s]?.text ?? '');
  const { words: all, terms } = profile;
  const { count, marked, mentions } = frame;
  const matched = new Float64Array(count);
  const focus = new Uint8Array(count);
  const focusAlike = new Float64Array(count);
  const newBefore = new Uint8Array(count + 1);
  const heldBefore = new Uint8Array(count + 1);
  const matterBefore = new Uint8Array(count + 1);
  const marksBefore = new Uint8Array(count + 1);
  const focusBefore = new Uint8Array(count + 1);
  const nearBefore = new Float64Array(count + 1);
  const nearAfter = new Float64Array(count + 1);
  const heavyBefore = new Float64Array(count + 1);
  const heavyAfter = new Float64Array(count + 1);
  const focusTerms = asked.terms.flatMap((term, t) => (term.isFocus ? [t] : []));
  for (let i = 0; i < count; i++) {
    const word = all[i];
    if (!word) break;
    const term = terms[i] ?? -1;
    const t = term < 0 ? undefined : asked.placeOfTerm.get(term);
    const questionTerm = t === undefined ? undefined : asked.terms[t];
    if (questionTerm) matched[i] = 0.2 + questionTerm.background;
    if (questionTerm?.isFocus) focus[i] = 1;
    const isNew = !word.stop && !questionTerm && !asked.stems.has(word.stem);
    newBefore[i + 1] = (newBefore[i] ?? 0) + Number(isNew);
    heldBefore[i + 1] = (heldBefore[i] ?? 0) + Number(questionTerm !== undefined);
    matterBefore[i + 1] = (matterBefore[i] ?? 0) + Number(!word.stop);
    marksBefore[i + 1] = (marksBefore[i] ?? 0) + (marked[i] ?? 0);
    focusBefore[i + 1] = (focusBefore[i] ?? 0) + (focus[i] ?? 0);
    if (term < 0) continue;
    for (const f of focusTerms) {
      const alike = f === t ? 1 : (asked.likeness[f]?.(term) ?? 0);
      if (alike > (focusAlike[i] ?? 0)) focusAlike[i] = alike;
    }
  }
  for (let i = 0; i < count; i++) {
    const weight = matched[i] ?? 0;
    if (weight === 0) continue;
    for (let gap = 0; gap < FAR_WORDS; gap++) {
      const near = 1 - gap / FAR_WORDS;
      const start = i + 1 + gap;
      const end = i - gap;
      if (start <= count) {
        nearBefore[start] = Math.max(nearBefore[start] ?? 0, near);
        heavyBefore[start] = Math.max(heavyBefore[start] ?? 0, near * weight);
      }
      if (end >= 0) {
        nearAfter[end] = Math.max(nearAfter[end] ?? 0, near);
        heavyAfter[end] = Math.max(heavyAfter[end] ?? 0, near * weight);
      }
    }
  }
  const { wants } = asked.question;
  return {
    ...frame,
    words: all,
    matched,
    focus,
    focusAlike,
    newBefore,
    heldBefore,
    matterBefore,
    marksBefore,
    focusBefore,
    nearBefore,
    nearAfter,
    heavyBefore,
    heavyAfter,
    wanted: mentions.map(({ kinds }) => kinds.some((kind) => wants.has(kind))),
    otherNumber: asked.terms.some((term, t) => term.isNumber && (asked.matches.strengths[t]?.[s] ?? 0) < 1),
  };
}

function frameOf(profile: Profile, text: string): Frame {
  const known = frames.get(profile);
  if (known) return known;
  const all = profile.words.slice(0, SENTENCE_WORDS_MAX);
  const count = all.length;
  const marked = new Uint8Array(count + 1);
  marked[count] = 1;
  for (const [i, word] of all.entries()) {
    const before = all[i - 1];
    if (!before || MARK.test(text.slice(before.end, word.start))) marked[i] = 1;
  }
  const mentions = profile.mentions
    .filter(({ to }) => to <= count)
    .map(({ from, to, kinds }) => ({
      from,
      to,
      kinds: [...kinds],
      features: [...kinds].flatMap((kind) => (kind === 'percent' ? [] : [AT[kind]])),
      counts: kinds.has('date') || kinds.has('number'),
    }));
  const mentionStarts = new Set(mentions.map(({ from }) => from));
  const mentionEnds = new Set(mentions.map(({ to }) => to));
  const isVerb = all.map(looksLikeVerb);
  const starts = all.map((word, i) => {
    const before = all[i - 1];
    const may = marked[i] === 1 || before?.stop || word.stop || mentionStarts.has(i) || isVerb[i - 1];
    if (!may || CONJUNCTIONS.has(word.lower) || word.lower === 'but') return undefined;
    return startOf(word, marked[i] === 1 ? undefined : before, i);
  });
  const ends = Array.from({ length: count + 1 }, (_, to) => {
    const last = all[to - 1];
    const next = to < count ? all[to] : undefined;
    const may = marked[to] === 1 || next?.stop || mentionEnds.has(to) || isVerb[to];
    if (!last || !may || (last.stop && !mentionEnds.has(to))) return undefined;
    return endOf(last, next, marked[to] === 1, isVerb[to] ?? false);
  });
  const made = { count, marked, starts, ends, mentions };
  frames.set(profile, made);
  return made;
}

const MARK = /[^\s\-’'&]/u;
const looksLikeVerb = (word: Word): boolean => !word.capital && /(?:ed|ing|s)$/.test(word.lower);

/** @param before the word before, where no mark stands between */
function startOf(first: Word, before: Word | undefined, place: number): number[] {
  const previous = before?.lower ?? '';
  return placesOf([
    ['startsSentence', place === 0],
    ['startsAfterMark', place > 0 && !before],
    ['startsWithArticle', ARTICLES.has(first.lower)],
    ['startsWithTo', first.lower === 'to'],
    ['startsWithReason', REASONS.has(first.lower)],
    ['startsWithPreposition', PREPOSITIONS.has(first.lower)],
    ['startsWithCapital', first.capital && place > 0],
    ['startsWithDigit', isDigit(first)],
    ['afterBy', previous === 'by'],
    ['afterPlacing', PLACING.has(previous)],
    ['afterFor', previous === 'for'],
    ['afterTo', previous === 'to'],
    ['afterOf', previous === 'of'],
    ['afterBeing', BEING.has(previous)],
    ['afterWith', previous === 'with'],
    ['afterNaming', NAMING.has(previous)],
    ['afterReason', REASONS.has(previous)],
    ['afterThat', previous === 'that'],
    ['afterAuxiliary', AUXILIARIES.has(previous)],
    ['afterArticle', ARTICLES.has(previous)],
    ['afterAnd', CONJUNCTIONS.has(previous)],
  ]);
}

/** @param isMarked a mark stands behind the last word */
function endOf(last: Word, next: Word | undefined, isMarked: boolean, isVerbNext: boolean): number[] {
  const following = next?.lower ?? '';
  return placesOf([
    ['endsAtMark', isMarked],
    ['endsWithCapital', last.capital],
    ['endsBeforePreposition', PREPOSITIONS.has(following)],
    ['endsBeforeOf', following === 'of'],
    ['endsBeforeVerb', isVerbNext || BEING.has(following) || AUXILIARIES.has(following)],
    ['beforeAnd', !isMarked && CONJUNCTIONS.has(following)],
  ]);
}

function placesOf(features: readonly (readonly [SpanFeature, boolean])[]): number[] {
  return features.flatMap(([name, holds]) => (holds ? [AT[name]] : []));
}

/** Adds what depends on the question, or on both ends. */
function measureSpan(read: Read, from: number, to: number, out: Float64Array): void {
  const { words: all, matched, focus, mentions, wanted } = read;
  const first = all[from];
  if (!first) return;
  const within = (sums: Uint8Array): number => (sums[to] ?? 0) - (sums[from] ?? 0);

  const length = to - from;
  if (length === 1) out[AT.words1] = 1;
  else if (length < 4) out[AT.words2] = 1;
  else if (length < 8) out[AT.words4] = 1;
  else if (length < 14) out[AT.words8] = 1;
  else out[AT.words14] = 1;

  const news = within(read.newBefore);
  const matter = Math.max(1, within(read.matterBefore));
  out[AT.novelWords] = Math.min(1, news / 6);
  out[AT.novelShare] = news / matter;
  out[AT.matchedShare] = within(read.heldBefore) / matter;
  out[AT.nothingNew] = Number(news === 0);
  const marks = (read.marksBefore[to] ?? 0) - (read.marksBefore[from + 1] ?? 0);
  out[AT.marksInside] = Math.min(1, marks / 3);

  out[AT.afterMatched] = Number((matched[from - 1] ?? 0) > 0);
  out[AT.beforeMatched] = Number((matched[to] ?? 0) > 0);
  out[AT.nearBefore] = read.nearBefore[from] ?? 0;
  out[AT.nearAfter] = read.nearAfter[to] ?? 0;
  out[AT.heavyNearBefore] = read.heavyBefore[from] ?? 0;
  out[AT.heavyNearAfter] = read.heavyAfter[to] ?? 0;

  for (let m = 0; m < mentions.length; m++) {
    const mention = mentions[m];
    if (!mention || mention.to <= from || mention.from >= to) continue;
    if (mention.from < from || mention.to > to) {
      out[AT.cutsMention] = 1;
      continue;
    }
    const exact = mention.from === from && mention.to === to;
    const isWanted = wanted[m] === true;
    const isNew = (read.newBefore[mention.to] ?? 0) > (read.newBefore[mention.from] ?? 0);
    if (exact) out[AT.mention] = 1;
    if (exact && isWanted) out[AT.mentionWanted] = 1;
    if (isWanted) out[AT.wantedInside] = 1;
    if (isWanted && isNew) {
      out[AT.wantedInsideNew] = 1;
      out[AT.wantedNear] = Math.max(read.nearBefore[from] ?? 0, read.nearAfter[to] ?? 0);
    }
    for (const feature of mention.features) out[feature] = 1;
    // "Was it in 2017?" is met by the date that the sentence gives instead.
    if (exact && isNew && read.otherNumber && mention.counts) out[AT.instead] = 1;
  }

  const focusInside = within(read.focusBefore);
  out[AT.focusInside] = Math.min(1, focusInside);
  out[AT.focusLast] = focus[to - 1] ?? 0;
  out[AT.focusBefore] = Math.max(focus[from - 1] ?? 0, focus[from - 2] ?? 0);
  out[AT.focusAfter] = Math.max(focus[to] ?? 0, focus[to + 1] ?? 0);
  out[AT.lastAlike] = read.focusAlike[to - 1] ?? 0;
  out[AT.countsFocus] = Number(isDigit(first) && focusInside + (focus[to] ?? 0) > 0);
}

const isDigit = (word: Word): boolean => word.lower.charCodeAt(0) >= 48 && word.lower.charCodeAt(0) <= 57;

/** A stretch of words as offsets, with the signs that belong to it: "£5,000", "40%". */
export function wordsSpan(text: string, all: readonly Word[], from: number, to: number): Span | undefined {
  const first = all[from];
  const last = all[to - 1];
  if (!first || !last) return undefined;
  const symbol = /[£$€¥]$/.test(text.slice(0, first.start)) ? 1 : 0;
  const tail = /^(?:%| ?µg\/L|°[CF]?)/u.exec(text.slice(last.end));
  const possessive = /['’]s?$/.exec(text.slice(first.start, last.end));
  const end = last.end + (tail?.[0].length ?? 0) - (possessive?.[0].length ?? 0);
  return { start: first.start - symbol, end };
}
