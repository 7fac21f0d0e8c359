import type { Passage } from '../core/answer/reading.ts';
import type { Token } from './word-piece.ts';

/** Most tokens of a window, and of the question and the title in it. The model was trained with these. */
export type WindowSizes = { readonly window: number; readonly question: number; readonly title: number };

/** A text as windows are cut from it. */
export type TokenisedText = {
  /** Token ids, cut to the size of a title. */
  readonly title: readonly number[];
  readonly sentences: readonly (readonly Token[])[];
};

/** One run of the model. */
export type Window = {
  readonly ids: readonly number[];
  /** How many ids come before the title: the question's side. */
  readonly side: number;
  readonly question: { readonly from: number; readonly to: number };
  /** Each sentence's place in the text, and its tokens' places in `ids`, from and up to. */
  readonly sentences: readonly { readonly place: number; readonly from: number; readonly to: number }[];
};

/** The two ids that windows are made with. */
export type Marks = { readonly begin: number; readonly end: number };

/**
 * Windows over the passages: runs of whole sentences that fit, each beginning with the last sentence of the one
 * before for its context. A sentence that is longer than a window is cut.
 *
 * @param question its token ids
 */
export function windowsOf(
  question: readonly number[],
  text: TokenisedText,
  passages: readonly Passage[],
  sizes: WindowSizes,
  marks: Marks,
): Window[] {
  const asked = question.slice(0, sizes.question);
  const room = sizes.window - asked.length - text.title.length - 4;
  return passages
    .flatMap((passage) =>
      runsOf(text, passage, room).map((run) => windowOf(asked, text, run, sizes.window, marks)),
    )
    .filter(({ sentences }) => sentences.length > 0);
}

function runsOf({ sentences }: TokenisedText, { first, end }: Passage, room: number): Passage[] {
  const lengthAt = (place: number): number => sentences[place]?.length ?? 0;
  const runs: Passage[] = [];
  let from = first;
  while (from < end) {
    let to = from + 1;
    let used = lengthAt(from);
    while (to < end && used + lengthAt(to) <= room) {
      used += lengthAt(to);
      to += 1;
    }
    runs.push({ first: from, end: to });
    if (to >= end) break;
    from = to - 1 > from ? to - 1 : to;
  }
  return runs;
}

function windowOf(
  asked: readonly number[],
  text: TokenisedText,
  { first, end }: Passage,
  size: number,
  marks: Marks,
): Window {
  const ids = [marks.begin, ...asked, marks.end];
  const side = ids.length;
  ids.push(...text.title, marks.end);
  const sentences: { place: number; from: number; to: number }[] = [];
  for (const [offset, tokens] of text.sentences.slice(first, end).entries()) {
    const fitting = tokens.slice(0, Math.max(0, size - 1 - ids.length));
    if (fitting.length === 0) continue;
    sentences.push({ place: first + offset, from: ids.length, to: ids.length + fitting.length });
    for (const { id } of fitting) ids.push(id);
  }
  ids.push(marks.end);
  return { ids, side, question: { from: 1, to: 1 + asked.length }, sentences };
}
