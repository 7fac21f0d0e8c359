import type { Sentence } from '../src/core/release/release.ts';
import type { SpokenMarks } from './spoken-set.ts';

/** One sentence that was given to another than its speaker; null for nobody. */
export type Slip = {
  readonly sentence: number;
  readonly found: string | null;
  readonly right: string | null;
};

/** How the speakers found in one release compare with the marks. */
export type SpokenScore = {
  /** Sentences given to their speaker. */
  readonly found: number;
  /** Sentences that have a speaker, by the marks. */
  readonly spoken: number;
  /** Sentences given to somebody else than their speaker, or to somebody where nobody speaks. */
  readonly wrong: readonly Slip[];
  /** Sentences of a speaker given to nobody. */
  readonly missed: readonly Slip[];
};

/** Compares the sentences of a release with its marks; what the text does not tell counts only where somebody else gets it. */
export function scoreSpoken(sentences: readonly Sentence[], marks: SpokenMarks): SpokenScore {
  const right = speakersByNumber(marks.speakers);
  const untold = speakersByNumber(marks.untold ?? {});
  const slips = sentences.flatMap(({ number, speaker }): Slip[] => {
    const found = speaker?.name ?? null;
    const expected = right.get(number) ?? null;
    const isFree = found === null || found === untold.get(number);
    return found === expected || (expected === null && isFree)
      ? []
      : [{ sentence: number, found, right: expected }];
  });
  const missed = slips.filter(({ found }) => found === null);
  const wrong = slips.filter(({ found }) => found !== null);
  const misplaced = slips.filter((slip) => slip.right !== null).length;
  return { found: right.size - misplaced, spoken: right.size, wrong, missed };
}

function speakersByNumber(speakers: SpokenMarks['speakers']): Map<number, string> {
  return new Map(
    Object.entries(speakers).flatMap(([name, numbers]) =>
      numbers.map((number): [number, string] => [number, name]),
    ),
  );
}
