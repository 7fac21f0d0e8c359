import { oncePer } from '../once-per.ts';
import type { Release, Sentence } from '../release/release.ts';
import { datesIn, type FoundDate } from './dates-in.ts';

/** A sentence under one of its dates. */
export type Dated = Omit<FoundDate, 'span'> & {
  readonly sentence: Sentence;
  readonly marks: readonly FoundDate['span'][];
};

/**
 * The sentences of a release that give a date, by date: a year before its months, a month before its days, and what has one
 * date as the release has it. A sentence with several dates stands under each.
 */
export const timelineOf = oncePer((release: Release): readonly Dated[] =>
  release.sentences
    .filter(({ role }) => role === undefined)
    .flatMap((sentence) =>
      datesIn(sentence.text, release.date).map(({ span, ...found }) => ({
        ...found,
        sentence,
        marks: [span],
      })),
    )
    .sort((one, other) => (one.date === other.date ? 0 : one.date < other.date ? -1 : 1)),
);
