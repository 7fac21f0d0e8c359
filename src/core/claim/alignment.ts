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
  const beside = words.slice(from, to).map(({ key }) => key);
  const rows = costRows(
    claim.map(({ key }) => key),
    beside,
  );
  const costAt = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  const last = rows.at(-1) ?? new Float32Array(1);
  let column = last.reduce((best, cost, place) => (cost < (last[best] ?? 0) ? place : best), 0);
  const cost = costAt(claim.length, column);

  const steps: Step[] = [];
  for (let row = claim.length; row > 0; ) {
    const here = costAt(row, column);
    const isSame = claim[row - 1]?.key === beside[column - 1];
    if (near(here, costAt(row - 1, column - 1) + (isSame ? 0 : OTHER_COST))) {
      steps.push({ kind: isSame ? 'same' : 'other', claim: row - 1, release: from + column - 1 });
      row -= 1;
      column -= 1;
    } else if (near(here, costAt(row, column - 1) + MISSING_COST)) {
      steps.push({ kind: 'left-out', release: from + column - 1 });
      column -= 1;
    } else {
      steps.push({ kind: 'added', claim: row - 1 });
      row -= 1;
    }
  }
  steps.reverse();
  return {
    steps: withoutStrangeEnds(steps, words),
    same: steps.filter(({ kind }) => kind === 'same').length,
    cost,
  };
}

/**
 * At either end of a claim a word beside one of another sentence than all that is the same stands for nothing there: it is the
 * claim's own.
 */
function withoutStrangeEnds(steps: readonly Step[], words: ReleaseWords['words']): Step[] {
  const first = steps.findIndex(({ kind }) => kind === 'same');
  const last = steps.findLastIndex(({ kind }) => kind === 'same');
  const stretchOf = (step: Step | undefined) =>
    step && 'release' in step ? words[step.release]?.stretch : undefined;
  return steps.flatMap((step, place) => {
    const nearest = place < first ? steps[first] : place > last ? steps[last] : step;
    if (!('release' in step) || stretchOf(step) === stretchOf(nearest)) return [step];
    return step.kind === 'other' ? [{ kind: 'added', claim: step.claim }] : [];
  });
}

/** The least cost of the first so many words of a claim, by how many words beside it are used up; skipping the first is free. */
function costRows(claim: readonly string[], beside: readonly string[]): readonly Float32Array[] {
  let before = new Float32Array(beside.length + 1);
  const rows = [before];
  for (const word of claim) {
    const row = new Float32Array(beside.length + 1);
    let cost = (before[0] ?? 0) + MISSING_COST;
    row[0] = cost;
    let diagonal = before[0] ?? 0;
    for (let column = 1; column < row.length; column += 1) {
      const above = before[column] ?? 0;
      const together = beside[column - 1] === word ? diagonal : diagonal + OTHER_COST;
      cost = Math.min(together, above + MISSING_COST, cost + MISSING_COST);
      row[column] = cost;
      diagonal = above;
    }
    rows.push(row);
    before = row;
  }
  return rows;
}

/** Sums of tenths in single precision are never quite the same. */
function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-3;
}
