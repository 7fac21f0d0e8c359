import type { Span } from '../release/release.ts';
import type { Step } from './alignment.ts';
import type { ReleaseWords } from './release-words.ts';
import type { ClaimToken } from './tokens.ts';
import { kindOfWord, type WordKind } from './words-alike.ts';

/** Words in which a claim differs from what was published; one side is empty where the other has words more. */
export type Difference = {
  readonly kind: WordKind | 'capitals';
  readonly typed: string;
  readonly published: string;
  /** Where they stand in the claim's text; absent where the claim leaves them out. */
  readonly typedSpan?: Span;
  /** Where they stand in stretches of the release; empty where the claim adds them. */
  readonly publishedSpans: readonly StretchSpan[];
};

/** A span of a stretch of a release. */
export type StretchSpan = Span & { readonly stretch: number };

/** What differs, in the order of the claim: neighbouring words are one difference. @param text of the claim */
export function differencesOf(
  steps: readonly Step[],
  text: string,
  claim: readonly ClaimToken[],
  release: ReleaseWords,
): Difference[] {
  const differences: Difference[] = [];
  let open: Step[] = [];
  const close = (): void => {
    if (open.length > 0) differences.push(differenceOf(open, text, claim, release));
    open = [];
  };
  for (const step of steps) {
    const isAlike = step.kind === 'same';
    if (isAlike) close();
    const isSame = isAlike && claim[step.claim]?.form === release.words[step.release]?.form;
    if (isAlike && !isSame) differences.push(differenceOf([step], text, claim, release));
    if (!isAlike) open.push(step);
  }
  close();
  return differences;
}

function differenceOf(
  steps: readonly Step[],
  text: string,
  claim: readonly ClaimToken[],
  release: ReleaseWords,
): Difference {
  const places = steps.flatMap((step) => ('claim' in step ? [step.claim] : []));
  const typed = places.flatMap((place) => claim[place] ?? []);
  const published = steps.flatMap((step) => ('release' in step ? (release.words[step.release] ?? []) : []));
  const kinds = [
    ...typed.map((word, at) => kindOfWord(word, isOpening(text, word, places[at] ?? 0))),
    ...published.map((word) => kindOfWord(word, word.opens)),
  ];
  const publishedSpans = spansOf(published);
  const first = typed[0];
  const typedSpan = first && { start: first.start, end: typed.at(-1)?.end ?? first.end };
  const isOfCapitals = steps.every(({ kind }) => kind === 'same');
  return {
    kind: isOfCapitals ? 'capitals' : (GRAVEST.find((kind) => kinds.includes(kind)) ?? 'word'),
    typed: typedSpan ? text.slice(typedSpan.start, typedSpan.end) : '',
    published: publishedSpans
      .map(({ stretch, start, end }) => release.stretches[stretch]?.text.slice(start, end) ?? '')
      .join(' '),
    ...(typedSpan && { typedSpan }),
    publishedSpans,
  };
}

const GRAVEST: readonly WordKind[] = ['negation', 'number', 'name', 'word'];

function isOpening(text: string, { start }: ClaimToken, place: number): boolean {
  return place === 0 || /[.!?:]["”’']?\s+["“‘']?$/.test(text.slice(Math.max(0, start - 6), start));
}

/** From the first of the words to the last, stretch by stretch. */
export function spansOf(words: readonly (Span & { readonly stretch: number })[]): StretchSpan[] {
  return [...Map.groupBy(words, ({ stretch }) => stretch)].map(([stretch, inside]) => ({
    stretch,
    start: inside[0]?.start ?? 0,
    end: inside.at(-1)?.end ?? 0,
  }));
}
