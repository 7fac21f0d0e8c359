import type { GlossaryEntry } from '../release/release.ts';
import type { Question } from './question.ts';
import { familyKey, type SentenceIndex } from './sentence-index.ts';
import { readWords, stemOf } from './words.ts';

/** A word of matter in a question, and the terms of the release that can stand for it. */
export type QuestionTerm = {
  readonly stem: string;
  /** Places in the question's words that it covers. */
  readonly places: readonly number[];
  /** Terms of the release that match, with how well: 1 the same stem, less for a synonym or a cognate. */
  readonly variants: ReadonlyMap<number, number>;
  /** How telling the word is in this release, and in English at large; both 0 to about 1. */
  readonly rarity: number;
  readonly background: number;
  readonly isNumber: boolean;
  /** Belongs to the noun that is asked for ("which **air forces**"). */
  readonly isFocus: boolean;
};

/** Words that may stand for each other, made ready for look-up. */
export type Thesaurus = {
  readonly byStem: ReadonlyMap<string, readonly string[]>;
  /** Stems of the first word of a phrase → the phrases that start so. */
  readonly phrases: ReadonlyMap<
    string,
    readonly { readonly stems: readonly string[]; readonly means: readonly string[] }[]
  >;
  /** Spellings of one name: stem → the stem that stands for all. */
  readonly sameByStem: ReadonlyMap<string, string>;
};

/** @param groups near-synonyms, each a word or a short phrase in lower case */
export function readThesaurus(
  groups: readonly (readonly string[])[],
  same: readonly (readonly string[])[] = [],
): Thesaurus {
  const byStem = new Map<string, Set<string>>();
  const phrases = new Map<string, { stems: string[]; means: string[] }[]>();
  const sameByStem = new Map<string, string>();
  const addAll = (group: readonly string[]) => {
    const members = group.map((member) => readWords(member).map((word) => word.stem));
    const single = members.flatMap((stems) =>
      stems.length === 1 && stems[0] !== undefined ? [stems[0]] : [],
    );
    for (const stem of single) {
      const known = byStem.get(stem) ?? new Set();
      for (const other of single) if (other !== stem) known.add(other);
      byStem.set(stem, known);
    }
    for (const stems of members) {
      if (stems.length < 2) continue;
      const first = stems[0] ?? '';
      phrases.set(first, [...(phrases.get(first) ?? []), { stems, means: single }]);
    }
  };
  for (const group of groups) addAll(group);
  for (const group of same) {
    const stems = group.filter((name) => !name.includes(' ')).map(stemOf);
    const stands = stems[0];
    if (stands === undefined) continue;
    for (const stem of stems) sameByStem.set(stem, stands);
    for (const name of group) {
      const parts = readWords(name).map((word) => word.stem);
      const first = parts[0] ?? '';
      if (parts.length > 1)
        phrases.set(first, [...(phrases.get(first) ?? []), { stems: parts, means: [...stems] }]);
    }
    for (const stem of stems) {
      const known = byStem.get(stem) ?? new Set();
      for (const other of stems) if (other !== stem) known.add(other);
      byStem.set(stem, known);
    }
  }
  return {
    byStem: new Map([...byStem].map(([stem, others]) => [stem, [...others]])),
    phrases,
    sameByStem,
  };
}

/** Adds the other names that a release's glossary gives for its terms ("blue helmets" for "UN peacekeeping"). */
export function withGlossary(thesaurus: Thesaurus, glossary: readonly GlossaryEntry[]): Thesaurus {
  const byStem = new Map(thesaurus.byStem);
  const phrases = new Map(thesaurus.phrases);
  for (const { term, also } of glossary) {
    const means = readWords(term).flatMap(({ stem, stop }) => (stop ? [] : [stem]));
    for (const name of also) {
      const stems = readWords(name).map(({ stem }) => stem);
      const [first] = stems;
      if (first === undefined) continue;
      if (stems.length === 1) byStem.set(first, [...(byStem.get(first) ?? []), ...means]);
      else phrases.set(first, [...(phrases.get(first) ?? []), { stems, means }]);
    }
  }
  return { ...thesaurus, byStem, phrases };
}

/** Rarity of words in English at large. */
export type Background = {
  /** From 0 (the commonest) to 1 (unknown). */
  rarity(stem: string): number;
};

/** How well a synonym, a cognate ("cooperate", "cooperation") and a mended spelling match. */
const SYNONYM_STRENGTH = 0.6;
const COGNATE_STRENGTH = 0.5;

/** Reads the words of matter of a question against the words of a release. */
export function readTerms(
  question: Question,
  index: SentenceIndex,
  thesaurus: Thesaurus,
  background: Background,
): QuestionTerm[] {
  const sentences = index.passages.length;
  const terms: QuestionTerm[] = [];
  const seen = new Set<string>();
  const { words } = question;
  const inFocus = new Set(question.focus);
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) break;
    const phrase = longestPhrase(words, i, thesaurus);
    if (phrase) {
      const variants = new Map<number, number>();
      for (const stem of phrase.means)
        offer(variants, index.termByStem.get(stem), thesaurus.sameByStem.has(stem) ? 1 : SYNONYM_STRENGTH);
      // The phrase's own words count where the release uses them.
      for (const stem of phrase.stems) offer(variants, index.termByStem.get(stem), COGNATE_STRENGTH);
      const key = phrase.stems.join(' ');
      if (variants.size > 0 && !seen.has(key)) {
        seen.add(key);
        const places = phrase.stems.map((_, offset) => i + offset);
        terms.push({
          stem: key,
          places,
          variants,
          rarity: rarityIn(index, variants, sentences),
          background: Math.max(...phrase.stems.map((stem) => background.rarity(stem))),
          isNumber: false,
          isFocus: places.some((place) => inFocus.has(place)),
        });
        i += phrase.stems.length - 1;
        continue;
      }
    }
    if (word.stop || seen.has(word.stem)) continue;
    seen.add(word.stem);
    const isNumber = /^\d/.test(word.lower);
    const variants = new Map<number, number>();
    offer(variants, index.termByStem.get(word.stem), 1);
    for (const other of thesaurus.byStem.get(word.stem) ?? []) {
      const same = thesaurus.sameByStem.get(other);
      offer(
        variants,
        index.termByStem.get(other),
        same !== undefined && same === thesaurus.sameByStem.get(word.stem) ? 1 : SYNONYM_STRENGTH,
      );
    }
    if (!isNumber)
      for (const cognate of cognatesOf(word.stem, index)) offer(variants, cognate, COGNATE_STRENGTH);
    terms.push({
      stem: word.stem,
      places: [i],
      variants,
      rarity: rarityIn(index, variants, sentences),
      background: isNumber ? 0.8 : background.rarity(word.stem),
      isNumber,
      isFocus: inFocus.has(i),
    });
  }
  return terms;
}

function offer(variants: Map<number, number>, term: number | undefined, strength: number): void {
  if (term !== undefined && (variants.get(term) ?? 0) < strength) variants.set(term, strength);
}

/** Inverse document frequency of the best matching term, scaled so that one seen nowhere has 1. */
function rarityIn(index: SentenceIndex, variants: ReadonlyMap<number, number>, sentences: number): number {
  let strongest = 0;
  let frequency = 0;
  for (const [term, strength] of variants) {
    const held = index.postings[term]?.length ?? 0;
    if (strength > strongest) {
      strongest = strength;
      frequency = held;
    } else if (strength === strongest) frequency = Math.max(frequency, held);
  }
  return (
    Math.log(1 + (sentences - frequency + 0.5) / (frequency + 0.5)) / Math.log(1 + (sentences + 0.5) / 0.5)
  );
}

function longestPhrase(words: Question['words'], at: number, thesaurus: Thesaurus) {
  const candidates = thesaurus.phrases.get(words[at]?.stem ?? '');
  let best: { readonly stems: readonly string[]; readonly means: readonly string[] } | undefined;
  for (const candidate of candidates ?? []) {
    if (candidate.stems.length <= (best?.stems.length ?? 0)) continue;
    if (candidate.stems.every((stem, offset) => words[at + offset]?.stem === stem)) best = candidate;
  }
  return best;
}

/** Longest ending in which two stems of one family may differ. */
const FAMILY_MAX_ENDING_CHARS = 4;

/** Terms of the same word family: "signatur" and "signatori" share five letters or more and differ in the ending alone. */
function cognatesOf(stem: string, index: SentenceIndex): number[] {
  const family = index.families.get(familyKey(stem) ?? '') ?? [];
  return family.filter((term) => {
    const other = index.stems[term] ?? '';
    let shared = 0;
    while (shared < stem.length && stem[shared] === other[shared]) shared++;
    const longest = Math.max(stem.length, other.length);
    return other !== stem && longest - shared <= FAMILY_MAX_ENDING_CHARS && shared >= longest * 0.6;
  });
}
