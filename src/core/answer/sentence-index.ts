import type { Speaker } from '../release/release.ts';
import { findMentions, type Mention } from './mentions.ts';
import { readWord, readWords, type Word, type WrittenWord, writtenWords } from './words.ts';

/** What the engine needs of a sentence; any list of texts can be made into it. */
export type Passage = {
  readonly text: string;
  /** Sentences with the same number belong together. */
  readonly paragraph: number;
  readonly speaker?: Speaker;
  readonly leadIn?: boolean;
  readonly heading?: string;
};

/** A sentence read closely; made when it is first a candidate, and kept. */
export type Profile = {
  readonly words: readonly Word[];
  /** Term of each word of `words`. */
  readonly terms: Int32Array;
  readonly mentions: readonly Mention[];
  /**
   * Terms that belong to the sentence without standing in it: what a leading "it", "this agreement" or "he" stands
   * for, its speaker, its heading.
   */
  readonly standsFor: ReadonlySet<number>;
  /** Starts with a word that leans on the sentence before: it, this, such, he … */
  readonly leans: boolean;
};

/** Sentences by the stems they hold. A term is a stem's number in the order of first sight. */
export type SentenceIndex = {
  readonly passages: readonly Passage[];
  readonly termByStem: ReadonlyMap<string, number>;
  /** Stem of each term. */
  readonly stems: readonly string[];
  /** A word as first written (lower case) for each term. */
  readonly forms: readonly string[];
  /** Sentences that hold each term, ascending, and how often beside them in `counts`. */
  readonly postings: readonly Int32Array[];
  readonly counts: readonly Int32Array[];
  /** Terms by the first letters of their stems, see {@link familyKey}; a shorter stem has no family. */
  readonly families: ReadonlyMap<string, readonly number[]>;
  /** Words of matter in each sentence. */
  readonly lengths: Float64Array;
  readonly meanLength: number;
  /** First sentence of the paragraph of each sentence, and the one after its last. */
  readonly paragraphStart: Int32Array;
  readonly paragraphEnd: Int32Array;
  /** Terms of the release's title. */
  readonly title: ReadonlySet<number>;
  profile(sentence: number): Profile;
};

/** Stands for the term of a word of grammar, which has none. */
const STOP = -1;

/** Shortest common beginning of two stems that counts as one word family. */
const FAMILY_MIN_CHARS = 5;

/** What the stems of one word family begin with; undefined for a stem too short to tell. */
export const familyKey = (stem: string): string | undefined =>
  stem.length < FAMILY_MIN_CHARS ? undefined : stem.slice(0, FAMILY_MIN_CHARS);

const LEANING =
  /^(?:it|its|this|these|that|those|they|their|them|he|his|she|her|such|there|both|here|instead|however|also)$/;
const leans = (words: readonly WrittenWord[]): boolean =>
  LEANING.test(words[0]?.lower ?? '') || (words[0]?.lower === 'the' && LEANING.test(words[1]?.lower ?? ''));

export function indexSentences(passages: readonly Passage[], title = ''): SentenceIndex {
  const lexicon = readLexicon(passages);
  const { termByStem, lengths } = lexicon;
  const profiles = new Array<Profile | undefined>(passages.length);

  const { paragraphStart, paragraphEnd } = paragraphBounds(passages);
  const termsOf = (text: string): Set<number> => {
    const terms = new Set<number>();
    for (const word of readWords(text)) {
      const term = word.stop ? undefined : termByStem.get(word.stem);
      if (term !== undefined) terms.add(term);
    }
    return terms;
  };

  const read = (s: number): Profile => {
    const passage = passages[s];
    const text = passage?.text ?? '';
    const words = readWords(text);
    const terms = new Int32Array(words.length);
    for (const [i, word] of words.entries()) terms[i] = word.stop ? -1 : (termByStem.get(word.stem) ?? -1);
    const leaning = leans(words);
    return {
      words,
      terms,
      mentions: findMentions(text, words),
      standsFor: new Set([
        ...(leaning ? antecedentOf(s) : []),
        ...(passage?.speaker ? termsOf(`${passage.speaker.name} ${passage.speaker.office}`) : []),
        ...(passage?.heading ? termsOf(passage.heading) : []),
      ]),
      leans: leaning,
    };
  };
  const profile = (s: number): Profile => {
    const known = profiles[s];
    if (known) return known;
    const made = read(s);
    profiles[s] = made;
    return made;
  };
  /**
   * What a leading "it" or "this agreement" leans on: the words before the first verb of the sentence before,
   * and where that one leans too, of the one before it, four sentences back at most.
   */
  const antecedentOf = (s: number): ReadonlySet<number> => {
    const subject = new Set<number>();
    for (let back = s - 1; back >= Math.max(0, s - 4); back--) {
      const words = writtenWords(passages[back]?.text ?? '');
      let found = 0;
      for (const [i, raw] of words.entries()) {
        const word = readWord(raw);
        if (found >= 6 || (i > 0 && found > 0 && isVerb(word))) break;
        const term = word.stop ? undefined : termByStem.get(word.stem);
        if (term === undefined) continue;
        subject.add(term);
        found++;
      }
      if (!leans(words.slice(0, 2).map(readWord))) break;
    }
    return subject;
  };

  return {
    passages,
    ...lexicon,
    meanLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, passages.length),
    paragraphStart,
    paragraphEnd,
    title: termsOf(title),
    profile,
  };
}

type Lexicon = Pick<
  SentenceIndex,
  'termByStem' | 'stems' | 'forms' | 'postings' | 'counts' | 'families' | 'lengths'
>;

/** Gives every stem its term, and says which sentences hold it. */
function readLexicon(passages: readonly Passage[]): Lexicon {
  const termByStem = new Map<string, number>();
  const termByWriting = new Map<string, number>();
  const stems: string[] = [];
  const forms: string[] = [];
  const families = new Map<string, number[]>();
  const termOf = (raw: string): number => {
    const { lower, stem, stop } = readWord(raw);
    if (stop) return STOP;
    const known = termByStem.get(stem);
    if (known !== undefined) return known;
    const term = stems.length;
    termByStem.set(stem, term);
    stems.push(stem);
    forms.push(lower);
    const key = familyKey(stem);
    const family = key === undefined ? undefined : families.get(key);
    if (family) family.push(term);
    else if (key !== undefined) families.set(key, [term]);
    return term;
  };

  const held: Holdings = { terms: [], times: [], ends: new Int32Array(passages.length) };
  const lengths = new Float64Array(passages.length);
  const lastPlace: number[] = [];
  for (const [s, passage] of passages.entries()) {
    const start = held.terms.length;
    let length = 0;
    for (const raw of writtenWords(passage.text)) {
      let term = termByWriting.get(raw);
      if (term === undefined) {
        term = termOf(raw);
        termByWriting.set(raw, term);
      }
      if (term === STOP) continue;
      length++;
      const place = lastPlace[term] ?? -1;
      if (place >= start) {
        held.times[place] = (held.times[place] ?? 0) + 1;
        continue;
      }
      lastPlace[term] = held.terms.length;
      held.terms.push(term);
      held.times.push(1);
    }
    held.ends[s] = held.terms.length;
    lengths[s] = length;
  }
  return { termByStem, stems, forms, families, lengths, ...sortByTerm(held, stems.length) };
}

/**
 * The terms of each sentence and how often it holds them, one sentence after the other. Sorting them by term once
 * is quicker than to let a list grow for each term.
 */
type Holdings = {
  readonly terms: number[];
  readonly times: number[];
  /** Place after the last of each sentence. */
  readonly ends: Int32Array;
};

function sortByTerm({ terms, times, ends }: Holdings, size: number): Pick<Lexicon, 'postings' | 'counts'> {
  const sentencesWith = new Int32Array(size);
  for (const term of terms) sentencesWith[term] = (sentencesWith[term] ?? 0) + 1;
  const postings = Array.from(sentencesWith, (count) => new Int32Array(count));
  const counts = Array.from(sentencesWith, (count) => new Int32Array(count));
  const filled = new Int32Array(size);
  let s = 0;
  for (const [place, term] of terms.entries()) {
    while (place >= (ends[s] ?? terms.length)) s++;
    const at = filled[term] ?? 0;
    filled[term] = at + 1;
    const sentences = postings[term];
    const beside = counts[term];
    if (sentences) sentences[at] = s;
    if (beside) beside[at] = times[place] ?? 0;
  }
  return { postings, counts };
}

const VERBS =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|said|says|became|made|took|gave|began|include|includes|follows|marks|covers|remains|consists|contains)$/;
function isVerb(word: WrittenWord): boolean {
  return VERBS.test(word.lower) || (!word.capital && word.lower.length > 4 && word.lower.endsWith('ed'));
}

function paragraphBounds(passages: readonly Passage[]): {
  paragraphStart: Int32Array;
  paragraphEnd: Int32Array;
} {
  const paragraphStart = new Int32Array(passages.length);
  const paragraphEnd = new Int32Array(passages.length);
  let start = 0;
  for (let s = 0; s < passages.length; s++) {
    if (passages[s]?.paragraph !== passages[start]?.paragraph) start = s;
    paragraphStart[s] = start;
  }
  let end = passages.length;
  for (let s = passages.length - 1; s >= 0; s--) {
    if (passages[s]?.paragraph !== passages[end - 1]?.paragraph) end = s + 1;
    paragraphEnd[s] = end;
  }
  return { paragraphStart, paragraphEnd };
}
