import { exactRuns, type TokenRun } from './exact.ts';
import type { ReleaseWords } from './release-words.ts';
import { type ClaimToken, ELLIPSIS, isWord, withoutEnds } from './tokens.ts';

/** What stands between two ellipses of a claim, or beside one. */
export type ElidedPart = readonly ClaimToken[];

/** Where a release has the parts of a claim, one run for each, and whether they follow each other there too. */
export type PartPlaces = { readonly runs: readonly TokenRun[]; readonly inOrder: boolean };

/** Shortest part beside an ellipsis that is a piece of something by itself, in words. */
export const PART_MIN_WORDS = 3;

/** Where each part stands word for word; undefined where there is but one, or one stands nowhere or anywhere. */
export function placesOfParts(parts: readonly ElidedPart[], release: ReleaseWords): PartPlaces | undefined {
  if (parts.length < 2) return undefined;
  const runs = parts.map((part) => exactRuns(part, release));
  return parts.some(isShortPart) ? inOneStretch(parts, runs, release) : inTurn(runs);
}

/** A place for each part, behind the one before where there is such a place; undefined where a part has none. */
function inTurn(runs: readonly (readonly TokenRun[])[]): PartPlaces | undefined {
  let from = 0;
  let inOrder = true;
  const chosen = runs.flatMap((places) => {
    const next = places.find(({ first }) => first >= from);
    const run = next ?? places[0];
    inOrder &&= next !== undefined;
    from = run?.end ?? from;
    return run ? [run] : [];
  });
  return chosen.length === runs.length ? { runs: chosen, inOrder } : undefined;
}

/** Two words stand anywhere: beside a longer part, in one sentence and in its order, they were taken from there. */
function inOneStretch(
  parts: readonly ElidedPart[],
  runs: readonly (readonly TokenRun[])[],
  release: ReleaseWords,
): PartPlaces | undefined {
  const stretchOf = ({ first }: TokenRun): number | undefined => release.tokens[first]?.stretch;
  const anchors = runs.flatMap((places, place) =>
    isShortPart(parts[place] ?? []) ? [] : places.map(stretchOf),
  );
  for (const stretch of new Set(anchors)) {
    const found = inTurn(runs.map((places) => places.filter((run) => stretchOf(run) === stretch)));
    if (found?.inOrder) return found;
  }
  return undefined;
}

/** Whether there are parts, and the release has each of them somewhere. */
export function arePartsThere(parts: readonly ElidedPart[], release: ReleaseWords): boolean {
  return parts.length > 1 && parts.every((part) => exactRuns(part, release).length > 0);
}

/** Share of the words that stands in parts which are pieces of something by themselves, 0 to 1. */
export function shareOfLongParts(parts: readonly ElidedPart[]): number {
  const count = (some: readonly ElidedPart[]): number => some.flat().filter(isWord).length;
  return count(parts.filter((part) => !isShortPart(part))) / Math.max(1, count(parts));
}

function isShortPart(part: ElidedPart): boolean {
  return part.filter(isWord).length < PART_MIN_WORDS;
}

/** What stands between the ellipses, brackets around them taken off. */
export function partsOf(claim: readonly ClaimToken[]): ElidedPart[] {
  const parts: ClaimToken[][] = [[]];
  for (const token of claim) {
    if (token.form === ELLIPSIS) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.map(withoutEnds).filter((part) => part.length > 0);
}
