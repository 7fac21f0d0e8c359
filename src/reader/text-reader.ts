import type { Passage, ReadableText, Reading, SentenceReading } from '../core/answer/reading.ts';
import type { Logits, Session } from './session.ts';
import { type TokenisedText, type Window, type WindowSizes, windowsOf } from './windows.ts';
import type { WordPiece } from './word-piece.ts';

/** A text with its tokens, made once for all the questions on it. */
export function tokenise(text: ReadableText, wordPiece: WordPiece, sizes: WindowSizes): TokenisedText {
  return {
    title: wordPiece(text.title)
      .slice(0, sizes.title)
      .map(({ id }) => id),
    sentences: text.sentences.map(wordPiece),
  };
}

/** Reads a question beside the passages of a text, a window at a time: the model's scale is the window's own. */
export async function readPassages(
  question: string,
  text: TokenisedText,
  passages: readonly Passage[],
  {
    session,
    wordPiece,
    sizes,
  }: { readonly session: Session; readonly wordPiece: WordPiece; readonly sizes: WindowSizes },
): Promise<Reading> {
  const asked = wordPiece(question).map(({ id }) => id);
  const windows = windowsOf(asked, text, passages, sizes, wordPiece);
  const best = new Map<number, SentenceReading>();
  let nothing = 0;
  for (const window of windows) {
    const logits = await session.run(window);
    nothing += logits.nothing / windows.length;
    for (const read of sentencesOf(window, logits, text)) {
      const known = best.get(read.place);
      // A sentence that two windows share counts as the one in which it looks better reads it.
      if (!known || read.score > known.score) best.set(read.place, read);
    }
  }
  return { sentences: [...best.values()].sort((a, b) => a.place - b.place), nothing };
}

/** A phrase as a window of its own, for what it means; no more of it than of a question is read. */
export function phraseWindow(phrase: string, wordPiece: WordPiece, { question }: WindowSizes): Window {
  const asked = wordPiece(phrase)
    .slice(0, question)
    .map(({ id }) => id);
  const ids = [wordPiece.begin, ...asked, wordPiece.end];
  return { ids, side: ids.length, question: { from: 1, to: ids.length - 1 }, sentences: [] };
}

function sentencesOf(window: Window, logits: Logits, text: TokenisedText): SentenceReading[] {
  return window.sentences.map(({ place, from, to }, row) => ({
    place,
    score: logits.sentences[row] ?? 0,
    tokens: (text.sentences[place] ?? []).slice(0, to - from).map(({ start, end }) => ({ start, end })),
    starts: logSoftmax(logits.ends, from, to, 0),
    ends: logSoftmax(logits.ends, from, to, 1),
  }));
}

/** @param side 0 for starts and 1 for ends, which alternate in `logits` */
function logSoftmax(logits: Float32Array, from: number, to: number, side: 0 | 1): Float32Array {
  const own = Float32Array.from({ length: to - from }, (_, i) => logits[(from + i) * 2 + side] ?? 0);
  const most = Math.max(...own);
  const log = most + Math.log(own.reduce((sum, logit) => sum + Math.exp(logit - most), 0));
  return own.map((logit) => logit - log);
}
