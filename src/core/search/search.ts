import { oncePer } from '../once-per.ts';
import type { Release, Sentence, Span } from '../release/release.ts';
import { mendSpelling } from '../text/spelling.ts';
import { type FoldedToken, foldedTokensOf } from './folded-tokens.ts';

/** A sentence that has the words, and where. `asPhrase` is true where they stand side by side, in their order. */
export type Hit = {
  readonly sentence: Sentence;
  readonly marks: readonly Span[];
  readonly asPhrase: boolean;
};

/** A sentence by its words. */
type Read = { readonly sentence: Sentence; readonly tokens: readonly FoldedToken[] };

const readOf = oncePer((release: Release): readonly Read[] =>
  release.sentences.map((sentence) => ({ sentence, tokens: foldedTokensOf(sentence.text) })),
);

/**
 * What {@link searchFor} takes: the words of what was typed, folded and parted by single spaces, and by an apostrophe where one
 * stands in a word: "japan's".
 */
export function searchWords(typed: string): string {
  let end = 0;
  let words = '';
  for (const token of foldedTokensOf(typed)) {
    const gap = APOSTROPHE.test(typed.slice(end, token.start)) ? "'" : ' ';
    words += words === '' ? token.word : `${gap}${token.word}`;
    end = token.end;
  }
  return words;
}

const APOSTROPHE = /^['’‘ʼ´`＇]$/;

/**
 * The sentences that have these words: first those that have them side by side, then those that have all of them, each as the
 * release has them. What an apostrophe joins always stands side by side: the s of "Japan’s" is not that of another word.
 *
 * @param words as {@link searchWords} gives them, one or more
 */
export function searchFor(release: Release, words: string): readonly Hit[] {
  const wanted = words.split(/[ ']/);
  const joined = [...new Set(words.split(' '))].map((word) => word.split("'"));
  const hits = readOf(release).flatMap(({ sentence, tokens }): Hit[] => {
    const phrases = phrasesIn(tokens, wanted);
    if (phrases.length > 0) return [{ sentence, marks: phrases, asPhrase: true }];
    const each = joined.map((word) => phrasesIn(tokens, word));
    if (each.some((places) => places.length === 0)) return [];
    return [{ sentence, marks: apartFromEachOther(each.flat()), asPhrase: false }];
  });
  return [...hits.filter(({ asPhrase }) => asPhrase), ...hits.filter(({ asPhrase }) => !asPhrase)];
}

/** From left to right, without what lies in another: "Japan" in "Japan’s", where both are looked for. */
function apartFromEachOther(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const apart: Span[] = [];
  for (const span of sorted) if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span);
  return apart;
}

/** The same words with each that the release does not have replaced by the nearest that it has; undefined where there is none. */
export function nearestWords(release: Release, words: string): string | undefined {
  const { known, mend } = vocabularyOf(release);
  const found = words.replace(/[^ ']+/g, (word) => (known.has(word) ? word : (mend(word) ?? word)));
  return found !== words && searchFor(release, found).length > 0 ? found : undefined;
}

/** The words as the release first writes them. @param words that it has, as {@link searchWords} gives them */
export function asWritten(release: Release, words: string): string {
  const [hit] = searchFor(release, words);
  const [mark] = hit?.marks ?? [];
  return hit?.asPhrase && mark ? hit.sentence.text.slice(mark.start, mark.end) : words;
}

const vocabularyOf = oncePer((release: Release) => {
  const known = new Set(readOf(release).flatMap(({ tokens }) => tokens.map(({ word }) => word)));
  return { known, mend: mendSpelling([...known], () => false) };
});

/** Where the words stand side by side, from left to right; what overlaps the one before is passed over. */
function phrasesIn(tokens: readonly FoldedToken[], wanted: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + wanted.length <= tokens.length; at += 1) {
    if (!wanted.every((word, place) => tokens[at + place]?.word === word)) continue;
    const last = at + wanted.length - 1;
    spans.push({ start: tokens[at]?.start ?? 0, end: tokens[last]?.end ?? 0 });
    at = last;
  }
  return spans;
}
