import type { Release } from '../release/release.ts';
import { type Alignment, alignClaim, type Step } from './alignment.ts';
import { type Difference, differencesOf, type StretchSpan, spansOf } from './differences.ts';
import { arePartsThere, type ElidedPart, partsOf, placesOfParts, shareOfLongParts } from './elided.ts';
import { exactRuns } from './exact.ts';
import { GAP_MAX_WORDS, type Piece, piecesOf } from './pieces.ts';
import { type ReleaseWords, releaseWords } from './release-words.ts';
import { type ClaimToken, claimTokens, ELLIPSIS, isWord, withoutEnds } from './tokens.ts';
import { isMatter } from './words-alike.ts';

/** What the words of a claim are beside those of a release. It says nothing of whether they are true. */
export type Wording =
  /** Word for word. `places` are all that have them, each as the stretches it reaches over. */
  | { readonly kind: 'exact'; readonly places: readonly (readonly StretchSpan[])[] }
  /** One place with words changed; none differ where only marks do. */
  | {
      readonly kind: 'close';
      readonly place: readonly StretchSpan[];
      readonly differences: readonly Difference[];
    }
  /** Real pieces of several places as one quotation, in the claim's order. */
  | {
      readonly kind: 'stitched';
      readonly pieces: readonly (readonly StretchSpan[])[];
      readonly differences: readonly Difference[];
      /** Whether the claim says by an ellipsis that words are left out between them. */
      readonly isElided: boolean;
      /** Whether they follow each other in the release too. */
      readonly inOrder: boolean;
    }
  /** The release has no such words. */
  | { readonly kind: 'unlike' }
  /** Too short to say where it was taken from: the text, or the pieces between its ellipses. */
  | { readonly kind: 'too-short'; readonly isElided: boolean };

/** Shortest claim: fewer words are anybody's. */
export const CLAIM_MIN_WORDS = 4;
export const CLAIM_MIN_CHARS = 20;

/** Longest claim that is compared, in words; what stands beyond is not looked at. */
export const CLAIM_MAX_WORDS = 400;

/** Share of a claim's words, and of the words of the stretch beside it, that are alike where it is close. */
const CLOSE_MIN_SHARE = 0.6;
/** Fewest words of matter in common where not nearly all words are. */
const CLOSE_MIN_MATTER = 2;
const NEARLY_ALL = 0.75;
/** Share of a claim that its pieces make up where it is stitched. */
const STITCHED_MIN_SHARE = 0.8;

/** Compares a claim with a release, word by word. */
export function wordingOf(text: string, release: Release): Wording {
  const claim = withoutLineMarks(withoutEnds(claimTokens(text)));
  const words = claim.filter(isWord).slice(0, CLAIM_MAX_WORDS);
  if (!isLongEnough(text)) return { kind: 'too-short', isElided: false };
  const published = releaseWords(release);

  const runs = exactRuns(claim, published);
  if (runs.length > 0)
    return { kind: 'exact', places: runs.map(({ first, end }) => spansIn(published, first, end)) };
  const parts = partsOf(claim);
  const found = elided(parts, published);
  if (found) return found;
  const other = changed(text, words, published);
  if (!arePartsThere(parts, published)) return other ?? { kind: 'unlike' };
  // Loose words that are there are no words that were changed, wherever else they happen to fit.
  const isSame = other?.kind === 'close' && other.differences.length === 0;
  const isTold = other && (isSame || shareOfLongParts(parts) >= STITCHED_MIN_SHARE);
  return isTold ? other : { kind: 'too-short', isElided: true };
}

/** Whether a text has enough words to tell where it was taken from. */
export function isLongEnough(text: string): boolean {
  const chars = text.trim().length;
  // Japanese and Chinese put no space between words.
  if (WITHOUT_SPACES.test(text)) return chars >= CLAIM_MIN_CHARS / 2;
  return chars >= CLAIM_MIN_CHARS && claimTokens(text).filter(isWord).length >= CLAIM_MIN_WORDS;
}

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u;

/** Real pieces with an ellipsis between them, each of them word for word. */
function elided(parts: readonly ElidedPart[], release: ReleaseWords): Wording | undefined {
  const found = placesOfParts(parts, release);
  if (!found) return undefined;
  const pieces = found.runs.map(({ first, end }) => spansIn(release, first, end));
  return { kind: 'stitched', pieces, differences: [], isElided: true, inOrder: found.inOrder };
}

function changed(text: string, words: readonly ClaimToken[], release: ReleaseWords): Wording | undefined {
  const alignment = alignClaim(words, release);
  if (!alignment) return undefined;
  const groups = piecesOf(words, release);
  const inPieces = groups.flat().reduce((sum, { length }) => sum + length, 0);
  const isStitched =
    groups.length > 1 &&
    inPieces >= STITCHED_MIN_SHARE * words.length &&
    (inPieces > alignment.same || longestLeftOut(alignment.steps) > GAP_MAX_WORDS);
  if (isStitched) return stitched(text, words, release, groups);
  if (!isClose(alignment, words)) return undefined;
  const kept = alignment.steps.flatMap((step) =>
    'release' in step ? (release.words[step.release] ?? []) : [],
  );
  const differences = differencesOf(alignment.steps, text, words, release);
  return { kind: 'close', place: spansOf(kept), differences };
}

function stitched(
  text: string,
  words: readonly ClaimToken[],
  release: ReleaseWords,
  groups: readonly (readonly Piece[])[],
): Wording {
  const steps: Step[] = [];
  let at = 0;
  const addUpTo = (claim: number): void => {
    for (; at < claim; at += 1) steps.push({ kind: 'added', claim: at });
  };
  for (const { claim, release: place, length } of groups.flat()) {
    addUpTo(claim);
    for (let next = 0; next < length; next += 1)
      steps.push({ kind: 'same', claim: claim + next, release: place + next });
    at = claim + length;
  }
  addUpTo(words.length);
  const firsts = groups.map(([piece]) => piece?.release ?? 0);
  return {
    kind: 'stitched',
    pieces: groups.map((group) => {
      const last = group.at(-1);
      return spansOf(release.words.slice(group[0]?.release ?? 0, (last?.release ?? 0) + (last?.length ?? 0)));
    }),
    differences: differencesOf(steps, text, words, release),
    isElided: claimTokens(text).some(({ form }) => form === ELLIPSIS),
    inOrder: firsts.every((first, place) => place === 0 || first > (firsts[place - 1] ?? 0)),
  };
}

function isClose({ steps, same }: Alignment, words: readonly ClaimToken[]): boolean {
  const beside = steps.filter((step) => 'release' in step).length;
  const share = Math.min(same / words.length, same / Math.max(1, beside));
  if (share < CLOSE_MIN_SHARE) return false;
  const matter = steps.filter((step) => {
    const word = step.kind === 'same' ? words[step.claim] : undefined;
    return word !== undefined && isMatter(word);
  });
  return share >= NEARLY_ALL || matter.length >= CLOSE_MIN_MATTER;
}

function longestLeftOut(steps: readonly Step[]): number {
  let longest = 0;
  let run = 0;
  for (const { kind } of steps) {
    run = kind === 'left-out' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

function spansIn(release: ReleaseWords, first: number, end: number): StretchSpan[] {
  return spansOf(release.tokens.slice(first, end));
}

/**
 * Without what stands at the beginning or end of a line and is of no sentence: the quotation marks with which a speech over
 * several paragraphs opens each, and the marks of a list.
 */
function withoutLineMarks(tokens: readonly ClaimToken[]): readonly ClaimToken[] {
  const opensQuotation = (token: ClaimToken): boolean => token.opensLine && token.form === '"';
  const isListMark = (token: ClaimToken): boolean => token.opensLine && LIST_MARK.test(token.form);
  return tokens.flatMap((token, place) => {
    const [before, after] = [tokens[place - 1], tokens[place + 1]];
    const closesQuotation = token.form === '"' && after?.opensLine === true;
    if (opensQuotation(token) || closesQuotation || isListMark(token)) return [];
    const isFirstOfLine = before !== undefined && (opensQuotation(before) || isListMark(before));
    return [isFirstOfLine ? { ...token, spaced: true } : token];
  });
}

const LIST_MARK = /^[•*·▪◦‣-]$/u;
