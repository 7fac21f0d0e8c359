import type { ReleaseWords } from './release-words.ts';
import type { ClaimToken } from './tokens.ts';
import { isMatter } from './words-alike.ts';

/** A run of words that claim and release have alike. `claim` and `release` are the places of the first word in each. */
export type Piece = { readonly claim: number; readonly release: number; readonly length: number };

/** A run, and each place of the release where it begins. */
type Run = { readonly claim: number; readonly length: number; readonly places: readonly number[] };

/** Shortest run that was taken from somewhere, in words, and how many of them carry matter: "of the" stands anywhere. */
const PIECE_MIN_WORDS = 4;
const PIECE_MIN_MATTER = 2;
/** From this many words on, one that carries matter is enough. */
const LONG_PIECE_WORDS = 6;
/** Places of a word where a run is looked for, and places of a run that are weighed against each other. */
const PLACES_MAX = 2_000;
const WAYS_MAX = 20;
/** How far the next piece may begin before the end of the one before: words typed twice. */
const OVERLAP_MAX_WORDS = 3;
/** What stands further apart than this, on either side, stands apart, in words. */
export const GAP_MAX_WORDS = 6;

/**
 * The pieces of a release that a claim is made of, in the order of the claim, as groups: what stands in the release as near
 * as in the claim is one group, and so is a place with a few words changed.
 */
export function piecesOf(claim: readonly ClaimToken[], release: ReleaseWords): readonly (readonly Piece[])[] {
  const runs = runsOf(claim, release);
  const groups: Piece[][] = [];
  for (const piece of withFewestBreaks(runs)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && goesOn(last, piece)) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** The longest runs from the first word on, one behind the other. */
function runsOf(claim: readonly ClaimToken[], { words, placesOf }: ReleaseWords): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < claim.length; ) {
    let length = 0;
    let places: number[] = [];
    for (const place of (placesOf.get(claim[at]?.key ?? '') ?? []).slice(0, PLACES_MAX)) {
      if (at + length === claim.length && places.length === WAYS_MAX) break;
      let run = 1;
      while (at + run < claim.length && claim[at + run]?.key === words[place + run]?.key) run += 1;
      if (run > length) places = [];
      length = Math.max(length, run);
      if (run === length && places.length < WAYS_MAX) places.push(place);
    }
    const matter = claim.slice(at, at + length).filter(isMatter).length;
    const isPiece = length >= PIECE_MIN_WORDS && matter >= (length < LONG_PIECE_WORDS ? PIECE_MIN_MATTER : 1);
    if (isPiece) runs.push({ claim: at, length, places });
    at += isPiece ? length : 1;
  }
  return runs;
}

/** Chooses for each run the place with which the claim jumps least often. */
function withFewestBreaks(runs: readonly Run[]): Piece[] {
  type Way = { readonly piece: Piece; readonly breaks: number; readonly before: Way | undefined };
  let ways: Way[] = [];
  for (const { claim, length, places } of runs) {
    const cheapest = ways.toSorted((one, other) => one.breaks - other.breaks)[0];
    ways = places.map((release) => {
      const piece = { claim, release, length };
      const going = ways.filter((way) => goesOn(way.piece, piece)).toSorted((a, b) => a.breaks - b.breaks)[0];
      const before = going && going.breaks <= (cheapest?.breaks ?? 0) + 1 ? going : cheapest;
      return { piece, before, breaks: (before?.breaks ?? 0) + (before && before === going ? 0 : 1) };
    });
  }
  const pieces: Piece[] = [];
  let way = ways.toSorted((one, other) => one.breaks - other.breaks)[0];
  for (; way; way = way.before) pieces.unshift(way.piece);
  return pieces;
}

function goesOn(before: Piece, piece: Piece): boolean {
  const claimGap = piece.claim - before.claim - before.length;
  const releaseGap = piece.release - before.release - before.length;
  return releaseGap >= -OVERLAP_MAX_WORDS && releaseGap <= GAP_MAX_WORDS && claimGap <= GAP_MAX_WORDS;
}
