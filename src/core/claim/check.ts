import type { Release, Sentence } from '../release/release.ts';
import { splitSentences } from '../release/sentences.ts';
import { type Hearing, hearingOf } from './attributed.ts';
import type { StretchSpan } from './differences.ts';
import { type Claim, claimsIn } from './message-claims.ts';
import { releaseWords } from './release-words.ts';
import { isLongEnough, type Wording, wordingOf } from './wording.ts';

/** A claim beside a release: its words, and whose they are. */
export type Checked = {
  readonly claim: Claim;
  readonly wording: Wording;
  /** Of exact and close words alone. */
  readonly hearing: Hearing;
};

/** Most claims of one message that are checked. */
export const CLAIMS_MAX = 5;

/** Checks what a message passes on as somebody's words. Empty where there are no words in it. */
export function checkMessage(message: string, release: Release): Checked[] {
  const { claims, isMarked, outside } = claimsIn(message, release);
  const [whole] = claims;
  if (isMarked || !whole) {
    const unmarked = outside.map((claim) => checkClaim(claim, release)).filter(isFromRelease);
    return [...claims.map((claim) => checkClaim(claim, release)), ...unmarked].slice(0, CLAIMS_MAX);
  }
  const asWhole = checkClaim(whole, release);
  if (isFromRelease(asWhole)) return [asWhole];
  const sentences = splitSentences(whole.text)
    .map(({ start, end }) => whole.text.slice(start, end))
    .filter(isLongEnough)
    .map((text) => checkClaim({ ...whole, text }, release))
    .filter(isFromRelease);
  return sentences.length > 0 ? sentences.slice(0, CLAIMS_MAX) : [asWhole];
}

function isFromRelease({ wording }: Checked): boolean {
  return wording.kind !== 'unlike' && wording.kind !== 'too-short';
}

function checkClaim(claim: Claim, release: Release): Checked {
  const wording = wordingOf(claim.text, release);
  const heard = (place: readonly StretchSpan[]): Hearing =>
    claim.attributed ? hearingOf(claim.attributed, sentencesAt(place, release), release) : 'as-published';
  if (wording.kind === 'close') return { claim, wording, hearing: heard(wording.place) };
  if (wording.kind !== 'exact') return { claim, wording, hearing: 'as-published' };
  // Of several places with these words, the one of whom the message names says that the message is right.
  const [first, ...others] = wording.places;
  const right = wording.places.find((place) => heard(place) === 'as-published') ?? first;
  const places = right
    ? [right, ...[first, ...others].flatMap((place) => (place && place !== right ? [place] : []))]
    : [];
  return { claim, wording: { kind: 'exact', places }, hearing: right ? heard(right) : 'as-published' };
}

/** The sentences that a place reaches over; none where it is the title or a heading. */
export function sentencesAt(place: readonly StretchSpan[], release: Release): Sentence[] {
  const { stretches } = releaseWords(release);
  return place.flatMap(({ stretch }) => stretches[stretch]?.sentence ?? []);
}

const WORTH: Readonly<Record<Wording['kind'], number>> = {
  exact: 4,
  close: 3,
  stitched: 2,
  unlike: 0,
  'too-short': 0,
};

/** How much of a message's words a release has: that of the releases which has most is what it quotes. 0 to 4. */
export function matchOf(checked: readonly Checked[]): number {
  const sum = checked.reduce((total, { wording }) => total + WORTH[wording.kind], 0);
  return sum / Math.max(1, checked.length);
}
