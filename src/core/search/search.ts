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

/** What {@link searchFor} takes: the words of what was typed, folded and parted by single spaces. */
export function searchWords(typed: string): string {
  return foldedTokensOf(typed)
    .map(({ word }) => word)
    .join(' ');
}

/**
 * The sentences that have these words: first those that have them side by side, then those that have all of them, each as the
 * release has them.
 *
 * @param words as {@link searchWords} gives them, one or more
 */
export function searchFor(release: Release, words: string): readonly Hit[] {
  const wanted = words.split(' ');
  const hits = readOf(release).flatMap(({ sentence, tokens }): Hit[] => {
    const phrases = phrasesIn(tokens, wanted);
    if (phrases.length > 0) return [{ sentence, marks: phrases, asPhrase: true }];
    const own = new Set(tokens.map(({ word }) => word));
    if (!wanted.every((word) => own.has(word))) return [];
    const marks = tokens.filter(({ word }) => wanted.includes(word));
    return [{ sentence, marks: marks.map(({ start, end }) => ({ start, end })), asPhrase: false }];
  });
  return [...hits.filter(({ asPhrase }) => asPhrase), ...hits.filter(({ asPhrase }) => !asPhrase)];
}

/** The same words with each that the release does not have replaced by the nearest that it has; undefined where there is none. */
export function nearestWords(release: Release, words: string): string | undefined {
  const { known, mend } = vocabularyOf(release);
  const nearest = words.split(' ').map((word) => (known.has(word) ? word : mend(word)));
  const found = nearest.every((word) => word !== undefined) ? nearest.join(' ') : words;
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
