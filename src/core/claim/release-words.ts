import { oncePer } from '../once-per.ts';
import type { Release, Sentence } from '../release/release.ts';
import { type ClaimToken, claimTokens, isWord } from './tokens.ts';

/** A stretch of what was published: a sentence, or else the title or a heading. */
export type Published = { readonly text: string; readonly sentence?: Sentence };

/** A token of a release. */
export type PublishedToken = ClaimToken & {
  /** Index of the stretch that its offsets count in. */
  readonly stretch: number;
  /** Whether it is the first word of its stretch, where a capital letter says nothing. */
  readonly opens: boolean;
};

/** A release as a claim is compared with it. */
export type ReleaseWords = {
  readonly stretches: readonly Published[];
  /** All tokens, sentence after sentence, then title and headings. */
  readonly tokens: readonly PublishedToken[];
  /** The words among them, and by each word's key where in `words` it stands. */
  readonly words: readonly PublishedToken[];
  readonly placesOf: ReadonlyMap<string, readonly number[]>;
  /** Where each word stands among the tokens. */
  readonly tokenOf: readonly number[];
};

/** The words of a release, read once. */
export const releaseWords = oncePer((release: Release): ReleaseWords => {
  const headings = new Set(
    release.paragraphs.flatMap(({ heading = '' }) => (heading === '' ? [] : [heading])),
  );
  const others = [release.title, ...headings].map((text): Published => ({ text }));
  const stretches = [...release.sentences.map((sentence) => ({ text: sentence.text, sentence })), ...others];
  const tokens = stretches.flatMap((stretch, place) => tokensOf(release, stretch, place));
  const words: PublishedToken[] = [];
  const tokenOf: number[] = [];
  for (const [place, token] of tokens.entries()) {
    if (!isWord(token)) continue;
    words.push(token);
    tokenOf.push(place);
  }
  const placesOf = Map.groupBy(words.keys(), (place) => words[place]?.key ?? '');
  return { stretches, tokens, words, placesOf, tokenOf };
});

/** Quotation marks that open or close a paragraph are left out: a speech over several paragraphs repeats them. */
function tokensOf(release: Release, { text, sentence }: Published, stretch: number): PublishedToken[] {
  const tokens = claimTokens(text);
  const inside = release.paragraphs[(sentence?.paragraph ?? 0) - 1]?.sentences ?? [];
  if (sentence?.number === inside[0]) while (tokens[0]?.form === '"') tokens.shift();
  if (sentence?.number === inside.at(-1)) while (tokens.at(-1)?.form === '"') tokens.pop();
  const first = tokens.findIndex(isWord);
  // What follows another sentence does so behind a space, whatever stands between them in the file. Title and headings
  // follow nothing.
  return tokens.map((token, place) => ({
    ...token,
    spaced: place === 0 ? sentence !== undefined && token.form !== '-' : token.spaced,
    stretch,
    opens: place === first,
  }));
}
