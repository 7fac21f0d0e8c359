import { foldedWords } from '../text/folded.ts';
import type { Sentence } from './release.ts';

/** What became of a sentence from one text of a release to the next; each side has its own number. */
export type SentenceChange =
  | { readonly kind: 'kept' | 'changed'; readonly before: Sentence; readonly after: Sentence }
  | { readonly kind: 'gone'; readonly before: Sentence }
  | { readonly kind: 'new'; readonly after: Sentence };

/** Share of the words that two sentences have in common, from which one is a change of the other. */
const ALIKE_MIN = 0.5;

/** Sentences of the later text that are compared with one of the earlier: whole texts that differ take no longer for it. */
const COMPARED_MAX = 20;

/** A sentence of each text, by its place. */
type Pair = readonly [before: number, after: number];

/**
 * Sets two texts of one release side by side, sentence by sentence, in the order of both. Kept is only what reads the same
 * letter for letter; a sentence that has moved is gone in one place and new in the other.
 */
export function sentenceChanges(
  before: readonly Sentence[],
  after: readonly Sentence[],
): readonly SentenceChange[] {
  const changes: SentenceChange[] = [];
  let from: Pair = [0, 0];
  for (const [one, other] of [...keptPairs(before, after), [before.length, after.length] as const]) {
    changes.push(...changesWithin(before.slice(from[0], one), after.slice(from[1], other)));
    const [kept, same] = [before[one], after[other]];
    if (kept && same) changes.push({ kind: 'kept', before: kept, after: same });
    from = [one + 1, other + 1];
  }
  return changes;
}

/** Whether every sentence reads as it did, in the same order. */
export function isSameText(before: readonly Sentence[], after: readonly Sentence[]): boolean {
  return before.length === after.length && before.every(({ text }, place) => text === after[place]?.text);
}

/** Sentences that read the same in both, in ascending order on both sides. */
function keptPairs(before: readonly Sentence[], after: readonly Sentence[]): readonly Pair[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]?.text === after[start]?.text) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end)?.text === after.at(-1 - end)?.text) end += 1;

  const middle = longestAscending(
    pairsOfEqual(before.slice(start, before.length - end), after.slice(start, after.length - end)),
  );
  return [
    ...Array.from({ length: start }, (_, place): Pair => [place, place]),
    ...middle.map(([one, other]): Pair => [start + one, start + other]),
    ...Array.from(
      { length: end },
      (_, place): Pair => [before.length - end + place, after.length - end + place],
    ),
  ];
}

/** Each sentence with the one that reads the same, the first of several with the first, by its place in the earlier text. */
function pairsOfEqual(before: readonly Sentence[], after: readonly Sentence[]): readonly Pair[] {
  const places = Map.groupBy(after.keys(), (place) => after[place]?.text);
  return before.flatMap(({ text }, place): Pair[] => {
    const other = places.get(text)?.shift();
    return other === undefined ? [] : [[place, other]];
  });
}

/** The most pairs that ascend on both sides, of pairs that ascend on the first. */
function longestAscending(pairs: readonly Pair[]): readonly Pair[] {
  type Run = { readonly pair: Pair; readonly former: Run | undefined };
  // By length less one: the run of that many pairs that ends lowest.
  const runs: Run[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    runs[low] = { pair, former: runs[low - 1] };
  }
  const longest: Pair[] = [];
  for (let run = runs.at(-1); run; run = run.former) longest.push(run.pair);
  return longest.reverse();
}

/** Between two kept sentences: each is paired with the most similar one of the next few, if there is one. */
function changesWithin(before: readonly Sentence[], after: readonly Sentence[]): SentenceChange[] {
  const words = after.map(({ text }) => new Set(foldedWords(text)));
  const changes: SentenceChange[] = [];
  let next = 0;
  const addUpTo = (end: number): void => {
    changes.push(...after.slice(next, end).map((one) => ({ kind: 'new', after: one }) as const));
    next = end;
  };
  for (const one of before) {
    const own = new Set(foldedWords(one.text));
    const shares = words.slice(next, next + COMPARED_MAX).map((others) => shareInCommon(own, others));
    const best = Math.max(0, ...shares);
    const at = next + shares.indexOf(best);
    const like = best >= ALIKE_MIN ? after[at] : undefined;
    if (like) {
      addUpTo(at);
      // One of several that read the same may have found no partner before.
      changes.push({ kind: like.text === one.text ? 'kept' : 'changed', before: one, after: like });
      next = at + 1;
    } else changes.push({ kind: 'gone', before: one });
  }
  addUpTo(after.length);
  return changes;
}

function shareInCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = one.size + other.size;
  return all === 0 ? 0 : (2 * one.intersection(other).size) / all;
}
