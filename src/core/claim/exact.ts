import type { ReleaseWords } from './release-words.ts';
import type { ClaimToken } from './tokens.ts';

/** Tokens of a release, `first` included and `end` not. */
export type TokenRun = { readonly first: number; readonly end: number };

/** Most places that are told of: what stands in more is nobody's in particular. */
const RUNS_MAX = 20;

/** Where a release has these very words and marks, the gaps between them included. @param claim without its ends */
export function exactRuns(claim: readonly ClaimToken[], release: ReleaseWords): TokenRun[] {
  const rarest = rarestWord(claim, release);
  if (!rarest) return [];
  const runs: TokenRun[] = [];
  for (const word of rarest.places) {
    if (runs.length === RUNS_MAX) break;
    const first = (release.tokenOf[word] ?? 0) - rarest.at;
    const isHere = claim.every((token, place) => {
      const other = release.tokens[first + place];
      return other?.form === token.form && (place === 0 || other.spaced === token.spaced);
    });
    if (isHere) runs.push({ first, end: first + claim.length });
  }
  return runs;
}

/** The word of a claim that stands in the fewest places; undefined where one of its words stands in none. */
function rarestWord(claim: readonly ClaimToken[], { placesOf }: ReleaseWords) {
  let rarest: { readonly at: number; readonly places: readonly number[] } | undefined;
  for (const [at, { key }] of claim.entries()) {
    if (key === '') continue;
    const places = placesOf.get(key);
    if (!places) return undefined;
    if (!rarest || places.length < rarest.places.length) rarest = { at, places };
  }
  return rarest;
}
