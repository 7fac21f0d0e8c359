import type { ReleaseWords } from './release-words.ts';
import type { ClaimToken } from './tokens.ts';

/**
 * A step of an alignment: a word of the claim beside one of the release, or a word that the other side has not. Numbers are
 * places among the words of each.
 */
export type Step =
  | { readonly kind: 'same' | 'other'; readonly claim: number; readonly release: number }
  | { readonly kind: 'added'; readonly claim: number }
  | { readonly kind: 'left-out'; readonly release: number };

/** The words of a claim beside those of the stretch of a release that is most like it. */
export type Alignment = {
  readonly steps: readonly Step[];
  /** How many words both have. */
  readonly same: number;
  readonly cost: number;
};

/** Words are looked for in stretches that begin within so many words of each other. */
const BIN_WORDS = 16;
/** Stretches that are compared word by word. */
const STRETCHES_MAX = 3;
/** Commoner words say nothing of where a claim was taken from, in occurrences. */
const COMMON_MIN_PLACES = 400;

// A word beside another costs less than one that stands alone, so that a changed last word stands beside its original.
const OTHER_COST = 0.75;
const MISSING_COST = 0.8;

/** Lines a claim up with the stretch that is most like it; undefined where no word of it stands in the release. */
export function alignClaim(claim: readonly ClaimToken[], release: ReleaseWords): Alignment | undefined {
  return likelyBins(claim, release)
    .map((bin) => {
      const from = Math.max(0, (bin - 1) * BIN_WORDS);
      return align(
        claim,
        release,
        from,
        Math.min(release.words.length, (bin + 2) * BIN_WORDS + claim.length),
      );
    })
    .toSorted((one, other) => one.cost - other.cost)[0];
}

/** Where claim and release may run beside each other, likeliest first: rare words in common tell it. */
function likelyBins(claim: readonly ClaimToken[], { placesOf }: ReleaseWords): number[] {
  const weights = new Map<number, number>();
  for (const [at, { key }] of claim.entries()) {
    const places = placesOf.get(key) ?? [];
    if (places.length > COMMON_MIN_PLACES) continue;
    for (const place of places) {
      const bin = Math.floor((place - at) / BIN_WORDS);
      for (const near of [bin - 1, bin, bin + 1])
        weights.set(near, (weights.get(near) ?? 0) + (near === bin ? 1 : 0.5) / places.length);
    }
  }
  return [...weights]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, STRETCHES_MAX)
    .map(([bin]) => bin);
}

/** The cheapest way from a claim to any part of the words from `from` up to `to`. */
function align(claim: readonly ClaimToken[], { words }: ReleaseWords, from: number, to: number): Alignment {
  const width = to - from + 1;
  const costs = new Float32Array((claim.length + 1) * width);
  const isSame = (row: number, column: number): boolean =>
    claim[row - 1]?.key === words[from + column - 1]?.key;
  const costAt = (row: number, column: number): number => costs[row * width + column] ?? 0;
  const beside = (row: number, column: number): number =>
    costAt(row - 1, column - 1) + (isSame(row, column) ? 0 : OTHER_COST);
  for (let row = 1; row <= claim.length; row += 1) {
    costs[row * width] = row * MISSING_COST;
    for (let column = 1; column < width; column += 1)
      costs[row * width + column] = Math.min(
        beside(row, column),
        costAt(row - 1, column) + MISSING_COST,
        costAt(row, column - 1) + MISSING_COST,
      );
  }
  let column = 0;
  for (let end = 1; end < width; end += 1)
    if (costAt(claim.length, end) < costAt(claim.length, column)) column = end;
  const cost = costAt(claim.length, column);

  const steps: Step[] = [];
  for (let row = claim.length; row > 0; ) {
    const here = costAt(row, column);
    const at = from + column - 1;
    if (column > 0 && near(here, beside(row, column))) {
      steps.push({ kind: isSame(row, column) ? 'same' : 'other', claim: row - 1, release: at });
      row -= 1;
      column -= 1;
    } else if (column > 0 && near(here, costAt(row, column - 1) + MISSING_COST)) {
      steps.push({ kind: 'left-out', release: at });
      column -= 1;
    } else {
      steps.push({ kind: 'added', claim: row - 1 });
      row -= 1;
    }
  }
  steps.reverse();
  return { steps, same: steps.filter(({ kind }) => kind === 'same').length, cost };
}

/** Sums of tenths in single precision are never quite the same. */
function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-3;
}
